"""Answers a FinderQuery: which pages, in which order, and how many each further choice would give."""

from dataclasses import dataclass
from functools import cached_property

from finder.library import Library
from finder.query import FinderQuery

PAGE_SIZE = 20


@dataclass
class Results:
    """The pages that match a query, and the counts beside every term."""

    query: FinderQuery
    schemes: dict
    library: Library

    @cached_property
    def _text_and_years(self):
        return self.library.matching(self.query)

    @cached_property
    def _chosen(self):
        """For each vocabulary with a choice: the pages that have any of the chosen terms."""
        return {
            slug: self.library.having(frozenset().union(*(choice.covered for choice in choices)))
            for slug, choices in self.query.terms.items()
        }

    def _matches(self, leaving_out=None):
        found = set(self._text_and_years)
        for slug, pages in self._chosen.items():
            if slug != leaving_out:
                found &= pages
        return found

    @cached_property
    def ids(self):
        """The matching pages' ids in the order asked for."""
        return sorted(self._matches(), key=self._sort_key())

    @property
    def total(self):
        return len(self.ids)

    def page_ids(self, number, size=PAGE_SIZE):
        return self.ids[(number - 1) * size : number * size]

    def counts(self, slug):
        """Return {term id: matches} of one vocabulary: the results of text, years and every other vocabulary's
        choices that have the term or what it includes."""
        scheme = self.schemes[slug]
        others = self._matches(leaving_out=slug)
        return {term.pk: len(others & self.library.having(scheme.covered(term))) for term in scheme.terms}

    def _sort_key(self):
        entries = self.library.entries

        def newest(pk):
            published = entries[pk].first_published_at
            return (-published.timestamp() if published else 0, -pk)

        if self.query.sort == "title":
            return lambda pk: (entries[pk].title.casefold(), pk)
        if self.query.sort == "evidence":
            strength = self._evidence()
            return lambda pk: (-strength.get(pk, -1), newest(pk))
        if self.query.sort == "relevance" and self.query.words:
            titled = self.library.titled(self.query.words)
            return lambda pk: (pk not in titled, newest(pk))
        return newest

    def _evidence(self):
        """Return {page id: rank of its evidence}."""
        scheme = self.schemes.get("evidence")
        terms = scheme.terms if scheme else []
        return {pk: term.sort_order for term in terms for pk in self.library.postings.get(term.pk, ())}


def search(query, schemes, library=None):
    """Return the Results of `query`. Nothing is read from the database before they are asked."""
    return Results(query, schemes, library or Library(query.types))
