"""The tree of a vocabulary's terms."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.urls import reverse
from wagtail.admin.widgets.button import HeaderButton

from taxonomy.admin.counts import cells_of, counters
from taxonomy.admin.forms import FilterForm
from taxonomy.admin.views.base import ManagerView
from taxonomy.models import TaxonomyChange, Term
from taxonomy.schemes import load_schemes

ROWS = 300
DEEPEST = 4
"""Narrower terms are drawn further in down to this level."""


@dataclass
class Row:
    """One term in the table."""

    term: Term
    level: int
    cells: list
    is_first: bool
    is_last: bool
    pressed: str = ""
    """"up" or "down" when that button brought the reader here."""

    @property
    def indent(self):
        return min(self.level, DEEPEST)

    @property
    def focus(self):
        """Which button gets the focus back: the one that was pressed, or its neighbour at the end of the way."""
        if (self.pressed == "up" and self.is_first) or (self.pressed == "down" and self.is_last):
            return "down" if self.is_first else "up"
        return self.pressed

    @property
    def is_unused(self):
        """Say whether deleting is offered. The preview looks closer, and refuses what old versions rely on."""
        return self.term.status != Term.Status.RETIRED and not any(number for _, number, _ in self.cells)


class TreeView(ManagerView):
    """Every term of a vocabulary, with what it means, how it stands and how often it is used."""

    template_name = "taxonomy/admin/tree.html"

    def get_page_title(self):
        return "Terms"

    def get_page_subtitle(self):
        return str(self.vocabulary)

    def get_breadcrumbs_items(self):
        items = super().get_breadcrumbs_items()[:2]
        return [items[0], {"url": "", "label": str(self.vocabulary)}]

    def get_header_buttons(self):
        pk = self.vocabulary.pk
        return [
            HeaderButton("Add term", reverse("taxonomy_add_term", args=[pk]), icon_name="plus"),
            HeaderButton("History", reverse("taxonomy_history", args=[pk]), icon_name="history"),
            HeaderButton("Settings", reverse("taxonomy_vocabulary_modeladmin_edit", args=[pk]), icon_name="cog"),
        ]

    def get_context_data(self, **kwargs):
        filters = FilterForm(self.request.GET)
        scheme = load_schemes(pk=self.vocabulary.pk)[self.vocabulary.slug]
        walked = list(scheme.walk_all())
        kinds = counters(self.vocabulary)
        page = self.page_of([found for found in walked if filters.matches(found[0])])
        return super().get_context_data(
            filters=filters,
            kinds=kinds,
            here=self.here,
            waiting=proposals([term for term, _ in walked if term.status == Term.Status.DRAFT]),
            page_obj=page,
            rows=self.rows(list(page), walked, kinds),
            total=len(walked),
            has_order=self.vocabulary.ordered and not filters.is_narrowing,
            **kwargs,
        )

    def page_of(self, found):
        """Return the page that is asked for by its number, or else the one with the term that was just changed."""
        place = next((place for place, (term, _) in enumerate(found) if str(term.pk) == self.here), 0)
        return Paginator(found, ROWS).get_page(self.request.GET.get("p") or place // ROWS + 1)

    @property
    def here(self):
        """The id of the term that was just changed, as the address has it."""
        return self.request.GET.get("at") or self.moved[1]

    @property
    def moved(self):
        """("up" or "down", the id of the term that moved), both empty when none did."""
        way, _, pk = self.request.GET.get("moved", "").partition("-")
        return way, pk

    def rows(self, shown, walked, kinds):
        cells = cells_of([term for term, _ in shown], kinds)
        ends = {}
        for term, _ in walked:
            first, _last = ends.get(term.broader_id, (term.pk, None))
            ends[term.broader_id] = (first, term.pk)
        way, moved = self.moved
        return [
            Row(
                term,
                level,
                cells[term.pk],
                *(term.pk == end for end in ends[term.broader_id]),
                pressed=way if str(term.pk) == moved else "",
            )
            for term, level in shown
        ]


def proposals(drafts):
    """Return (draft term, the change that added it) for each term that waits, oldest first."""
    added = TaxonomyChange.objects.filter(terms__in=drafts, operation=TaxonomyChange.Operation.ADD)
    by_term = {}
    for change in added.select_related("user").prefetch_related("terms"):
        for term in change.terms.all():
            by_term[term.pk] = change
    return [(term, by_term.get(term.pk)) for term in sorted(drafts, key=lambda term: term.pk)]


def place_of(term):
    """Return (its number, how many) of a term among those that stand beside it."""
    scheme = load_schemes(pk=term.vocabulary_id)[term.vocabulary.slug]
    beside = [found.pk for found, _ in scheme.walk_all() if found.broader_id == term.broader_id]
    return beside.index(term.pk) + 1, len(beside)
