"""Pages in a list: their cards, made of what the index holds, in one query however many pages there are."""

from wagtail.models import Page

from content.cards import Card
from content.models import content_page_types
from finder.models import Entry
from images.models import NetworkImage, Rendition

FIELDS = ("pk", "page_type", "title", "illustrative", "facts", "term_ids", "page__url_path")
WORDS = ("text__summary", "text__body")


def cards_for(page_ids, index, request=None, marker=None, pictures=True):
    """Return the cards of pages in the order of their ids, without those that have left the index. A marker shows
    where they have what was asked for. Without pictures, none are looked up."""
    found = Entry.objects.filter(pk__in=page_ids).values(*FIELDS, *(WORDS if marker else ()))
    rows = {row["pk"]: row for row in found}
    images = images_of(rows.values()) if pictures else {}
    addresses = addresses_of(rows.values(), request)
    shown = [rows[pk] for pk in page_ids if pk in rows]
    return [card_of(row, index, addresses, images, marker) for row in shown]


def addresses_of(rows, request):
    """Return {id: address}. One page stands for each in turn: to make one takes longer than to find its address."""
    page, found = Page(), {}
    for row in rows:
        page.pk, page.url_path = row["pk"], row["page__url_path"]
        found[page.pk] = page.get_url(request) or ""
    return found


def images_of(rows):
    """Return {id: image} of the pictures on cards, with their renditions, in one query; those that have no rendition
    yet are read besides."""
    ids, images = {row["facts"]["image"] for row in rows} - {None}, {}
    for rendition in Rendition.objects.filter(image__in=ids).select_related("image"):
        image = images.setdefault(rendition.image_id, rendition.image)
        image.__dict__.setdefault("prefetched_renditions", []).append(rendition)
    without = ids - images.keys()
    return images | (NetworkImage.objects.in_bulk(without) if without else {})


def card_of(row, index, addresses, images, marker):
    model, facts = content_page_types()[row["page_type"]], row["facts"]
    return Card.of(
        model,
        facts,
        index.vocabularies.grouped(row["term_ids"]),
        pk=row["pk"],
        url=addresses[row["pk"]],
        title=row["title"],
        illustrative=row["illustrative"],
        image=images.get(facts["image"]),
        **(marks(row, marker) if marker else {}),
    )


def marks(row, marker):
    """Return what a card shows of what was asked for: in its title, in its text, or else where the page has it."""
    title, text = row["title"], row["facts"]["text"]
    in_title, in_text = marker.spans(title), marker.spans(text)
    shown = {pattern for _, _, pattern in in_title + in_text}
    hidden = "\n".join(filter(None, (row["text__summary"], row["text__body"])))
    return {
        "marked_title": marker.marked(title, in_title),
        "marked_text": marker.marked(text, in_text),
        "passage": "" if shown.issuperset(marker.patterns) else marker.passage(hidden, shown),
    }
