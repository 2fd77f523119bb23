"""How many pages and drafts, and whatever else, use each term, with a link to them.

Another room that uses terms adds its own count beside them:

    @hooks.register("register_term_uses")
    def alerts_for_terms():
        return AlertsForTerms()

What the function returns has `heading` (a column's heading, such as "Alerts"), `counts(term_ids)`, which returns
{term id: how many}, and `url(term)`, the address at which a taxonomy manager sees them (empty: no link).
"""

from django.urls import reverse
from wagtail import hooks

from taxonomy.uses import usage


class LivePages:
    """The live pages that have a term."""

    heading = "Live pages"

    def __init__(self, used):
        self.used = used

    def counts(self, term_ids):
        return {pk: len(self.used[pk].live) for pk in term_ids if pk in self.used}

    def url(self, term):
        return reverse("taxonomy_live_pages", args=[term.pk])


class Drafts:
    """The pages whose newest draft has a term."""

    heading = "Drafts"

    def __init__(self, used):
        self.used = used

    def counts(self, term_ids):
        return {pk: len(self.used[pk].drafts) for pk in term_ids if pk in self.used}

    def url(self, term):
        return reverse("taxonomy_drafts", args=[term.pk])


def counters(vocabulary):
    """Return every kind of use that is counted, pages and drafts first."""
    used = usage(vocabulary)
    others = [register() for register in hooks.get_hooks("register_term_uses")]
    return [LivePages(used), Drafts(used), *others]


def cells_of(terms, kinds):
    """Return {term id: [(heading, how many, address)]} for these terms."""
    ids = [term.pk for term in terms]
    counted = [(kind, kind.counts(ids)) for kind in kinds]
    return {
        term.pk: [(kind.heading, counts.get(term.pk, 0), kind.url(term)) for kind, counts in counted] for term in terms
    }
