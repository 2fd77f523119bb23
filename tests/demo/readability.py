"""How hard a text of the demonstration is to read."""

import re

from content.quality import reading_age
from tests.demo.sheets import TOLD

MARKUP = re.compile(r"(?m)^(?:#+|-|\d+\.) |[*_]")
WITHIN_A_PARAGRAPH = re.compile(r"(?<!\n)\n(?![\n#-]|\d+\.)")


def told(record):
    """Return the prose of a case study, in the order in which it is read."""
    return "\n\n".join([record.data["result"], record.data["summary"], *(record.data.get(part, "") for part in TOLD)])


def grade(markdown):
    """Return the grade of a text in Markdown, as the hub's editors see that of theirs."""
    return reading_age.grade(MARKUP.sub("", WITHIN_A_PARAGRAPH.sub(" ", markdown)))
