"""Text as Markdown, for people and programs that read it plain: CommonMark, which others understand too."""

import re
from urllib.parse import urljoin

from django.utils.encoding import iri_to_uri
from wagtail.rich_text import expand_db_html

from content.plain_text import TextOf, tidy

SPECIAL = re.compile(r"[\\`*_\[\]<>#|~]|&(?=#?\w+;)")
AT_THE_START = re.compile(r"^(\s*)([-+=])")
NUMBER_AT_THE_START = re.compile(r"^(\s*\d+)([.)])")
ADDRESS = re.compile(r"(https?://(?:\([^\s<>()]*\)|[^\s<>()])+(?<![,.;:]))")
"""A web address within text, without a full stop or bracket of the sentence that it stands in."""
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
HEADINGS = {"h2", "h3", "h4"}
INDENT = "    "


class MarkdownOf(TextOf):
    """Collects stored rich text as Markdown. Its headings stand below those of the parts of a page."""

    def __init__(self, address):
        super().__init__()
        self.address, self.open = address, []

    def handle_starttag(self, tag, attrs):
        if tag == "a" or tag in MARKS:
            self.open.append((len(self.parts), dict(attrs).get("href") or ""))
        elif tag == "br":
            self.parts.append("\\\n" + INDENT * len(self.numbers))
        else:
            super().handle_starttag(tag, attrs)
            self.parts.append("### " if tag in HEADINGS else "")

    def handle_endtag(self, tag):
        if self.open and (tag == "a" or tag in MARKS):
            start, href = self.open.pop()
            text = "".join(self.parts[start:])
            self.parts[start:] = [around(text, lambda core: self.marked(tag, core, href))]
        else:
            super().handle_endtag(tag)

    def handle_data(self, data):
        before = len(self.parts)
        super().handle_data(data)
        self.parts[before:] = [escaped(text) for text in self.parts[before:]]

    def mark(self):
        return INDENT * (len(self.numbers) - 1) + super().mark().replace("•", "-")

    def marked(self, tag, text, href):
        if tag == "a":
            return link(text, urljoin(self.address, href)) if href else text
        return f"{MARKS[tag]}{text}{MARKS[tag]}"


def around(text, mark):
    """Return text with its words marked: the spaces at its ends stay outside, where Markdown wants them."""
    core = text.strip()
    before, _, after = text.partition(core) if core else (text, "", "")
    return f"{before}{core and mark(core)}{after}"


def rich_text(html, address):
    """Return stored rich text as Markdown, its links whole. `address` is that of the page it stands on."""
    parser = MarkdownOf(address)
    parser.feed(expand_db_html(html or ""))
    parser.close()
    return tidy("".join(parser.parts), str.rstrip)


def escaped(text):
    """Return plain text so that no character in it means anything to Markdown."""
    text = SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    return NUMBER_AT_THE_START.sub(r"\1\\\2", AT_THE_START.sub(r"\1\\\2", text))


def line(text):
    """Return plain text as one line of Markdown, in which web addresses are links."""
    parts = ADDRESS.split(" ".join(str(text).split()))
    return "".join(f"<{iri_to_uri(part)}>" if number % 2 else escaped(part) for number, part in enumerate(parts))


def link(text, address):
    """Return a link; `text` is Markdown already."""
    return f"[{text}]({iri_to_uri(address).replace('(', '%28').replace(')', '%29')})"
