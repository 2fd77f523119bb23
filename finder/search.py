"""Answers a FinderQuery: which pages, in which order, and how many each further choice would give."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from finder.index.ordering import ordered_ids
from finder.index.snapshot import Snapshot, current_snapshot
from finder.query import FinderQuery
from finder.text.answer import answer
from finder.text.marking import Marker

PAGE_SIZE = 20


@dataclass
class Results:
    """The pages that match a query, and the counts beside every term, at one version of the index."""

    query: FinderQuery
    schemes: dict
    index: Snapshot

    @cached_property
    def _looked_through(self):
        """The pages of all types in which this list looks."""
        return self.index.having("type", self.query.types) if self.query.types else self.index.pages

    @cached_property
    def answer(self):
        """What the query's text finds, whatever else was chosen; None without a text."""
        return answer(self.query.text, self.index, self._looked_through) if self.query.text else None

    @property
    def answered_query(self):
        """The query with the text that was looked for, which may be a likelier spelling of its own."""
        corrected = self.answer and self.answer.corrected
        return replace(self.query, text=corrected) if corrected else self.query

    @cached_property
    def _text_and_years(self):
        query, found = self.query, self.answer.pages if self.answer else self._looked_through
        if query.from_year is not None or query.to_year is not None:
            found = found & self.index.of_years(query.from_year, query.to_year)
        return found

    @property
    def is_answered(self):
        """There are pages, and they have all that was asked as it was written, if only as a term is often misspelt."""
        guessed = self.answer and self.answer.corrected and not self.answer.is_known
        return bool(self.total) and not guessed and not (self.answer and self.answer.partly)

    @property
    def marker(self):
        """Marks what was looked for in texts; None without a text."""
        return Marker(self.answer.match.patterns) if self.answer and self.answer.match.patterns else None

    @cached_property
    def _chosen(self):
        """For each vocabulary with a choice, and for the type: the pages that have any of what was chosen."""
        chosen = {
            slug: self.index.having("term", frozenset().union(*(choice.term_ids for choice in choices)))
            for slug, choices in self.query.terms.items()
        }
        types = self.query.chosen_types
        return chosen | ({"type": self.index.having("type", types)} if types else {})

    def _matches(self, leaving_out=None):
        found = self._text_and_years
        for slug, pages in self._chosen.items():
            if slug != leaving_out:
                found = found & pages
        return found

    @cached_property
    def pages(self):
        """The matching pages, as a bitmap of their ids."""
        return self._matches()

    @property
    def total(self):
        return len(self.pages)

    @cached_property
    def ids(self):
        """The matching pages' ids in the order asked for."""
        return list(self._in_order())

    def first(self, number):
        """Return the ids of the first matching pages."""
        return list(islice(self._in_order(), number))

    def page_ids(self, number, size=PAGE_SIZE):
        return list(islice(self._in_order(), (number - 1) * size, number * size))

    def narrowed(self, **changes):
        """Return the results of this query with other values, at the same version of the index."""
        return Results(replace(self.query, **changes), self.schemes, self.index)

    def counts(self, slug):
        """Return {term id: matches} of one vocabulary: the results of text, years and every other vocabulary's
        choices that have the term or what it includes."""
        others = self._matches(leaving_out=slug)
        terms = self.schemes[slug].terms
        return {term.pk: others.intersection_cardinality(self.index.with_one("term", term.pk)) for term in terms}

    def type_counts(self):
        """Return {type: matches}, the reader's choice of types left out."""
        others = self._matches(leaving_out="type")
        return {name: others.intersection_cardinality(self.index.with_one("type", name)) for name in self.query.types}

    def count(self, name, value):
        """Return how many of the matching pages have this, such as ("illustrative", True)."""
        return self.pages.intersection_cardinality(self.index.with_one(name, value))

    def _in_order(self):
        pages = self.pages
        if self.query.sort == "relevance" and self.answer:
            return self.answer.match.ranked(pages, self.index)
        sort = "newest" if self.query.sort == "relevance" else self.query.sort
        return (pk for pk in ordered_ids(self.index, sort) if pk in pages)


def search(query, schemes, index=None):
    """Return the Results of `query`, at the index as it stands or as one request has found it before."""
    return Results(query, schemes, index or current_snapshot())
