"""The site's typeface in pictures: the same files that browsers get, which FreeType reads as they are."""

import unicodedata
from functools import lru_cache
from itertools import groupby

from django.contrib.staticfiles import finders
from PIL import ImageFont

FILES = ("fonts/atkinson-next-latin.woff2", "fonts/atkinson-next-latin-ext.woff2")
"""Each takes over what those before it do not have."""
REGULAR, BOLD = 400, 700
NOT_A_CHARACTER = "\ufffe"
BREAKS = {"Cc", "Zl", "Zp"}
"""Kinds of characters that end a line or steer a terminal: where one stands, words stand apart."""
ORNAMENTS = {"So", "Sk", "Cf", "Mn"}
"""Kinds of characters whose loss changes no word: emoji, signs that steer, accents that stand alone."""


class NotWritable(ValueError):
    """A text has letters that the typeface does not have."""


@lru_cache(maxsize=64)
def face(file, weight, size):
    font = ImageFont.truetype(finders.find(file), size)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=2048)
def file_with(character):
    """Return the file that can write a character; None when none can."""
    return next((file for file in FILES if drawn(file, character) != drawn(file, NOT_A_CHARACTER)), None)


def drawn(file, character):
    mask = face(file, REGULAR, 24).getmask(character)
    return mask.size, bytes(mask)


def writable(text):
    """Return a text as the typeface can write it, without ornaments that it lacks. A text in letters that it lacks
    would be a row of empty boxes, so it is refused."""
    text = unicodedata.normalize("NFC", text)
    return "".join(" " if unicodedata.category(character) in BREAKS else written(character) for character in text)


def can_write(*texts):
    """Say whether the typeface has all letters of these texts, and is there at all."""
    try:
        return all(text == "" or writable(text).strip() for text in texts)
    except (NotWritable, ImportError, OSError):
        return False


@lru_cache(maxsize=2048)
def written(character):
    if file_with(character):
        return character
    plain = "".join(filter(file_with, unicodedata.normalize("NFKD", character)))  # ₂ is 2, ﬁ is fi
    kind = unicodedata.category(character)
    if plain or kind in ORNAMENTS:
        return plain
    if kind == "Pd":
        return "-"
    raise NotWritable(f"The typeface has no {unicodedata.name(character, repr(character))}.")


class Style:
    """A weight and a size of the typeface."""

    def __init__(self, size, weight=REGULAR, leading=1.2):
        self.size, self.weight = size, weight
        self.line_height = round(size * leading)

    def runs(self, text):
        """Yield the parts of a text with the face that writes each."""
        for file, characters in groupby(text, file_with):
            yield face(file, self.weight, self.size), "".join(characters)

    def length(self, text):
        return sum(font.getlength(run) for font, run in self.runs(text))

    def write(self, draw, x, baseline, text, ink):
        """Write one line; return where it ends."""
        for font, run in self.runs(text):
            draw.text((x, baseline), run, ink, font, anchor="ls")
            x += font.getlength(run)
        return x
