"""What was changed, by whom, when and why."""

from dataclasses import dataclass

from django.core.paginator import Paginator

from taxonomy.admin.readable import Reader, TermChange, term_changes, use_changes
from taxonomy.admin.views.base import ManagerView, TermView
from taxonomy.models import TaxonomyChange
from taxonomy.plans import rows_in, terms_in

CHANGES_AT_ONCE = 20


@dataclass
class Entry:
    """One change of the history, in words."""

    change: TaxonomyChange
    terms: list[TermChange]
    more_terms: int
    uses: list[str]


def entries_of(changes, first=None):
    """Return the Entry of each recorded change; the term with the id `first` comes first. The labels that all of
    them name are read at once."""
    diffs = [(change, terms_in(change.diff), rows_in(change.diff)) for change in changes]
    reader = Reader.of_all((terms, rows) for _, terms, rows in diffs)
    entries = []
    for change, terms, rows in diffs:
        in_order = {pk: terms[pk] for pk in sorted(terms, key=lambda pk: pk != first)}
        entries.append(Entry(change, *term_changes(in_order, reader), use_changes(rows, reader)))
    return entries


class VocabularyHistoryView(ManagerView):
    """Every change of a vocabulary and its terms, newest first."""

    template_name = "taxonomy/admin/history.html"
    page_title = "History"
    first = None
    """The id of the term whose part of a change comes first."""

    def get_page_subtitle(self):
        return str(self.vocabulary)

    def changes(self):
        return self.vocabulary.changes.all()

    def get_context_data(self, **kwargs):
        changes = self.changes().select_related("user", "undone_by__user", "undoes")
        page = Paginator(changes, CHANGES_AT_ONCE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page_obj=page, entries=entries_of(page, self.first), **kwargs)


class TermHistoryView(TermView, VocabularyHistoryView):
    """Every change that touched one term."""

    def get_page_subtitle(self):
        return str(self.term)

    def changes(self):
        return self.term.changes.all()

    @property
    def first(self):
        return self.term.pk
