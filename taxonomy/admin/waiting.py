"""Draft terms that wait for a taxonomy manager's decision: how many there are, and where they stand."""

from django.db.models import Count, Q
from django.urls import reverse
from wagtail.admin.ui.components import Component

from taxonomy.models import Term, Vocabulary

NUMBER_WAITING = Count("terms", filter=Q(terms__status=Term.Status.DRAFT))


def waiting_url(vocabulary):
    """Return the address of the drafts of a vocabulary."""
    return f"{reverse('taxonomy_terms', args=[vocabulary.pk])}?status={Term.Status.DRAFT}"


class WaitingTerms(Component):
    """What waits in each vocabulary, on the first screen of the admin. Nothing is drawn when nothing waits."""

    name = "waiting_terms"
    template_name = "taxonomy/admin/waiting_terms.html"
    order = 200
    """Below the pages that this person has to do with."""

    def get_context_data(self, parent_context):
        found = Vocabulary.objects.annotate(number=NUMBER_WAITING).filter(number__gt=0)
        found = found.order_by(*Vocabulary._meta.ordering)  # counting drops it
        waiting = [(vocabulary, vocabulary.number, waiting_url(vocabulary)) for vocabulary in found]
        return {"waiting": waiting, "total": sum(number for _, number, _ in waiting)}
