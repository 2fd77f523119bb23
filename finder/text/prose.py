"""Takes the text of a page to its parts: sentences to read, and the rest, which records and lists are made of."""

import re

ADDRESS = r"(?:https?://|www\.)"
RAW = re.compile(rf"\s?(?:\({ADDRESS}[^\s)]+\)|{ADDRESS}\S*[^\s.,;:!?)]|\[\d+\])")
"""Addresses, and the numbers of notes."""
BULLET = re.compile(r"^\s*(?:(?:[•*–-]|\d+\.)\s+)+")
END = re.compile(r"\s+•\s+|(?<=[.!?…])\s+(?![a-z])|(?<=[.!?…][”’\")])\s+(?![a-z])")
"""Where a sentence ends: at no stop within a number or an address, nor before a small letter. Notes of a session have
their lists within a line."""
WHOLE = re.compile(r"[.!?…][”’\")]*$")
RECORD = re.compile(r"; source: | → ")
"""What figures are told with (see casestudies/exports.py)."""


def parts(line):
    """Return [(part, whether it is a whole sentence)] of a line. Of a record only what can stand alone is a part: its
    name with its values, and its source."""
    line = RAW.sub("", BULLET.sub("", line)).strip()
    if RECORD.search(line):
        first, *rest = (part.strip(" ,") for part in line.split(";"))
        return [(part, False) for part in (first, *rest) if part is first or part.startswith("source: ")]
    return [(part, bool(WHOLE.search(part))) for part in END.split(line)]
