"""Feeds of the newest pages that have a term."""

import re

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from content.models import ILLUSTRATIVE
from finder.models import Entry
from home.listed import LISTED, cards_by_id
from home.taxonomy_pages import address_of, pages_with

NEWEST = 50
NOT_IN_XML = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]")


def as_text(value):
    """Return what XML may hold of a text."""
    return NOT_IN_XML.sub("", value)


class TermFeed(Feed):
    """The newest public pages that have any of `terms`: one term, or all that replaced it."""

    feed_type = Atom1Feed

    def __init__(self, scheme, term, terms):
        self.scheme, self.term, self.terms = scheme, term, terms

    def get_object(self, request):
        """Read the pages once for all that the feed asks."""
        results = pages_with(self.scheme, self.terms, LISTED)
        newest = results.first(NEWEST)
        self.published = dict(Entry.objects.filter(pk__in=newest).values_list("pk", "first_published_at"))
        cards = cards_by_id(results.index, newest, request)
        return [cards[pk] for pk in newest if pk in cards]

    def title(self):
        return as_text(f"{self.term.pref_label} – Public Services Learning and Innovation Network")

    def subtitle(self):
        return as_text(f"New pages with the {self.scheme.vocabulary.name.lower()} “{self.term.pref_label}”")

    def link(self):
        return address_of(self.scheme.vocabulary, self.term)

    def feed_url(self):
        return reverse("home:term_feed", args=[self.scheme.slug, self.term.slug])

    def items(self, cards):
        return cards

    def item_title(self, card):
        return as_text(card.title)

    def item_description(self, card):
        return as_text(f"{ILLUSTRATIVE}. {card.text}" if card.illustrative else card.text)

    def item_categories(self, card):
        return [ILLUSTRATIVE] if card.illustrative else []

    def item_link(self, card):
        return card.url

    def item_pubdate(self, card):
        return self.published.get(card.pk)

    def item_updateddate(self, card):
        return self.published.get(card.pk)
