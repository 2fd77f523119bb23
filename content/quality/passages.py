"""What is written on a page, field by field, as the rules of quality read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextField
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import COMMENTS_RELATION_NAME

from content.plain_text import plain_text, text_of_blocks


@dataclass(frozen=True)
class Passage:
    """The text of one field, and where it is rich also its HTML. Of child records `field` names their relation."""

    field: str
    text: str
    html: str = ""


def passages_of(page) -> list[Passage]:
    """Return what readers are told by `page`, as it is in memory. What only the hub sees has no part in it."""
    names = {*page.text_fields, *(field.name for field in page._meta.fields if is_long(field))}
    own = [passage_of(page, field, field.name) for field in page._meta.fields if field.name in names]
    return [passage for passage in [*own, *passages_of_records(page)] if passage.text]


def passages_of_records(page) -> Iterator[Passage]:
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        texts = [field for field in relation.related_model._meta.fields if isinstance(field, TextField)]
        if name != COMMENTS_RELATION_NAME and texts:
            yield from (passage_of(record, field, name) for record in getattr(page, name).all() for field in texts)


def whole_text(passages):
    return "\n\n".join(passage.text for passage in passages)


def is_long(field):
    return isinstance(field, RichTextField | StreamField)


def passage_of(record, field, name):
    value = getattr(record, field.name)
    if isinstance(field, StreamField):
        return Passage(name, text_of_blocks(value), "\n".join(rich_parts(value)))
    if isinstance(field, RichTextField):
        return Passage(name, plain_text(value), value or "")
    return Passage(name, value or "")


def rich_parts(stream) -> Iterator[str]:
    """Yield the HTML of each block that holds rich text, its tables' cells too."""
    for block in stream.raw_data:
        if block["type"] in ("text", "inset"):
            yield block["value"]
        elif block["type"] == "table":
            yield from (str(cell) for row in block["value"]["rows"] for cell in row["values"])
