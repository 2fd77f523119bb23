"""Shows where a text has what was asked for, as HTML in which nothing else of the text is."""

import re
from collections import defaultdict

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from finder.text.prose import parts
from finder.text.words import WORD, fold, stem

AROUND = 110
"""Characters of context on either side of a word."""
ROOT = 4
"""Letters that a word shares with its stem at most, by which a text is looked through at a glance."""


class Marker:
    """Marks rows of stems in texts."""

    def __init__(self, patterns):
        self.patterns = frozenset(patterns)
        self.beginning = defaultdict(list)
        for pattern in sorted(patterns, key=len, reverse=True):
            self.beginning[pattern[0]].append(pattern)
        roots = sorted({re.escape(first[: min(ROOT, len(first) - 1) or 1]) for first in self.beginning})
        self.promising = re.compile(rf"\b(?:{'|'.join(roots)})")

    def spans(self, text):
        """Return [(start, end, pattern)] of what the text has, none within another."""
        folded = fold(text)
        if not self.promising.search(folded):
            return []
        words = list(WORD.finditer(folded))
        stems, spans, free = [stem(word[0]) for word in words], [], 0
        for here, first in enumerate(stems):
            for pattern in self.beginning.get(first, ()) if here >= free else ():
                free = here + len(pattern)
                if tuple(stems[here:free]) == pattern:
                    spans.append((words[here].start(), words[free - 1].end(), pattern))
                    break
                free = here
        return spans

    def marked(self, text, spans=None):
        """Return the text as HTML, with what it has marked."""
        parts, end = [], 0
        for start, stop, _ in self.spans(text) if spans is None else spans:
            parts += [(text[end:start], text[start:stop])]
            end = stop
        return format_html_join("", "{}<mark>{}</mark>", parts) + format_html("{}", text[end:])

    def passage(self, text, but_for=()):
        """Return the first sentence with most of what is asked for besides `but_for`, marked and cut to what stands
        around it; where no sentence has any, the same of what is no prose; empty when there is none."""
        best, most = None, (False, 0)
        for line in filter(self.spans, text.split("\n")):
            for part, is_sentence in parts(line):
                spans = self.spans(part)
                new = {pattern for _, _, pattern in spans}.difference(but_for)
                if new and (is_sentence, len(new)) > most:
                    best, most = (part, spans), (is_sentence, len(new))
        return self.cut(*best) if best else mark_safe("")

    def cut(self, sentence, spans):
        """Return a sentence, marked, from a little before the first thing that it has to a little after the last."""
        first, last = max(0, spans[0][0] - AROUND), min(len(sentence), spans[0][0] + 2 * AROUND)
        start = sentence.find(" ", first) + 1 if first else 0
        end = sentence.rfind(" ", 0, last) if last < len(sentence) else last
        shown = " ".join(sentence[start : max(end, spans[0][1])].split())
        before, after = "… " if start else "", " …" if end < len(sentence) else ""
        return format_html("{}{}{}", before, self.marked(shown), after)
