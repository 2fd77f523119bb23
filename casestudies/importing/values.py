"""What a cell means to a field: read as people write it, or refused with what would be right.

Each reader takes a cell that is not empty. A rich text is handled as the plain text that exports give of it.
"""

import datetime
import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from rapidfuzz import fuzz, process, utils
from wagtail.fields import RichTextField

from content.plain_text import plain_text, tidy
from finder.exports.tables import NOT_IN_A_CELL
from taxonomy.labels import key_of

NEAR = 75
"""How like a name must be, of 100, to be offered instead (rapidfuzz)."""
YES, NO = ("yes", "y", "true", "1", "x", "✓"), ("no", "n", "false", "0")
NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
HINTS = {
    models.BooleanField: "Write yes or no.",
    models.DateField: "Write it as 25/11/2026.",
    models.DecimalField: "Write digits only, such as 12.5, and the unit in its own column.",
    models.IntegerField: "Write a whole number in digits, and nothing else.",
    models.URLField: "Write it as it stands in a browser.",
    models.EmailField: "Write it as name@example.org.",
}


class Wrong(Exception):
    """A cell that cannot be taken: what is wrong with it, and what would be right."""

    def __init__(self, what, mend):
        super().__init__(what, mend)
        self.what, self.mend = what, mend


def text_of(cell) -> str:
    """Return a cell as text. What begins with = is text too: formulas are never worked out."""
    cell = getattr(cell, "text", cell)  # a formula for several cells
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        cell = cell.date()
    if isinstance(cell, float):
        cell = f"{cell:.15g}"  # as the spreadsheet shows it, without what binary fractions add
    text = "" if cell is None else str(cell)
    return NOT_IN_A_CELL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def nearest(text, names):
    """Return the one of these names that is most like a text; None when none is like it."""
    found = process.extractOne(text, names, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=NEAR)
    return found and found[0]


def quoted(text):
    return f"“{text if len(text) <= 60 else f'{text[:59]}…'}”"


def read_value(field, cell):
    """Return what a cell means to a field of a model. Raises Wrong."""
    kind = next((kind for kind in READERS if isinstance(field, kind)), models.CharField)
    value = read_choice(field, cell) if field.choices else READERS[kind](cell)
    if value is None:
        raise Wrong(f"{quoted(text_of(cell))} is {NOT_A[kind]}.", mend_of(kind, text_of(cell)))
    refuse_length(field, value)
    try:
        return value if isinstance(field, RichTextField) else field.clean(value, None)
    except ValidationError as error:
        hint = mend_of(kind, text_of(cell)) if kind in (models.URLField, models.EmailField) else ""
        raise Wrong(f"{quoted(text_of(cell))} cannot be kept.", " ".join([*error.messages, hint]).strip()) from None


def refuse_length(field, value):
    most = getattr(field, "max_length", None)
    if most and isinstance(value, str) and len(value) > most:
        over = len(value) - most
        raise Wrong(
            f"It has {len(value)} characters, and {most} is the most.",
            f"Shorten it by {over} character{'s' * (over != 1)}.",
        )


def read_choice(field, cell):
    """Return the choice that a cell names, by its label or its value."""
    named = {key_of(name): value for value, label in field.choices for name in (str(value), str(label))}
    text = text_of(cell)
    if key_of(text) not in named:
        labels = [str(label) for _, label in field.choices]
        raise Wrong(f"{quoted(text)} is none of the choices.", f"Write one of: {'; '.join(labels)}.")
    return named[key_of(text)]


def read_yes_or_no(cell):
    text = text_of(cell).casefold()
    return True if text in YES else False if text in NO else None


def read_integer(cell):
    number = read_decimal(cell)
    return int(number) if number is not None and number == number.to_integral_value() else None


def read_decimal(cell):
    text = text_of(cell)
    return Decimal(text.replace(",", "")) if NUMBER.fullmatch(text) else None


def read_date(cell):
    try:
        return forms.DateField().clean(text_of(cell))
    except ValidationError:
        return None


def read_line(cell):
    return " ".join(text_of(cell).split())


def read_text(cell):
    return tidy(text_of(cell))


READERS = {
    models.BooleanField: read_yes_or_no,
    models.DateField: read_date,
    models.DecimalField: read_decimal,
    models.IntegerField: read_integer,
    models.URLField: read_line,
    models.EmailField: read_line,
    models.TextField: read_text,
    models.CharField: read_line,
}
NOT_A = {
    models.BooleanField: "neither yes nor no",
    models.DateField: "no date",
    models.DecimalField: "no number",
    models.IntegerField: "no whole number",
}


def mend_of(kind, text):
    """Return what would be right instead: the value that was likely meant, where there is one, and how to write it."""
    hint = HINTS.get(kind, "Correct it.")
    meant = likely(kind, text)
    return f"Did you mean {meant}? {hint}" if meant else hint


def likely(kind, text):
    if kind is models.URLField and re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text):
        return f"https://{text}"
    if kind is models.IntegerField and len(years := re.findall(r"\b(?:1[89]|20)\d\d\b", text)) == 1:
        return years[0]
    if kind in (models.DecimalField, models.IntegerField) and len(numbers := re.findall(r"\d[\d,.]*\d|\d", text)) == 1:
        return numbers[0]
    return None


def written(value) -> str:
    """Return a value as a cell of ours shows it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value.normalize():f}"
    return str(value)


def stored(record, field):
    """Return the value of a record's field as `read_value` returns it."""
    value = getattr(record, field.name)
    return plain_text(value) if isinstance(field, RichTextField) else value
