"""What comparable places did about the same theme: other case studies, to read beside one."""

from dataclasses import dataclass
from itertools import chain, islice

from pyroaring import BitMap

from finder.index.ordering import ordered_ids
from taxonomy.labels import in_words
from taxonomy.models import Place
from taxonomy.places.likeness import most_alike

SHOWN = 3
NAMED = 3
"""How many places of a case study are named; more are spoken of together."""
MOST_DOUBLINGS = 1
"""How far from each other places may be to count as alike: on average, one has twice the people and density."""


@dataclass(frozen=True)
class Similar:
    """Case studies that share a theme with one that is read, from comparable places."""

    page_ids: list[int]
    origins: str
    """Where they are from, nearest first, as a sentence goes on: “from Wigan and from around it (North West)”."""


def similar_to(page, index, without=()):
    """Return other case studies that share a theme with this one: first from its own places, then from places like
    them, then from around them; of each, those that share a service area first, then those with the strongest
    evidence. None where there are none, and for what was done all over the kingdom, which is like no one place."""
    known = (index.vocabularies.terms.get(term.pk) for term in page.terms.get("place", []))
    places = [place for place in known if place and place.broader]
    candidates = sharing(page, "theme", index) & index.with_one("type", "case-study")
    candidates -= BitMap(filter(None, [page.pk, *without]))
    if not places or not candidates:
        return None
    found, origins = [], []
    for words, pages in circles(places, candidates, index):
        first = in_order(pages - BitMap(found), sharing(page, "service_area", index), index)
        if new := list(islice(first, SHOWN - len(found))):
            found, origins = found + new, [*origins, words]
        if len(found) == SHOWN:
            break
    return Similar(found, in_words(origins)) if found else None


def sharing(page, key, index):
    """Return the pages that have any of this one's terms of a vocabulary."""
    return index.having("term", [term.pk for term in page.terms.get(key, [])])


def circles(places, candidates, index):
    """Yield where candidates are from, in words, and which they are, from the nearest on."""
    it = "it" if len(places) == 1 else "them"
    own = in_words(place.pref_label for place in places) if len(places) <= NAMED else "the same places"
    around = {place.broader.pk: place.broader.pref_label for place in places if place.broader.broader}
    rings = (
        (f"from {own}", lambda: [place.pk for place in places]),
        (f"from places like {it} in population and density", lambda: alike(places, candidates, index)),
        (f"from around {it} ({in_words(around.values())})", lambda: around),
    )
    for words, term_ids in rings:
        yield words, candidates & index.having("term", term_ids())


def alike(places, candidates, index):
    """Return the ids of the terms of those places that are like any of these and that candidates are from."""
    facts = index.keep("places", lambda: {place.term_id: place for place in Place.objects.defer("given")})
    own = [facts[place.pk] for place in places if place.pk in facts]
    others = [place for pk, place in facts.items() if candidates.intersect(index.with_one("term", pk))]
    near = chain.from_iterable(most_alike(place, others, len(others)) for place in own)
    return [likeness.place.term_id for likeness in near if likeness.doublings <= MOST_DOUBLINGS]


def in_order(pages, preferred, index):
    """Yield these pages, the preferred ones first, then by the strength of their evidence."""
    order = ordered_ids(index, "evidence") if pages else ()
    return chain.from_iterable((pk for pk in order if pk in part) for part in (pages & preferred, pages - preferred))
