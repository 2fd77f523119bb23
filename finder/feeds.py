"""Feeds of pages: the newest of a list. An entry says what a card does."""

import re

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed

from content.models import ILLUSTRATIVE
from finder.cards import cards_for
from finder.exports.links import feed_address, list_path
from finder.filters import address
from finder.models import Entry
from finder.sentences import what_is_shown

NEWEST = 50
NETWORK = "Public Services Learning and Innovation Network"
NOT_IN_XML = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]")


def as_text(value):
    """Return what XML may hold of a text."""
    return NOT_IN_XML.sub("", value)


class CardFeed(Feed):
    """The newest pages of some results."""

    feed_type = Atom1Feed

    def newest_cards(self, results, request):
        """Read the pages once for all that the feed asks."""
        newest = results.narrowed(sort="newest").first(NEWEST)
        self.published = dict(Entry.objects.filter(pk__in=newest).values_list("pk", "first_published_at"))
        return cards_for(newest, results.index, request)

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


class ListFeed(CardFeed):
    """The newest pages that a list has for a query."""

    def __init__(self, name, results):
        self.name, self.results = name, results

    def get_object(self, request):
        return self.newest_cards(self.results, request)

    def title(self):
        return as_text(f"{what_is_shown(self.results.query, self.results.schemes)} – {NETWORK}")

    def subtitle(self):
        return "The newest first"

    def link(self):
        query = self.results.query
        return address(list_path(self.name), query.changed(sort=query.default_sort))

    def feed_url(self):
        return feed_address(self.name, self.results.query)
