"""Which pages have what was asked for, and which of them say most about it.

Nothing is weighed page by page. For each thing asked for there is a bitmap of the pages that have it in their title,
one of those with the term, and so on; pages that have the same things in the same places form one class.
"""

import threading
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log

from pyroaring import BitMap

from finder.index.ordering import newest_first
from finder.text.asked import Asked, Item
from finder.text.engines import engine
from finder.text.labels import LINKS, Labels, key_of, labels_in, labels_of_term
from finder.text.words import stem, words_of
from taxonomy.models import Term

PARTS = ("title", "lead", "summary", None)
"""Where words are looked up; None is the whole page."""
TITLE, TERM, LEAD, LABEL, SUMMARY, BODY = 10, 8, 6, 4, 3, 1
"""How much it says of a page that its title has the word, that it has the term, and so on down to its text."""
TOGETHER = {"title": 6, "lead": 4, "summary": 2, None: 1}
"""How much more it says that all the words stand together."""
MOST_SYNONYMS = 24
"""Labels of the same terms that are looked up beside the words of one search."""
MOST_CLASSES = 500
"""Pages are not told further apart when there are so many classes."""
KEPT = 32
"""Texts whose matches a process remembers."""
remembering = threading.Lock()


@dataclass
class Wish:
    """One thing asked for: an item, or several that are the label of terms together."""

    items: tuple[Item, ...]
    terms: tuple[Term, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    """The other labels of these terms, as words."""

    @property
    def patterns(self):
        """The rows of stems that show in a text that it has this."""
        single = {item.stems for item in self.items if not self.terms or not item.is_common}
        if not self.terms:
            return single
        whole = tuple(part for item in self.items for part in item.stems)
        return {whole, *(tuple(map(stem, words)) for words in self.synonyms), *single}


@dataclass
class Group:
    """The pages that have one thing, and where they have it, each with how much that says about them."""

    levels: list[tuple[int, BitMap]]
    pages: BitMap
    rarity: float = 1.0

    def weigh(self, total):
        """Let what few pages have say more (inverse document frequency: Spärck Jones 1972)."""
        self.rarity = log(1 + total / (1 + len(self.pages)))


@dataclass
class Match:
    """What a text matches in one snapshot of the index."""

    asked: Asked
    wished: list[BitMap]
    """The pages with each thing that is asked for."""
    allowed: BitMap
    """The pages without what is kept out."""
    groups: list[Group]
    patterns: frozenset
    terms: tuple[Term, ...]
    """The terms that the whole text is a label of, or that its parts are labels of with nothing left over."""
    unwritten: list[Wish]
    """What names terms though it has words, not quoted, that no page has."""

    @cached_property
    def every(self):
        """The pages with everything that is asked for."""
        return BitMap.intersection(self.allowed, *self.wished)

    @cached_property
    def reached(self):
        """The pages with at least so many of the things that are asked for: those with none come first."""
        reached = [self.allowed] + [BitMap()] * len(self.wished)
        for pages in self.wished:
            reached = [self.allowed, *(more | (fewer & pages) for fewer, more in pairwise(reached))]
        return reached

    def ranked(self, pages, index):
        """Yield the ids of these pages: those with most of what was asked for first, then those that say most about
        it, of equals the newest."""
        places = newest_first(index)
        for part in self.by_number(pages):
            for _, equals in sorted(self.classes(part).items(), reverse=True):
                yield from sorted(equals, key=lambda pk: places.get(pk, 0))

    def by_number(self, pages):
        """Return the pages parted by how many of the things asked for they have, those with most first."""
        if pages <= self.every:
            return [pages]
        return [pages & (these - more) for more, these in pairwise([BitMap(), *reversed(self.reached)])]

    def classes(self, pages):
        """Return {weight: pages}."""
        classes = {0.0: pages}
        for group in sorted(self.groups, key=lambda group: -group.rarity):
            for worth, having in group.levels:
                if len(classes) > MOST_CLASSES:
                    return classes
                classes = split(classes, worth * group.rarity, having)
        return classes


def split(classes, worth, having):
    """Tell the pages of each class apart by whether they have one more thing, and what that is worth."""
    found = {}
    for weight, pages in classes.items():
        for key, part in ((round(weight + worth, 6), pages & having), (weight, pages - having)):
            if part:
                found[key] = found[key] | part if key in found else part
    return found


def match(text, index):
    """Return what a text matches, from memory when it was asked lately."""
    found = index.matches.get(text)
    if found is None:
        found = work_out(Asked.of(text), index)
        with remembering:
            while len(index.matches) >= KEPT:
                del index.matches[next(iter(index.matches))]
            index.matches[text] = found
    return found


def work_out(asked, index):
    labels = labels_in(index.vocabularies)
    wishes = wishes_of(asked, labels)
    together = tuple(word for item in asked.wanted for word in item.words)
    unwanted = [Wish((item,)) for item in asked.unwanted]
    found = engine().matching([*dict.fromkeys([*phrases_of(wishes + unwanted), together])], PARTS)
    groups = [group_of(wish, found, labels, index) for wish in wishes]
    without = BitMap.union(BitMap(), *(group_of(wish, found, labels, index).pages for wish in unwanted))
    wished = [group.pages for group in groups]
    for group in groups:
        group.weigh(len(index.pages))
    if len(asked.wanted) > 1:
        levels = [(worth, found[together, part]) for part, worth in TOGETHER.items()]
        groups.append(Group(levels, found[together, None], max(group.rarity for group in groups)))
    named = tuple(term for wish in wishes for term in wish.terms) if all(wish.terms for wish in wishes) else ()
    patterns = frozenset(pattern for wish in wishes for pattern in wish.patterns)
    unwritten = [wish for wish in wishes if wish.terms and has_unwritten(wish, found)]
    return Match(asked, wished, index.pages - without, groups, patterns, named, unwritten)


def has_unwritten(wish, found):
    return any(not item.quoted and not found[item.words, None] for item in wish.items)


def wishes_of(asked, labels: Labels):
    """Return what is asked for as wishes; items that are the label of a term together as one, the longest label
    first."""
    items, wishes, start, left = asked.written, [], 0, MOST_SYNONYMS
    while start < len(items):
        wish, next_start = Wish((items[start],)), start + 1
        for end in range(min(len(items), start + labels.longest), start, -1):
            if terms := named_by(items[start:end], labels, asked):
                named = tuple(item for item in items[start:end] if not LINKS.issuperset(item.words))
                named = named or items[start:end]
                wish, next_start = Wish(named, terms, synonyms_of(terms, named)[:left]), end
                left -= len(wish.synonyms)
                break
        if wish.terms or items[start] in asked.wanted:
            wishes.append(wish)
        start = next_start
    return wishes


def named_by(items, labels, asked):
    """Return the terms that these items are a label of. A single word is no term of an ordered vocabulary, such as
    “running”, and none that is called like a small word, such as “IT”, unless it is all that was asked."""
    if any(item.quoted for item in items) and len(items) > 1:
        return ()
    words = [word for item in items for word in item.words]
    stems = items[0].stems if items[0].quoted else key_of(words)
    terms, is_all = labels.whole.get(stems, ()), set(asked.wanted).issubset(items)
    if is_all or len(stems) > 1:
        return tuple(terms)
    is_small = all(item.is_common for item in items)
    return tuple(term for term in terms if not is_small and not term.vocabulary.ordered)


def synonyms_of(terms, items):
    """Return the other labels of these terms, as words."""
    written = tuple(word for item in items for word in item.words)
    labels = [tuple(words_of(label)) for term in terms for label in labels_of_term(term)]
    return tuple(words for words in dict.fromkeys(labels) if words and words != written)


def phrases_of(wishes):
    """Yield the rows of words to look up: each item, what a hyphen joins also as one word, and synonyms."""
    for wish in wishes:
        for item in wish.items:
            yield item.words
            if len(item.words) > 1 and not item.quoted:
                yield ("".join(item.words),)
        yield from wish.synonyms


def group_of(wish, found, labels, index):
    """Return the pages that have what is wished for, by where they have it."""

    def written(part, item):
        pages = found[item.words, part]
        joined = ("".join(item.words),)
        return pages if item.quoted or len(item.words) < 2 else pages | found[joined, part]

    def standing(part):
        each = BitMap.intersection(*(written(part, item) for item in wish.items))
        return BitMap.union(each, *(found[words, part] for words in wish.synonyms))

    with_label = [pages_with(index, labels.holding_all(item.stems)) for item in wish.items]
    with_term = pages_with(index, [term.pk for term in wish.terms])
    either = [written(None, item) | pages for item, pages in zip(wish.items, with_label, strict=True)]
    pages = BitMap.union(BitMap.intersection(*either), standing(None), with_term)
    levels = [
        (TITLE, standing("title")),
        (TERM, with_term),
        (LEAD, standing("lead")),
        (LABEL, BitMap.intersection(*with_label) - with_term),
        (SUMMARY, standing("summary")),
        (BODY, standing(None)),
    ]
    return Group(levels, pages)


def pages_with(index, term_ids):
    return index.having("term", term_ids)
