"""Where sentences end, and which are too long."""

import re
from collections.abc import Iterator

LONGEST = 40
"""Words. The Government Digital Service asks for 25; beyond 40 hardly a reader keeps the thread."""
QUOTED = 8
"""So many words of a long sentence say which is meant."""

REFERENCE = re.compile(r"\s*\[\d+\]")
ENDS = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”’\")]))\s+(?=[“‘\"(]*[A-Z0-9])")
MARK = re.compile(r"^(?:•|\d+\.)\s+")


def without_references(text):
    """Return `text` without its references such as [2], which nobody reads aloud."""
    return REFERENCE.sub("", text)


def sentences(text) -> Iterator[str]:
    """Yield the sentences of plain text. A heading and each item of a list are sentences of their own."""
    for line in without_references(text).splitlines():
        yield from filter(None, ENDS.split(MARK.sub("", line.strip())))


def long_sentences(text) -> Iterator[tuple[str, int]]:
    """Yield (its beginning, how many words it has) for each sentence that is too long."""
    for sentence in sentences(text):
        words = sentence.split()
        if len(words) > LONGEST:
            yield " ".join(words[:QUOTED]) + " …", len(words)
