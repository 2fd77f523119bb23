"""What a list shows of a page: its card, made of facts that are noted when the page is published and of its terms as
they are when somebody looks."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.urls import reverse_lazy

from content.covers import THEMES
from taxonomy.labels import in_words


@dataclass(frozen=True)
class Cover:
    """The addresses of a page's drawn cover in its two shapes, of which most pages show one: each is made when it is
    shown."""

    wide_url: str
    tall_url: str

    @classmethod
    def of(cls, theme, seed):
        return cls(*(reverse_lazy("cover", args=[theme, seed, shape]) for shape in ("wide", "tall")))


@dataclass(frozen=True)
class Evidence:
    """An evidence level: its rank from 0 to 5 and its words."""

    rank: int
    slug: str
    pref_label: str
    definition: str = ""

    @classmethod
    def of(cls, terms):
        """Return the level among a page's terms by vocabulary; None when it has none."""
        found = first(terms, "evidence")
        return found and cls(found.sort_order, found.slug, found.pref_label, found.definition)


@dataclass(frozen=True)
class Card:
    """What a list shows of a page."""

    pk: int
    url: str
    title: str
    text: str
    kind: str
    cover: Cover
    places: str = ""
    years: str = ""
    date: datetime.date | None = None
    stage: str = ""
    cost: str = ""
    outcome: Any = None
    evidence: Evidence | None = None
    illustrative: bool = False
    image: Any = None
    figure: dict | None = None
    identifier: str = ""
    marked_title: str = ""
    marked_text: str = ""
    passage: str = ""
    """Where the words that somebody searched for stand, when they stand in neither: HTML, as are the marked ones."""

    @classmethod
    def of(cls, model, facts, terms, **own):
        """Return the card of a page of this model, from its facts, its terms by vocabulary and what is its own."""
        kind = model._meta.verbose_name.capitalize()
        return cls(kind=kind, **shown_facts(facts, terms), **model.card_details(facts, terms), **own)


def facts_of(page):
    """Return what the card of a live page shows, without its terms, as JSON holds it."""
    return {
        "text": page.lead,
        "place_name": getattr(page, "place_name", ""),
        "image": page.hero_image_id,
        "seed": page.cover_seed,
        "figure": page.card_figure(),
        **page.card_facts(),
    }


def shown_facts(facts, terms):
    """Return those fields of a card that its facts and its terms by vocabulary make."""
    return {
        "text": facts["text"],
        "cover": Cover.of(cover_theme(terms), facts["seed"]),
        "places": place_line(facts["place_name"], terms.get("place", [])),
        "stage": label(first(terms, "stage")),
        "cost": cost_words(first(terms, "cost")),
        "outcome": first(terms, "outcome"),
        "evidence": Evidence.of(terms),
        "figure": facts["figure"],
    }


def first(terms, vocabulary):
    """Return the first of a page's terms of one vocabulary; None when it has none."""
    found = terms.get(vocabulary)
    return found[0] if found else None


def label(term):
    return term.pref_label if term else ""


def cover_theme(terms):
    """Return the theme whose cover a page shows: the first it has, or else the one the network began with."""
    drawn = [term.slug for term in terms.get("theme", []) if term.slug in THEMES]
    return drawn[0] if drawn else THEMES[0]


def cost_words(term):
    """Return a cost band as it stands among other facts, where “None” or “Not known” alone would puzzle."""
    words = {"none": "no cost", "not-known": "cost not known"}
    return words.get(term.slug, term.pref_label) if term else ""


def place_line(own, places):
    """Return where a page plays, narrow before wide: “Peterborough, East of England”. `own` is its own name for it."""
    if len(places) != 1:
        return own or in_words(place.pref_label for place in places)
    (place,) = places
    narrow = own or place.pref_label
    wide = around(place) if place.pref_label in narrow else place.pref_label
    return f"{narrow}, {wide}" if wide not in narrow else narrow


def around(place):
    """Return the label of the place that holds this one, unless that is as wide as a whole country or wider."""
    return place.broader.pref_label if place.broader and place.broader.broader_id else ""
