"""Looking for words in the guide: the sections that have all of them, each with the passages that have most."""

import re
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import mark_safe

from content.guide.reading import Section, chapters

LONGEST = 100
"""Characters of a query that are read."""
SHOWN = 2
"""Passages of a section that are shown."""


@dataclass(frozen=True)
class Found:
    """A section that has all words, and what of it answers best."""

    section: Section
    passages: list[str]


class Words:
    """The words of a query. A word of the guide is found by its beginning: “term” finds “terms” too."""

    def __init__(self, query):
        found = dict.fromkeys(re.findall(r"\w+", query[:LONGEST].lower()))
        self.patterns = [re.compile(rf"\b{word}\w*", re.IGNORECASE) for word in found]
        self.any = re.compile("|".join(pattern.pattern for pattern in self.patterns), re.IGNORECASE)

    def number_in(self, text):
        return sum(bool(pattern.search(text)) for pattern in self.patterns)

    def are_all_in(self, section):
        text = "\n".join([section.title, *section.passages])
        return bool(self.patterns) and self.number_in(text) == len(self.patterns)

    def passages_of(self, section):
        """Return the passages that have most of the words, or else the first ones, as they follow each other, with the
        words marked."""
        having = sorted(filter(self.number_in, section.passages), key=self.number_in, reverse=True)
        best = (having or section.passages)[:SHOWN]
        return [self.marked(passage) for passage in section.passages if passage in best]

    def marked(self, text):
        parts = re.split(f"({self.any.pattern})", text, flags=re.IGNORECASE)
        marked = (f"<mark>{escape(part)}</mark>" if place % 2 else escape(part) for place, part in enumerate(parts))
        return mark_safe("".join(marked))  # noqa: S308 (each part is escaped)


def search(query):
    """Return the sections in which all words of the query are, in the order of the guide."""
    words = Words(query)
    sections = [section for chapter in chapters() for section in chapter.sections]
    return [Found(section, words.passages_of(section)) for section in sections if words.are_all_in(section)]
