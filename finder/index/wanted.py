"""What the index should hold of a page, worked out from the page and the vocabularies as they stand."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, IntegerField, Value

from content.cards import facts_of
from content.models import content_page_types
from finder.index.visibility import public_pages
from taxonomy.models import PageTerm, Term

EVIDENCE = "evidence"
READ = ("title", "first_published_at", "illustrative")


class Coverage:
    """Which terms find a page that has a given one: itself, what is broader, what replaced it, lower ranks.

    The other way round this is `Scheme.covered`; pages need it from below, and for few terms at a time. Nothing is
    read before it is asked.
    """

    def __init__(self):
        self._found_by = {}

    @cached_property
    def broader(self):
        return dict(Term.objects.order_by().values_list("pk", "broader_id"))

    @cached_property
    def successors(self):
        rows = Term.replaced_by.through.objects.filter(from_term__status=Term.Status.RETIRED)
        return grouped(rows.values_list("from_term_id", "to_term_id"))

    @cached_property
    def ranks(self):
        """The ranks in each cumulative vocabulary: {term id: (vocabulary id, rank)}."""
        rows = Term.objects.filter(vocabulary__cumulative=True).order_by()
        return {pk: rank for pk, *rank in rows.values_list("pk", "vocabulary_id", "sort_order")}

    @cached_property
    def levels(self):
        """The levels of evidence: {term id: rank}."""
        return dict(Term.objects.filter(vocabulary__slug=EVIDENCE).order_by().values_list("pk", "sort_order"))

    def found_by(self, term_id):
        """Return the ids of the terms that find a page with this one."""
        if term_id not in self._found_by:
            found = self.up_from(term_id)
            if term_id in self.ranks:
                top = max(self.ranks[pk] for pk in found if pk in self.ranks)
                found |= {pk for pk, rank in self.ranks.items() if rank[0] == top[0] and rank <= top}
            self._found_by[term_id] = found
        return self._found_by[term_id]

    def up_from(self, term_id):
        found, waiting = set(), [term_id]
        while waiting:
            current = waiting.pop()
            if current is not None and current not in found:
                found.add(current)
                waiting += [self.broader[current], *self.successors.get(current, ())]
        return found

    def of(self, term_ids):
        """Return the ids of all terms that find a page with these."""
        return set().union(*map(self.found_by, term_ids))

    def rank(self, term_ids):
        """Return the strongest evidence level among these terms; None when there is none."""
        return max((self.levels[pk] for pk in term_ids if pk in self.levels), default=None)

    def finding(self, term_ids):
        """Return the ids of the terms that pages may have so that one of these terms finds them."""
        wanted = set(term_ids)
        return {pk for pk in self.broader if not wanted.isdisjoint(self.found_by(pk))}


@dataclass(frozen=True)
class Wanted:
    """An entry as it should be: the values of its fields, the ids of the terms that find it, and its words. Of one
    whose terms alone may have changed, only what depends on them is worked out."""

    values: dict[str, Any]
    term_ids: frozenset[int]
    text: dict[str, str] | None = None


def wanted_entries(page_ids, coverage, known=()):
    """Return {page id: Wanted} of those of these pages that belong in the index; of those in `known`, only what their
    terms make."""
    public = dict(public_pages().filter(pk__in=page_ids).order_by().values_list("pk", "content_type_id"))
    terms = grouped(PageTerm.objects.filter(page__in=public).order_by("pk").values_list("page_id", "term_id"))
    whole = read_pages({pk: type_id for pk, type_id in public.items() if pk not in known})
    wanted = {}
    for pk in public.keys() & {*whole, *known}:
        term_ids = terms.get(pk, [])
        values, text = whole.get(pk, ({}, None))
        values |= {"term_ids": term_ids, "evidence_rank": coverage.rank(term_ids)}
        wanted[pk] = Wanted(values, frozenset(coverage.of(term_ids)), text)
    return wanted


def read_pages(public):
    """Return {page id: (values, words)} read from the pages; `public` is {page id: id of its type}."""
    found = {}
    for page_type, model in content_page_types().items():
        type_id = ContentType.objects.get_for_model(model).pk
        if page_ids := [pk for pk, other in public.items() if other == type_id]:
            year = F(model.year_lookup) if model.year_lookup else Value(None, output_field=IntegerField())
            pages = model.objects.filter(pk__in=page_ids).annotate(indexed_year=year).order_by()
            for page in pages.prefetch_related(*model.index_prefetches):
                values = {name: getattr(page, name) for name in READ}
                values |= {"page_type": page_type, "year": page.indexed_year, "facts": facts_of(page)}
                found[page.pk] = values, page.search_texts()
    return found


def grouped(pairs):
    """Return {first: [second, …]} of these pairs."""
    found = defaultdict(list)
    for first, second in pairs:
        found[first].append(second)
    return found
