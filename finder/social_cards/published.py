"""What is on the card of a page, read from the index: nobody sees a card of what is not public."""

from django.urls import reverse

from content.cards import first
from content.models import ILLUSTRATIVE, content_page_types
from content.social_cards import Evidence, Outcome, SocialCard
from content.social_cards.typeface import can_write
from finder.index.snapshot import current_snapshot
from finder.models import Entry

FIELDS = ("pk", "page_type", "title", "illustrative", "facts", "term_ids")


def published_cards(page_ids):
    """Return {page id: card} of those of these pages that are public and written in letters that can be drawn."""
    rows = list(Entry.objects.filter(pk__in=page_ids).values(*FIELDS))
    vocabularies = current_snapshot().vocabularies if rows else None
    cards = {row["pk"]: card_of(row, vocabularies.grouped(row["term_ids"])) for row in rows}
    return {pk: card for pk, card in cards.items() if can_write(card.title, card.text)}


def published_card(page_id):
    """Return the card of a page; None when it has none."""
    return published_cards([page_id]).get(int(page_id))


def card_of(row, terms):
    outcome, evidence = first(terms, "outcome"), first(terms, "evidence")
    return SocialCard(
        title=row["title"],
        text=row["facts"]["text"],
        kind=content_page_types()[row["page_type"]]._meta.verbose_name.capitalize(),
        outcome=outcome and Outcome(outcome.slug, outcome.pref_label),
        evidence=evidence and Evidence(evidence.sort_order, evidence.pref_label),
        illustrative=ILLUSTRATIVE if row["illustrative"] else "",
    )


def address_of(page_id, card):
    return reverse("finder:social_card", args=[page_id, card.stamp])
