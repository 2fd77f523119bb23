"""Pages of the library on the landing page of a term: each type's newest, and where the rest are."""

from finder.addresses import list_address
from finder.cards import cards_for
from finder.sentences import counted

SHOWN = 6
"""How many pages of each type a landing page shows; the finder has the rest."""
LISTED = {"case-study": "Case studies", "story": "Stories", "summit": "Summit reports"}


def by_type(index, page_ids):
    """Return {page type: ids} of the types that have any of these pages, keeping the order of the ids."""
    found = {}
    for page_type in LISTED:
        pages = index.with_one("type", page_type)
        found[page_type] = [pk for pk in page_ids if pk in pages]
    return {page_type: ids for page_type, ids in found.items() if ids}


def cards_by_id(index, page_ids, request):
    """Return {id: card} of these pages."""
    return {card.pk: card for card in cards_for(page_ids, index, request)}


def shown_first(found):
    """Return the ids of those pages of each type that a landing page shows."""
    return [pk for ids in found.values() for pk in ids[:SHOWN]]


def parts_of(found, cards, vocabulary, term):
    """Return the pages that have `term` as its landing page shows them: a part for each type."""
    return [
        {
            "title": LISTED[page_type],
            "cards": [cards[pk] for pk in ids[:SHOWN] if pk in cards],
            "counted": f"{'Only' if len(ids) == 1 else 'All'} {counted(len(ids), page_type)}",
            "url": list_address(page_type, vocabulary, term.slug),
        }
        for page_type, ids in found.items()
    ]
