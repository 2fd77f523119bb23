"""Feeds of the newest pages that have a term."""

from django.urls import reverse

from finder.feeds import NETWORK, CardFeed, as_text
from home.listed import LISTED
from home.taxonomy_pages import address_of, pages_with


class TermFeed(CardFeed):
    """The newest public pages that have any of `terms`: one term, or all that replaced it."""

    def __init__(self, scheme, term, terms):
        self.scheme, self.term, self.terms = scheme, term, terms

    def get_object(self, request):
        return self.newest_cards(pages_with(self.scheme, self.terms, LISTED), request)

    def title(self):
        return as_text(f"{self.term.pref_label} – {NETWORK}")

    def subtitle(self):
        return as_text(f"New pages with the {self.scheme.vocabulary.name.lower()} “{self.term.pref_label}”")

    def link(self):
        return address_of(self.scheme.vocabulary, self.term)

    def feed_url(self):
        return reverse("home:term_feed", args=[self.scheme.slug, self.term.slug])
