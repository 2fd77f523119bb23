"""How a text is answered: by the pages with all that it asks for, else with the likeliest spelling, else with some."""

from dataclasses import dataclass

from pyroaring import BitMap

from finder.text.matching import Match, match
from finder.text.spelling import as_terms_have_it, correction


@dataclass(frozen=True)
class Answer:
    """The pages that a text finds, and what was made of it to find them."""

    match: Match
    pages: BitMap
    corrected: str = ""
    """The text that was looked for instead, since nothing has what was written."""
    is_known: bool = False
    """What was written is a misspelling that a term knows: the correction is no guess."""
    suggestion: str = ""
    """A likelier spelling that was not looked for."""
    partly: str = ""
    """How much of it the pages have where none has everything: “at least half of” or “some of”."""


def answer(text, index, within):
    """Return the answer to a text among the pages in `within`."""
    found = match(text, index)
    known = as_terms_have_it(found, index)
    if known and (every := (better := match(known, index)).every & within):
        return Answer(better, every, corrected=known, is_known=True)
    if every := found.every & within:
        return Answer(found, every)
    likely = correction(text, index)
    if likely and (every := (better := match(likely, index)).every & within):
        return Answer(better, every, corrected=likely)
    some, partly = part(found, within)
    return Answer(found, some, partly=partly, suggestion=likely if likely and part(better, within)[0] else "")


def part(found, within):
    """Return the pages with at least half of what was asked for, or where there are none those with most of it, and
    how much that is in words."""
    asked = len(found.wished)
    half = -(-asked // 2)
    for number in range(half, 0, -1):
        if pages := found.reached[number] & within:
            return pages, "at least half of" if number == half and asked > 2 else "some of"
    return BitMap(), ""
