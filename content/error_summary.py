"""What stopped a form, above it: a line for each fault, which leads to its field (GOV.UK's error summary)."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME

from content.labels import label_of

NOT_READY = "This page is not ready to be published or submitted"
NOT_SAVED = "This page cannot be saved as it is"
KEPT = "Nothing you typed is lost: you can save it as a draft at any time."
CORRECT_FIRST = "Correct first what is wrong: until then not even a draft can be saved."
IN_A_BLOCK = "Something in this part needs to be put right. It is said there."


@dataclass(frozen=True)
class Fault:
    """One sentence on what is wrong: the field or list of records that it is about, what the form calls it, and the id
    of its place on the form."""

    field: str
    label: str
    message: str
    anchor: str


@dataclass(frozen=True)
class ErrorSummary:
    """The faults of a form in the order of its fields, with what they stopped and what to do."""

    heading: str
    advice: str
    faults: list[Fault]


def error_summary(panel):
    """Return what stopped the form that a bound panel draws, or None when nothing did, or nothing that has a place."""
    form = panel.form
    if not form.is_bound:
        return None
    places = {name: place for place, name in enumerate(names_on(panel))}
    faults = sorted(faults_of(form), key=lambda fault: places.get(fault.field, len(places)))
    if not faults:
        return None
    return ErrorSummary(
        NOT_READY if form.is_incomplete else NOT_SAVED, KEPT if form.is_sound else CORRECT_FIRST, faults
    )


def in_a_line(form):
    """Return the first fault of a form in one line, and how many there are besides; empty when there is none."""
    faults = faults_of(form)
    if not faults:
        return ""
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"{faults[0].label}{more}: {faults[0].message}"


def faults_of(form):
    return [*of_fields(form), *of_records(form)]


def names_on(panel):
    """Yield the names of the fields and lists of records below a bound panel, in their order. To ask for them also
    gives the fields the labels that their panels have for them."""
    if name := getattr(panel, "field_name", None) or getattr(panel.panel, "relation_name", None):
        yield name
    else:
        for child in getattr(panel, "children", ()):
            yield from names_on(child)


def anchor_of(model, name):
    """Return the id of a field's place on the form, or of a list of records'. A stream bears its name alone."""
    if name in {relation.get_accessor_name() for relation in get_all_child_relations(model)}:
        return f"id_{name}-FORMS"
    return name if any(isinstance(f, StreamField) and f.name == name for f in model._meta.fields) else f"id_{name}"


def of_fields(form):
    for name, errors in form.errors.items():
        if name != NON_FIELD_ERRORS:
            label, anchor = form[name].label, anchor_of(form._meta.model, name)
            messages = [message for error in errors.as_data() for message in said(error)]
            yield from (Fault(name, label, message, anchor) for message in messages)


def said(error):
    return [IN_A_BLOCK] if isinstance(error, StreamBlockValidationError) else error.messages


def of_records(form):
    for name, formset in form.formsets.items():
        if name != COMMENTS_RELATION_NAME:
            label, anchor = label_of(form._meta.model, name), anchor_of(form._meta.model, name)
            yield from (Fault(name, label, message, anchor) for message in formset.non_form_errors())
            kept = [record for record in formset.forms if not record.cleaned_data.get("DELETE")]
            for number, record in enumerate(kept, start=1):
                yield from of_record(name, record, f"{capfirst(formset.model._meta.verbose_name)} {number}", anchor)


def of_record(relation, record, name, anchor):
    for field, errors in record.errors.items():
        if field == NON_FIELD_ERRORS:
            yield from (Fault(relation, name, message, anchor) for message in errors)
        else:
            label = record[field].label
            named = f"{name}, {label[0].lower()}{label[1:]}"
            yield from (Fault(relation, named, message, record[field].auto_id) for message in errors)
