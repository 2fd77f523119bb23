"""Terms that a page's own text names. They are suggested to its editor and never chosen by themselves.

What counts as naming a term, so that everyday words suggest nothing:
- the words of its label or of a synonym stand in the text as whole words, next to each other; case and hyphens do not
  matter. Misspellings do not count. Of names that overlap the longest counts, so that “adult social care” says nothing
  of “social care”.
- a place is named as it is written, with its capitals, so that “reading” is no town. One word alone (Reading) counts
  only inside a sentence: any word has a capital at its beginning.
- where a page has only one term of a vocabulary (its stage, its outcome), one word alone (running, mixed) says too
  little about the page; several (independent evaluation) may.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from wagtail.fields import RichTextField, StreamField

from taxonomy.models import Term

MOST = 3
"""So many suggestions at a time."""
PLACES = "place"
WORD = re.compile(r"\w+")
BEGINS = re.compile(r"(?:^|[.!?:\n])[\s“”‘’\"'()\[\]–—-]*\Z")
"""What stands before the first word of a sentence."""
NEAR = 12
"""How many characters before a word tell whether it begins a sentence."""
BLOCK_ENDS = re.compile(r"</(?:p|li|h\d|div|blockquote|td|th)>|<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True)
class Suggestion:
    """A term, the words that name it in the text, and how often it is named."""

    term: Term
    found: str
    mentions: int


@dataclass(frozen=True)
class Name:
    """A label or synonym of a term, as the text is searched for it."""

    term: Term
    label: str
    words: tuple[str, ...]

    def is_named_by(self, text, start, words):
        """Say whether these words of `text`, the same but for case, are meant as this name."""
        if self.term.vocabulary.slug == PLACES:
            alone_at_a_beginning = len(words) == 1 and BEGINS.search(text[max(0, start - NEAR) : start])
            return list(self.words) == words and not alone_at_a_beginning
        return len(words) > 1 or self.term.vocabulary.multiple


def suggest(terms, text, without=(), most=MOST):
    """Return the suggestions that `text` gives among `terms`, most mentions first, then the longer label. Those in
    `without` are named in the text, perhaps, but not suggested."""
    names = names_by_first_word(terms)
    mentions, first_found = defaultdict(int), {}
    for name, found in mentions_in(text, names):
        mentions[name.term] += 1
        first_found.setdefault(name.term, found)
    left_out = {term.pk for term in without}
    found = [Suggestion(term, first_found[term], n) for term, n in mentions.items() if term.pk not in left_out]
    return sorted(found, key=lambda s: (-s.mentions, -len(s.term.pref_label), s.term.pref_label))[:most]


def names_by_first_word(terms):
    """Return {first word: [Name, …]}, longer names before shorter ones."""
    names = defaultdict(list)
    for term in terms:
        for label in (term.pref_label, *term.alt_labels):
            words = tuple(WORD.findall(label))
            if words and term.status == Term.Status.IN_USE:
                names[words[0].casefold()].append(Name(term, label, words))
    for same_start in names.values():
        same_start.sort(key=lambda name: -len(name.words))
    return names


def mentions_in(text, names):
    """Yield (Name, the words found) for each mention in `text`. Words that named a term name no other of fewer."""
    matches = list(WORD.finditer(text))
    folded = [match[0].casefold() for match in matches]
    place = 0
    while place < len(matches):
        length = 1
        for name in names.get(folded[place], ()):
            size = len(name.words)
            if size < length or folded[place : place + size] != [word.casefold() for word in name.words]:
                continue
            part = matches[place : place + size]
            if name.is_named_by(text, part[0].start(), [match[0] for match in part]):
                length = size
                yield name, text[part[0].start() : part[-1].end()]
        place += length


def text_of(page):
    """Return what is written on `page`, as it is in memory: the fields searched for words, rich text, blocks."""
    parts = [getattr(page, name) for name in page.text_fields]
    for field in page._meta.fields:
        if isinstance(field, StreamField):
            parts += field.get_searchable_content(getattr(page, field.name))
        elif isinstance(field, RichTextField) and field.name not in page.text_fields:
            parts.append(getattr(page, field.name))
    return "\n".join(unescape(strip_tags(BLOCK_ENDS.sub("\n", str(part)))) for part in parts if part)
