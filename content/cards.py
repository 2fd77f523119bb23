"""Pages in a list: what a card shows, gathered for many pages in few queries."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse

from content.models import ContentPage, content_page_types
from taxonomy.assignment import terms_of_pages
from taxonomy.labels import in_words


@dataclass(frozen=True)
class Cover:
    """The addresses of a page's drawn cover in its two shapes."""

    wide_url: str
    tall_url: str

    @classmethod
    def of(cls, theme, seed):
        return cls(*(reverse("cover", args=[theme, seed, shape]) for shape in ("wide", "tall")))


@dataclass(frozen=True)
class Evidence:
    """An evidence level: its rank from 0 to 5 and its words."""

    rank: int
    slug: str
    pref_label: str
    definition: str = ""

    @classmethod
    def of(cls, page):
        terms = page.terms.get("evidence")
        return cls(terms[0].sort_order, terms[0].slug, terms[0].pref_label, terms[0].definition) if terms else None


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
    figure: Any = None

    @classmethod
    def of(cls, page, request=None, figure=None):
        terms = page.terms
        outcome = terms.get("outcome")
        return cls(
            pk=page.pk,
            url=page.get_url(request) or "",
            title=page.title,
            text=page.lead,
            kind=page._meta.verbose_name.capitalize(),
            cover=Cover.of(page.cover_theme, page.cover_seed),
            places=place_line(page),
            stage=label(terms.get("stage")),
            cost=cost_words(terms.get("cost")),
            outcome=outcome[0] if outcome else None,
            evidence=Evidence.of(page),
            illustrative=page.illustrative,
            image=page.hero_image,
            figure=figure,
            **page.card_details(),
        )


def label(terms):
    return terms[0].pref_label if terms else ""


def cost_words(terms):
    """Return a cost band as it stands among other facts, where “None” or “Not known” alone would puzzle."""
    words = {"none": "no cost", "not-known": "cost not known"}
    return words.get(terms[0].slug, terms[0].pref_label) if terms else ""


def place_line(page):
    """Return where the page plays, narrow before wide: “Peterborough, East of England”."""
    places, own = page.terms.get("place", []), getattr(page, "place_name", "")
    if len(places) != 1:
        return own or in_words(place.pref_label for place in places)
    (place,) = places
    narrow = own or place.pref_label
    wide = around(place) if place.pref_label in narrow else place.pref_label
    return f"{narrow}, {wide}" if wide not in narrow else narrow


def around(place):
    """Return the label of the place that holds this one, unless that is as wide as a whole country or wider."""
    return place.broader.pref_label if place.broader and place.broader.broader_id else ""


def cards_for(page_ids, page_types, request=None, figures=False):
    """Return the cards of pages of `page_types`, in the order of their ids; with their first key figures if asked."""
    pages = {}
    for page_type in page_types:
        pages.update(fetch(content_page_types()[page_type], page_ids, figures))
    terms = terms_of_pages(list(pages)) if pages else {}
    for pk, page in pages.items():
        page.__dict__["terms"] = terms[pk]
    prefetch_related_objects([page.hero_image for page in pages.values() if page.hero_image], "renditions")
    shown = [pages[pk] for pk in page_ids if pk in pages]
    return [Card.of(page, request, page.card_figure() if figures else None) for page in shown]


def fetch(model: type[ContentPage], page_ids, figures):
    """Return {id: page} with all that its card needs."""
    pages = model.objects.filter(pk__in=page_ids).select_related("hero_image")
    return {page.pk: page for page in pages.prefetch_related(*(model.figure_prefetches if figures else ()))}
