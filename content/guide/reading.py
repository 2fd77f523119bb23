"""The guide as its files in `text/` hold it: a chapter each, in the order of their names, made of sections."""

import html
import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from django.templatetags.static import static
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt

FOLDER = Path(__file__).parent / "text"
PARSER = MarkdownIt("commonmark", {"html": False})
SECTION = re.compile(r"^## ", re.MULTILINE)
END_OF_PASSAGE = re.compile(r"</(?:p|li)>")


@dataclass(frozen=True)
class Section:
    """One thing to look up. Links lead to its anchor, which is made of its title."""

    title: str
    body: str

    @property
    def anchor(self):
        return slugify(self.title)

    @property
    def passages(self):
        """The section as plain text, a paragraph or an item of a list each."""
        texts = (html.unescape(strip_tags(part)).strip() for part in END_OF_PASSAGE.split(self.body))
        return list(filter(None, texts))


@dataclass(frozen=True)
class Chapter:
    title: str
    sections: tuple[Section, ...]

    @property
    def anchor(self):
        return slugify(self.title)


@cache
def chapters():
    """Return the whole guide."""
    return [chapter_of(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.md"))]


def chapter_of(markdown):
    head, *parts = SECTION.split(markdown)
    return Chapter(head.removeprefix("# ").strip(), tuple(section_of(part) for part in parts))


def section_of(markdown):
    title, _, text = markdown.partition("\n")
    return Section(title.strip(), mark_safe(drawn(text)))  # noqa: S308 (our own files, and no HTML in them)


def drawn(markdown):
    """Return Markdown as HTML, its pictures taken from the static files."""
    tokens = PARSER.parse(markdown)
    for part in chain.from_iterable(token.children or () for token in tokens):
        if part.type == "image":
            part.attrs |= {"src": static(f"content/guide/{part.attrs['src']}")}
    return PARSER.renderer.render(tokens, PARSER.options, {})
