"""What the index should hold of a page, worked out from the page and the vocabularies as they stand."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import F, IntegerField, Value

from content.models import content_page_types
from finder.index.visibility import public_pages
from taxonomy.models import PageTerm, Term

EVIDENCE = "evidence"


class Coverage:
    """Which terms find a page that has a given one: itself, what is broader, what replaced it, lower ranks.

    The other way round this is `Scheme.covered`; pages need it from below, and for few terms at a time.
    """

    def __init__(self):
        columns = ("pk", "vocabulary__slug", "vocabulary__cumulative", "broader_id", "sort_order")
        self.terms = {row.pk: row for row in Term.objects.order_by().values_list(*columns, named=True)}
        self.above = {pk: {term.broader_id} - {None} for pk, term in self.terms.items()}
        self.of_vocabulary = defaultdict(list)
        for term in self.terms.values():
            self.of_vocabulary[term.vocabulary__slug].append(term)
        replaced = Term.replaced_by.through.objects.filter(from_term__status=Term.Status.RETIRED)
        for old, new in replaced.values_list("from_term_id", "to_term_id"):
            self.above[old].add(new)
        self._found_by = {}

    def found_by(self, term_id):
        """Return the ids of the terms that find a page with this one."""
        if term_id not in self._found_by:
            found = self.up_from(term_id)
            if self.terms[term_id].vocabulary__cumulative:
                top = max(self.terms[pk].sort_order for pk in found)
                ranked = self.of_vocabulary[self.terms[term_id].vocabulary__slug]
                found |= {term.pk for term in ranked if term.sort_order <= top}
            self._found_by[term_id] = found
        return self._found_by[term_id]

    def up_from(self, term_id):
        found, waiting = set(), [term_id]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting += self.above[current]
        return found

    def of(self, term_ids):
        """Return the ids of all terms that find a page with these."""
        return set().union(*map(self.found_by, term_ids))

    def rank(self, term_ids):
        """Return the strongest evidence level among these terms; None when there is none."""
        terms = [self.terms[pk] for pk in term_ids]
        return max((term.sort_order for term in terms if term.vocabulary__slug == EVIDENCE), default=None)

    def finding(self, term_ids):
        """Return the ids of the terms that pages may have so that one of these terms finds them."""
        wanted = set(term_ids)
        return {pk for pk in self.terms if not wanted.isdisjoint(self.found_by(pk))}


@dataclass(frozen=True)
class Wanted:
    """An entry as it should be: the values of its fields, and the ids of the terms that find it."""

    values: dict[str, Any]
    term_ids: frozenset[int]


def wanted_entries(page_ids, coverage):
    """Return {page id: Wanted} of those of these pages that belong in the index."""
    terms = terms_by_page(page_ids)
    return {
        pk: Wanted({**values, "evidence_rank": coverage.rank(terms[pk])}, frozenset(coverage.of(terms[pk])))
        for pk, values in values_by_page(page_ids).items()
    }


def values_by_page(page_ids):
    """Return {page id: values} read from the tables of the page types."""
    public = public_pages().filter(pk__in=page_ids).values("pk")
    found = {}
    for page_type, model in content_page_types().items():
        year = F(model.year_lookup) if model.year_lookup else Value(None, output_field=IntegerField())
        rows = model.objects.filter(pk__in=public).annotate(year=year).order_by()
        for pk, *rest in rows.values_list("pk", "title", "year", "first_published_at", "illustrative"):
            names = ("title", "year", "first_published_at", "illustrative")
            found[pk] = {"page_type": page_type, **dict(zip(names, rest, strict=True))}
    return found


def terms_by_page(page_ids):
    terms = defaultdict(set)
    for page_id, term_id in PageTerm.objects.filter(page__in=page_ids).order_by().values_list("page_id", "term_id"):
        terms[page_id].add(term_id)
    return terms
