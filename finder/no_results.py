"""What helps a reader whose search found nothing: what to leave out, what to widen, and pages that come close.

All of it is read from the bitmaps of the index: however much was asked, the words are looked up twice at most.
"""

from dataclasses import dataclass
from itertools import combinations, islice, pairwise

from django.urls import reverse
from pyroaring import BitMap

from content.cards import Card
from content.models import content_page_types
from finder.cards import cards_for
from finder.filters import address
from finder.index.ordering import ordered_ids
from finder.parts import has_years_reversed, parts_of, wider_than
from finder.query import Choice
from finder.sentences import counted, or_better

MOST = 6
"""So many ways on of one kind are shown."""
SIMILAR = 3


@dataclass(frozen=True)
class Way:
    """A search near the one that found nothing, which gives something."""

    label: str
    total: int
    counted: str
    url: str


@dataclass(frozen=True)
class Help:
    """What is shown in the place of results."""

    less: list[Way]
    """The search with less asked."""
    wider: list[Way]
    """The search with something else asked in the place of a choice."""
    longer: list[Way]
    """Lists with more in them: the search of everything, and this one with nothing asked."""
    similar: list[Card]


def no_results(results, url, request):
    """Return the help for an empty list at `url`; None when something was found."""
    if results.total:
        return None
    search = Search(results, url)
    less, wider = search.less_by_one(), search.years_swapped() + search.wider() + search.wider_than_words()
    if not less and not wider:
        less = search.less_by_two() or search.one_alone()
    similar = cards_for(search.similar(), results.index, request)
    return Help(most_first(less), wider[:MOST], search.longer_lists(), similar)


def most_first(ways):
    return sorted(ways, key=lambda way: -way.total)[:MOST]


def to_list(label, pages, types, url, query=None):
    """Return a link to the list with these pages, as a list: empty when there are none."""
    total = len(pages)
    return [Way(label, total, counted(total, *types), address(url, query) if query else url)] if total else []


class Search:
    """A search that found nothing, taken to its parts."""

    def __init__(self, results, url):
        self.results, self.query, self.index, self.url = results, results.query, results.index, url
        self.listed = self.index.having("type", self.query.types)
        self.parts = parts_of(results)

    def having(self, *bitmaps):
        """Return the pages of this list that are in all of these bitmaps."""
        return BitMap.intersection(self.listed, *bitmaps)

    def others(self, *parts):
        """Return the pages that have every other part."""
        return self.having(*(part.pages for part in self.parts if part not in parts))

    def way(self, label, query, pages):
        """Return a link to what `query` gives, as a list: empty when that is nothing."""
        return to_list(label, pages, query.chosen_types or query.types, self.url, query)

    def less_by_one(self):
        if len(self.parts) == 1:  # without it, that is the whole list
            return []
        return [
            way
            for part in self.parts
            for way in self.way(f"Without {part.label}", part.without(self.query), self.others(part))
        ]

    def less_by_two(self):
        if len(self.parts) == 2:
            return []
        return [
            way
            for one, two in combinations(self.parts, 2)
            for way in self.way(
                f"Without {one.label} and {two.label}", two.without(one.without(self.query)), self.others(one, two)
            )
        ]

    def one_alone(self):
        """Return what each part gives by itself, the words first."""
        return [
            way
            for part in self.parts
            for way in self.way(f"Only {part.label}", self.alone(part), self.having(part.pages))
        ]

    def alone(self, kept):
        query = self.query
        for part in self.parts:
            query = query if part is kept else part.without(query)
        return query

    def wider(self):
        """Return, for each choice, the nearest wider term that gives something in its place."""
        found = {}
        for part in self.parts:
            others = self.others(part)
            for wider in part.wider:
                place = wider.slug, wider.choice
                found[place] = found.get(place) or self.in_place_of(wider, others & wider.pages)
        return [way for ways in found.values() for way in ways]

    def in_place_of(self, wider, pages):
        scheme, term = self.results.schemes[wider.slug], wider.term
        instead = Choice(term.slug, term.pref_label, frozenset([term.pk]))
        choices = [instead if other == wider.choice else other for other in self.query.terms[wider.slug]]
        query = self.query.changed(terms={**self.query.terms, wider.slug: tuple(dict.fromkeys(choices))})
        old, new = (f"“{choice.label}{or_better(scheme, choice)}”" for choice in (wider.choice, instead))
        return self.way(f"{new} instead of {old}", query, pages)

    def wider_than_words(self):
        """Return, for each term that the words name, the nearest wider one that gives something in their place."""
        words = [part for part in self.parts if self.query.text][:1]  # they come first
        named = self.results.answer.match.terms if words else ()
        ways = (self.above(term, self.others(*words)) for term in named)
        return [way for found in ways for way in found]

    def above(self, term, others):
        slug = term.vocabulary.slug
        scheme = self.results.schemes.get(slug)
        if scheme is None or slug in self.query.terms:
            return []
        for wider, pages in wider_than(Choice(term.slug, term.pref_label, frozenset([term.pk])), scheme, self.index):
            instead = Choice(wider.slug, wider.pref_label, frozenset([wider.pk]))
            query = self.query.changed(text="", terms={**self.query.terms, slug: (instead,)})
            label = f"“{wider.pref_label}”, which takes in “{term.pref_label}”"
            if way := self.way(label, query, others & pages):
                return way
        return []

    def years_swapped(self):
        """Return the search with its years the right way round, when the first comes after the last."""
        if not has_years_reversed(self.query):
            return []
        first, last = self.query.to_year, self.query.from_year
        pages = self.others(self.parts[-1]) & self.index.of_years(first, last)
        return self.way(f"From {first} to {last} instead", self.query.changed(from_year=first, to_year=last), pages)

    def longer_lists(self):
        """Return the search of everything, and all that is listed here. One of them gives something, unless nothing
        is public at all."""
        url, everything = reverse("finder:search"), self.results.narrowed(types=frozenset(content_page_types()))
        ways = []
        if everything.query.types != self.query.types:
            ways = to_list("The same search in everything", everything.pages, everything.query.types, url, self.query)
        here = to_list("Everything here", self.listed, self.query.types, self.url)
        return ways + (here or to_list("Everything", self.index.pages, everything.query.types, url))

    def similar(self):
        """Return the ids of the pages that come closest: half of what was asked, or all of it somewhat wider. Having
        a part counts twice, having something wider once; the closest come first, the newest of them first."""
        near = [part.pages for part in self.parts] + [part.around for part in self.parts]
        reached = [self.listed] + [BitMap()] * len(near)
        for pages in near:
            reached = [self.listed, *(more | (fewer & pages) for fewer, more in pairwise(reached))]
        found, newest = [], ordered_ids(self.index, "newest")
        for pages in reversed(reached[max(1, len(self.parts)) :]):
            new = (pk for pk in newest if pk in pages and pk not in found)
            found += list(islice(new, SIMILAR - len(found))) if pages else []
        return found
