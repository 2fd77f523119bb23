"""The pictures of social cards: drawn once, when a page is published, and kept where uploads are."""

import logging

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django_tasks import task

from content.social_cards.drawing import draw_card
from finder.social_cards.published import published_card, published_cards
from taxonomy.uses import in_parts

logger = logging.getLogger(__name__)

FOLDER = "social-cards"
AT_ONCE = 20
"""When more pages than these change together, each card is drawn when somebody first asks for it."""


def entries_were_changed(page_ids, **kwargs):
    """See to the cards once the change is committed."""
    bring_up_to_date.enqueue(sorted(page_ids))


@task()
def bring_up_to_date(page_ids):
    """Draw the cards of pages that changed, and remove those that no longer hold. What fails is said in the log: the
    page itself is published all the same."""
    for part in in_parts(page_ids):
        cards = published_cards(part)
        for page_id in part:
            try:
                remove_old(page_id, cards.get(page_id))
            except Exception:
                logger.exception("The old social card of page %s could not be removed.", page_id)
            if page_id in cards and len(page_ids) <= AT_ONCE:
                picture_of(page_id, cards[page_id])


def picture_of(page_id, card):
    """Return the picture of a card, drawn now unless it was before. None when that fails, for whatever reason: then
    the log says why, and the site's own card does."""
    name = f"{folder_of(page_id)}/{file_of(card)}"
    try:
        if default_storage.exists(name):
            with default_storage.open(name) as file:
                return file.read()
        picture = draw_card(card)
        default_storage.save(name, ContentFile(picture))
        remove_old(page_id, published_card(page_id))  # another one, if the page changed meanwhile
    except Exception:
        logger.exception("The social card of page %s could not be made.", page_id)
        return None
    return picture


def remove_old(page_id, card):
    """Remove the pictures of a page that are not of this card; all of them when it has none."""
    try:
        _, files = default_storage.listdir(folder_of(page_id))
    except FileNotFoundError:
        return
    for file in files:
        if card is None or file != file_of(card):
            default_storage.delete(f"{folder_of(page_id)}/{file}")


def folder_of(page_id):
    return f"{FOLDER}/{page_id}"


def file_of(card):
    return f"{card.stamp}.png"
