"""What a type of page gives away to those who take its pages along: columns, each with its value.

Only what is named in a type's `export_columns` leaves the site, so that a new field is private until somebody decides
otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils import timezone

from content.plain_text import plain_text, text_of_blocks

SUMMARY, BODY = "summary", "body"


@dataclass
class Surroundings:
    """What the values of a batch of pages need from beyond the pages themselves."""

    absolute: Callable[[str], str]
    """Makes a path an absolute address."""
    request: Any = None
    readable: dict = field(default_factory=dict)
    """Those other pages that the batch names and that anyone may read: {id: page}."""

    def page(self, pk):
        """Return another page as its title and address; None when it is not public."""
        page = self.readable.get(pk)
        return page and {"title": page.title, "url": self.address_of(page)}

    def pages(self, page_ids):
        return [found for found in map(self.page, page_ids) if found]

    def address_of(self, page):
        return self.absolute(page.get_url(self.request) or "")


@dataclass(frozen=True)
class Column:
    """One value of a page: its key in JSON, its heading in a table, how it is found and how a list or record reads
    in one cell."""

    name: str
    heading: str
    value: Callable[[Any, Surroundings], Any]
    line: Callable[[Any], str] = str
    searched: str = ""
    """The part of the index in which a search looks into it: SUMMARY, BODY or none."""
    is_rich: bool = False
    """Whether it is the plain text of a rich text that has the same name."""

    def text(self, value):
        """Return what a cell holds: text, a number or a date."""
        match value:
            case None:
                return ""
            case bool():
                return "yes" if value else "no"
            case list():
                return "\n".join(self.line(item) for item in value)
            case dict():
                return self.line(value)
        return value


def plain(name, heading, searched=""):
    """Return a column of a field as it is."""
    return Column(name, heading, lambda page, around: getattr(page, name), searched=searched)


def rich(name, heading):
    """Return a column of a rich text as plain text."""
    return Column(name, heading, lambda page, around: plain_text(getattr(page, name)), searched=BODY, is_rich=True)


def blocks(name, heading):
    """Return a column of blocks as plain text."""
    return Column(name, heading, lambda page, around: text_of_blocks(getattr(page, name)), searched=BODY)


def records(name, heading, describe, line, searched=""):
    """Return a column of a page's records. `describe` makes a dictionary of one, `line` a text of that."""
    return Column(
        name,
        heading,
        lambda page, around: [describe(record) for record in getattr(page, name).all()],
        line,
        searched,
    )


def linked_page(link):
    return f"{link['title']}, {link['url']}"


def number(value):
    """Return a decimal as JSON has numbers: whole when it is."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def joined(*parts, between=", "):
    return between.join(str(part) for part in parts if part not in ("", None))


def first_published(page, around):
    return page.first_published_at and timezone.localdate(page.first_published_at)


def picture(page, around):
    image = page.hero_image
    return {"description": image.default_alt_text, "credit": image.credit} if image else None


def gallery(name, heading):
    """Return a column of the captions of a gallery."""
    return Column(
        name,
        heading,
        lambda page, around: [block["value"].get("caption", "") for block in getattr(page, name).raw_data],
    )


SOURCES = records(
    "sources",
    "Sources",
    lambda source: {name: getattr(source, name) for name in ("author", "title", "year", "url", "note")},
    lambda source: joined(*source.values()),
)
SHARED = (
    Column("type", "Type", lambda page, around: page.page_type),
    plain("title", "Title"),
    Column("url", "Address", lambda page, around: around.address_of(page)),
    plain("illustrative", "Illustrative example"),
    Column("first_published", "First published", first_published),
    Column("picture", "Picture", picture, lambda image: joined(*image.values())),
)
"""What every page has."""
