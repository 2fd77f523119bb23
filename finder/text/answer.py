"""How a text is answered: by the pages with all that it asks for, else with the likeliest spelling, else with some."""

from dataclasses import dataclass

from pyroaring import BitMap

from finder.text.matching import Match, match
from finder.text.spelling import correction


@dataclass(frozen=True)
class Answer:
    """The pages that a text finds, and what was made of it to find them."""

    match: Match
    pages: BitMap
    corrected: str = ""
    """The text that was looked for instead, since nothing has what was written."""
    suggestion: str = ""
    """A likelier spelling that was not looked for."""
    partly: bool = False
    """No page has everything: these have some of it."""


def answer(text, index, within):
    """Return the answer to a text among the pages in `within`."""
    found = match(text, index)
    if every := found.every & within:
        return Answer(found, every)
    likely = correction(text, index)
    if likely and (every := (better := match(likely, index)).every & within):
        return Answer(better, every, corrected=likely)
    some = found.some & within
    return Answer(found, some, partly=bool(some), suggestion=likely if likely and better.some & within else "")
