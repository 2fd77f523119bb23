"""Terms as words: what somebody searches for may be a term's label, one of its synonyms or a usual misspelling."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from finder.text.words import stem, words_of
from taxonomy.models import Term

LINKS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with")
)
"""Words that only join the others of a label. Other small words tell labels apart: “IT services”, “Did not work”."""


@dataclass
class Labels:
    """The labels of all terms in use, by the stems of their words."""

    whole: dict[tuple, list[Term]] = field(default_factory=lambda: defaultdict(list))
    """The terms with a label of exactly these stems, words such as “of” and “and” left out."""
    holding: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """The ids of the terms with this stem in a label; of ordered vocabularies, whose words are too common, none."""
    rows: dict[int, list[tuple]] = field(default_factory=lambda: defaultdict(list))
    """The labels of each of these terms, by its id, as rows of stems."""
    words: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """The ids of the terms with this word, as it is written, in a label that readers see."""
    longest: int = 0
    """The number of words of the longest label."""

    def add(self, term):
        for label in labels_of_term(term):
            words = words_of(label)
            key = key_of(words)
            if key and term not in self.whole[key]:
                self.whole[key].append(term)
            self.longest = max(self.longest, len(words))
            if label not in term.hidden_labels:
                for word in words:
                    self.words[word].add(term.pk)
            if not term.vocabulary.ordered:
                self.rows[term.pk].append(tuple(map(stem, words)))
                for word in words:
                    self.holding[stem(word)].add(term.pk)

    def holding_all(self, stems):
        """Return the ids of the terms that have a label with these stems in a row."""
        found = set.intersection(*(self.holding.get(one, set()) for one in stems))
        return {pk for pk in found if any(has_in_a_row(row, stems) for row in self.rows[pk])}


def has_in_a_row(row, stems):
    return any(row[start : start + len(stems)] == stems for start in range(len(row) - len(stems) + 1))


def labels_of_term(term):
    return [*labels_readers_see(term), *term.hidden_labels]


def labels_readers_see(term):
    return [term.pref_label, *term.alt_labels]


def key_of(words):
    """Return what labels share that only differ in word forms and in the words that join the others."""
    return tuple(map(stem, [word for word in words if word not in LINKS] or words))


@lru_cache(maxsize=2)
def labels_in(vocabularies):
    """Return the labels of the terms in use of these vocabularies, read once."""
    labels = Labels()
    for scheme in vocabularies.schemes.values():
        for term in scheme.terms:
            if term.status == Term.Status.IN_USE:
                labels.add(term)
    return labels
