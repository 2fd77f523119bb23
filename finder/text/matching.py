"""Which pages have what was asked for, and which of them say most about it.

Nothing is weighed page by page. For each thing asked for there is a bitmap of the pages that have it in their title,
one of those with the term, and so on; pages that have the same things in the same places form one class.
"""

import threading
from dataclasses import dataclass, field
from math import log

from pyroaring import BitMap

from finder.index.ordering import newest_first
from finder.text.asked import Asked, Item
from finder.text.engines import engine
from finder.text.labels import Labels, labels_in, labels_of_term
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
        if self.terms:
            whole = tuple(part for item in self.items for part in item.stems)
            return {whole, *(tuple(map(stem, words)) for words in self.synonyms), *(item.stems for item in self.items)}
        return {item.stems for item in self.items}


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
    every: BitMap
    """The pages with everything that is asked for."""
    some: BitMap
    """The pages with any of it."""
    groups: list[Group] = field(default_factory=list)
    patterns: frozenset = frozenset()
    terms: tuple[Term, ...] = ()
    """The terms that the whole text is a label of, or that its parts are labels of with nothing left over."""

    def ranked(self, pages, index):
        """Yield the ids of these pages, those that say most about what was asked for first, of equals the newest."""
        places = newest_first(index)
        for _, equals in sorted(self.classes(pages).items(), reverse=True):
            yield from sorted(equals, key=lambda pk: places.get(pk, 0))

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
    wishes = wishes_of(asked.wanted, labels)
    together = tuple(word for item in asked.wanted for word in item.words)
    unwanted = [Wish((item,)) for item in asked.unwanted]
    found = engine().matching([*dict.fromkeys([*phrases_of(wishes + unwanted), together])], PARTS)
    groups = [group_of(wish, found, labels, index) for wish in wishes]
    without = BitMap.union(BitMap(), *(group_of(wish, found, labels, index).pages for wish in unwanted))
    every, some = combined(groups, index.pages)
    for group in groups:
        group.weigh(len(index.pages))
    if len(asked.wanted) > 1:
        levels = [(worth, found[together, part]) for part, worth in TOGETHER.items()]
        groups.append(Group(levels, found[together, None], max(group.rarity for group in groups)))
    named = tuple(term for wish in wishes for term in wish.terms) if all(wish.terms for wish in wishes) else ()
    patterns = frozenset(pattern for wish in wishes for pattern in wish.patterns)
    return Match(asked, every - without, some - without, groups, patterns, named)


def combined(groups, everything):
    """Return the pages that have all of these, and those that have any; of nothing, all pages."""
    pages = [group.pages for group in groups] or [everything]
    return BitMap.intersection(*pages), BitMap.union(*pages)


def wishes_of(items, labels: Labels):
    """Return the items as wishes; those that are the label of a term together as one, the longest label first."""
    wishes, start, left = [], 0, MOST_SYNONYMS
    while start < len(items):
        wish = Wish((items[start],))
        for end in range(min(len(items), start + labels.longest), start, -1):
            if terms := named_by(items[start:end], labels, is_all=(start, end) == (0, len(items))):
                wish = Wish(items[start:end], terms, synonyms_of(terms, items[start:end])[:left])
                left -= len(wish.synonyms)
                break
        wishes.append(wish)
        start += len(wish.items)
    return wishes


def named_by(items, labels, is_all):
    """Return the terms that these items are a label of. A single word is no term of an ordered vocabulary, such as
    “running”, unless it is all that was asked."""
    if any(item.quoted for item in items) and len(items) > 1:
        return ()
    stems = tuple(part for item in items for part in item.stems)
    terms = labels.whole.get(stems, ())
    return tuple(term for term in terms if is_all or len(stems) > 1 or not term.vocabulary.ordered)


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
