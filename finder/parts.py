"""What a query is made of: the parts that a reader can leave out, each with the pages that have it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from pyroaring import BitMap

from finder.query import Choice, FinderQuery, shown
from finder.sentences import or_better, type_label
from taxonomy.models import Term


@dataclass(frozen=True)
class Wider:
    """A choice of one vocabulary and the nearest wider term that would give results in its place."""

    slug: str
    choice: Choice
    term: Term
    pages: BitMap


@dataclass(frozen=True)
class Part:
    """The words, the choices of one vocabulary, the types or a year of a query."""

    label: str
    pages: BitMap
    without: Callable[[FinderQuery], FinderQuery]
    """Takes this part out of a query."""
    wider: tuple[Wider, ...] = ()
    """What could stand in its place, for each of its choices the nearest first."""

    @property
    def around(self):
        """The pages that have it or the nearest wider thing that any page has."""
        nearest = {wider.choice: wider.pages for wider in reversed(self.wider) if wider.pages}
        return self.pages.union(*nearest.values())


def parts_of(results):
    """Return the parts of a query that was asked, in the order in which a sentence names them."""
    query = results.query
    words = (
        [Part(f"the words “{shown(query.text)}”", pages_with_text(results), without(text=""))] if query.text else []
    )
    return (
        words + [part_of_vocabulary(results, slug) for slug in query.terms] + part_of_types(results) + years(results)
    )


def without(**changes):
    return lambda query: query.changed(**changes)


def without_vocabulary(slug, query):
    return query.changed(terms={other: choices for other, choices in query.terms.items() if other != slug})


def either(labels):
    return " or ".join(f"“{label}”" for label in labels)


def pages_with_text(results):
    """Return the pages with the words, whatever else was asked."""
    return results.narrowed(terms={}, chosen_types=(), from_year=None, to_year=None).pages


def part_of_types(results):
    types = results.query.chosen_types
    label = f"type {either(shown(type_label(name)) for name in types)}"
    return [Part(label, results.index.having("type", types), without(chosen_types=()))] if types else []


def years(results):
    """Return each year as a part; years that no page can meet, the first after the last, are one."""
    first, last, of_years = results.query.from_year, results.query.to_year, results.index.of_years
    if has_years_reversed(results.query):
        span = f"the years “from {first} up to {last}”"
        return [Part(span, of_years(first, last), without(from_year=None, to_year=None))]
    begin = [Part(f"“from {first}”", of_years(first), without(from_year=None))] if first else []
    return begin + ([Part(f"“up to {last}”", of_years(last=last), without(to_year=None))] if last else [])


def has_years_reversed(query):
    return bool(query.from_year and query.to_year and query.from_year > query.to_year)


def part_of_vocabulary(results, slug):
    scheme, choices = results.schemes[slug], results.query.terms[slug]
    called = either(f"{choice.label}{or_better(scheme, choice)}" for choice in choices)
    pages = results.index.having("term", frozenset().union(*(choice.term_ids for choice in choices)))
    wider = [Wider(slug, choice, *found) for choice in choices for found in wider_than(choice, scheme, results.index)]
    return Part(f"{scheme.vocabulary.name.lower()} {called}", pages, partial(without_vocabulary, slug), tuple(wider))


def wider_than(choice, scheme, index):
    """Yield (term, its pages) of the terms that take a choice in, nearest first: broader ones or, in a cumulative
    vocabulary, those that rank below it."""
    for term_id in sorted(choice.term_ids & scheme.by_id.keys()):
        above = lower_ranks if scheme.vocabulary.cumulative else broader_terms
        for term in above(scheme, scheme.by_id[term_id]):
            if term.status == Term.Status.IN_USE:
                yield term, index.with_one("term", term.pk)


def broader_terms(scheme, term):
    while term := scheme.by_id.get(term.broader_id):
        yield term


def lower_ranks(scheme, term):
    lower = [other for other in scheme.terms if other.sort_order < term.sort_order]
    return sorted(lower, key=lambda other: -other.sort_order)
