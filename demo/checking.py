"""What would keep a page of the demonstration from being published, found before anything is written."""

from django.core.exceptions import ValidationError
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations

from content.readiness import problems_of


def faults_of(page):
    """Return sentences: what the page lacks, and what its fields or child records do not take."""
    faults = [problem.message for problem in problems_of(page)]
    for record in (page, *descendants(page)):
        faults += invalid_values(record)
    return faults


def descendants(cluster):
    """Yield the child records of a page, and theirs."""
    for relation in get_all_child_relations(type(cluster)):
        for child in getattr(cluster, relation.get_accessor_name()).all():
            yield child
            if isinstance(child, ClusterableModel):
                yield from descendants(child)


def invalid_values(record):
    """Return what the fields of one record do not take; what is filled in on saving is not asked for."""
    unset = [f.name for f in record._meta.local_fields if isinstance(f, ParentalKey) or not f.editable]
    try:
        record.full_clean(exclude=unset)
    except ValidationError as error:
        name = record._meta.verbose_name
        return [f"{name}, {field}: {' '.join(texts)}" for field, texts in error.message_dict.items()]
    return []
