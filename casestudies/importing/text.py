"""Plain text from a cell as rich text: the way back from `content.plain_text`."""

import re
from itertools import groupby

from django.utils.html import escape

POINT = re.compile(r"[-•*]\s+(?=\S)")
NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")


def rich_text(text):
    """Return text as HTML. Empty lines part paragraphs; lines that begin with - or • are a list, those that count
    from 1 a numbered one. Everything else, tags too, is text."""
    return "".join(block for part in re.split(r"\n\s*\n", text.strip()) for block in blocks_of(part.split("\n")))


def blocks_of(lines):
    """Yield a paragraph or a list for each run of lines of one kind."""
    for kind, run in groupby(zip(lines, kinds_of(lines), strict=True), key=lambda pair: pair[1]):
        texts = [line.strip() for line, _ in run]
        if kind is None:
            yield f"<p>{'<br/>'.join(map(escape, texts))}</p>"
        else:
            tag, mark = ("ul", POINT) if kind == "point" else ("ol", NUMBER)
            items = "".join(f"<li>{escape(mark.sub('', text, count=1))}</li>" for text in texts)
            yield f"<{tag}>{items}</{tag}>"


def kinds_of(lines):
    """Return for each line whether it is a point, a number that follows the last one, or None."""
    kinds, last = [], 0
    for line in map(str.strip, lines):
        number = NUMBER.match(line)
        last = last + 1 if number and int(number[1]) == last + 1 else 0
        kinds.append("number" if last else "point" if POINT.match(line) else None)
    return kinds
