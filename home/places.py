"""Places: what was done in each, in its region, and in places like it."""

from dataclasses import replace
from itertools import islice

from django.urls import reverse

from finder.addresses import list_address
from finder.query import FinderQuery
from finder.search import search
from finder.sentences import OF_PLACES
from home.listed import LISTED, SHOWN, by_type, cards_by_id, parts_of, shown_first
from home.place_search import places_found
from home.terms import broader_terms, narrower_terms, trail, tree
from taxonomy.labels import key_of
from taxonomy.models import Place, Term
from taxonomy.places.likeness import most_alike

COMPARED = 5
"""How many of the places most like one are named, with their numbers."""
LOOKED_AT = 15
"""From how many of the places most like one the case studies are shown."""
FURTHER = 5
"""Where those have none, how many places further down are named that have some."""
COUNTRY_CODE = 2
"""How many characters the code of a country abroad has."""
KINDS = {
    "K02": "Country",
    "E92": "Nation",
    "N92": "Nation",
    "S92": "Nation",
    "W92": "Nation",
    "E12": "Region",
}
"""What the first characters of an official code say of a place that is no authority."""


def place_address(term):
    """Return the address of a place's page."""
    return reverse("home:place", args=[term.slug])


def places_context(scheme, text):
    """Return all places as a tree, with the number of case studies in each, and those that `text` finds."""
    results = search(FinderQuery(types=frozenset(["case-study"])), {scheme.slug: scheme})
    counts = results.counts(scheme.slug)
    roots = tree(scheme, counts, place_address)
    return {
        "crumbs": trail(("Places", "")),
        "total": results.total,
        "search": places_found(scheme, text, counts, place_address),
        "parts": [part for root in sorted(roots, key=is_flat) for part in parts_under(root)],
    }


def is_flat(root):
    """Say whether a branch at the top holds single places only, as what is abroad does."""
    return not any(branch.narrower for branch in root.narrower)


def parts_under(root):
    """Return the branches that have a heading of their own: the kingdom, each nation, and whatever is flat."""
    return [root] if is_flat(root) else [replace(root, narrower=[]), *root.narrower]


def within_a_sentence(term):
    """Return a place's name as it stands within a sentence: “the North West”."""
    return OF_PLACES.get(key_of(term.pref_label), term.pref_label)


def place_context(request, scheme, term, successors):
    """Return what the page of one place shows."""
    pages = PlacePages(search(FinderQuery(types=frozenset(LISTED)), {scheme.slug: scheme}))
    facts = known_facts(scheme)
    above = broader_terms(scheme, term)
    here = pages.of(term)
    found = by_type(pages.index, here)
    near = without(here, pages.case_studies(above[-1])) if len(above) > 1 else []
    likenesses = nearest_places(facts, term)
    nearest = likenesses[:LOOKED_AT]
    further, alike = done_in_places_like(likenesses, pages, here)
    cards = cards_by_id(pages.index, [*shown_first(found), *near[:SHOWN], *alike], request)
    return {
        "crumbs": place_trail(above, term),
        "term": term,
        "name": within_a_sentence(term),
        "place": facts.get(term.pk),
        "kind": kind_of(term, facts.get(term.pk)),
        "above": links(reversed(above)),
        "facts": place_facts(term, facts.get(term.pk), scheme.former(term)),
        "below": [
            {**shown, "count": len(pages.case_studies(other))}
            for other in narrower_terms(scheme, term)
            for shown in links([other])
        ],
        "successors": links(successors),
        "parts": parts_of(found, cards, scheme.slug, term),
        "around": around(scheme, above[-1], [cards[pk] for pk in near[:SHOWN] if pk in cards]) if near else None,
        "own_count": len(pages.case_studies(term)),
        "compared": rows_of(nearest[:COMPARED], pages),
        "looked_at": len(nearest),
        "further": rows_of(further, pages),
        "alike": [cards[pk] for pk in alike if pk in cards],
    }


def around(scheme, region, cards):
    """Return what else was done in the region that a place lies in."""
    return {
        "name": within_a_sentence(region),
        "url": list_address("case-study", scheme.slug, region.slug),
        "cards": cards,
    }


def links(terms):
    return [{"text": term.pref_label, "url": place_address(term)} for term in terms]


def place_trail(above, term):
    """Return the way down to a place, through those it lies in."""
    way = [(other.pref_label, place_address(other)) for other in above]
    return trail(("Places", reverse("home:places")), *way, (term.pref_label, ""))


def without(left_out, page_ids):
    left_out = set(left_out)
    return [pk for pk in page_ids if pk not in left_out]


class PlacePages:
    """The public pages by place, the newest first."""

    def __init__(self, results):
        self.index, self.pages = results.index, results.pages
        self.position = {pk: position for position, pk in enumerate(results.ids)}

    def of(self, term):
        """Return the pages that have this place or one within it."""
        return sorted(self.index.with_one("term", term.pk) & self.pages, key=self.position.get)

    def case_studies(self, *terms):
        """Return the case studies from any of these places, each once, those of the first place first."""
        found = dict.fromkeys(pk for term in terms for pk in self.of(term))
        case_studies = self.index.with_one("type", "case-study")
        return [pk for pk in found if pk in case_studies]


def known_facts(scheme):
    """Return {term id: Place} of every authority, each with its term. One that was added since the scheme was read is
    left out."""
    facts = {}
    for place in Place.objects.filter(term__vocabulary=scheme.vocabulary):
        if place.term_id in scheme.by_id:
            place.term = scheme.by_id[place.term_id]
            facts[place.term_id] = place
    return facts


def kind_of(term, place):
    """Return what kind of place it is; empty when nothing says so."""
    if place:
        return place.authority_type
    if len(term.notation) == COUNTRY_CODE:
        return "Country"
    return next((kind for start, kind in KINDS.items() if term.notation.startswith(start)), "")


def place_facts(term, place, former):
    """Return what is known of a place, each part only when there is something to say."""
    names = [name for name in term.alt_labels if not place or name != place.official_name]
    shown = [
        ("Also called", "; ".join(names)),
        ("In the place of", "; ".join(old.pref_label for old in former)),
        ("Official code", term.notation),
    ]
    if place:
        density = f"{place.density:,.0f} people to the square kilometre" if place.density else ""
        shown = [
            ("Council", place.official_name),
            ("People, 2020", f"{place.population:,}" if place.population else ""),
            ("Area", f"{place.area:,.0f} square kilometres" if place.area else ""),
            ("Density", density),
            *shown,
        ]
    return [{"label": label, "items": [{"text": text}]} for label, text in shown if text]


def nearest_places(facts, term):
    """Return the places in use that can be compared with the one of `term`, the most alike first; none when too little
    is known of it."""
    if term.pk not in facts:
        return []
    in_use = [place for place in facts.values() if place.term.status == Term.Status.IN_USE]
    return most_alike(facts[term.pk], in_use, len(in_use))


def done_in_places_like(likenesses, pages, here):
    """Return the case studies of the places most like one, without those that are its own; where the nearest have
    none, those of the first places further down that have, and these places."""
    further, found = [], without(here, pages.case_studies(*terms_of(likenesses[:LOOKED_AT])))
    if not found:
        having = (one for one in likenesses[LOOKED_AT:] if without(here, pages.case_studies(one.place.term)))
        further = list(islice(having, FURTHER))
        found = without(here, pages.case_studies(*terms_of(further)))
    return further, found[:SHOWN]


def terms_of(likenesses):
    return [likeness.place.term for likeness in likenesses]


def rows_of(nearest, pages):
    """Return the rows of the table that says how alike places are."""
    return [
        {
            "name": likeness.place.term.pref_label,
            "url": place_address(likeness.place.term),
            "place": likeness.place,
            "times": likeness.times,
            "count": len(pages.case_studies(likeness.place.term)),
        }
        for likeness in nearest
    ]
