"""What somebody who has begun to write may be looking for: terms and titles."""

from dataclasses import asdict, dataclass

from rapidfuzz import fuzz, process

from finder.addresses import term_address
from finder.cards import cards_for
from finder.text.engines import engine
from finder.text.labels import labels_of_term
from finder.text.words import words_of
from taxonomy.models import Term

MOST = 10
TERMS = 6
"""At most so many of them are terms."""
SHORTEST = 2
"""Letters from which on something is suggested."""
LONG = 5
"""From so many letters on, labels that are only like what was written are suggested too."""
LIKE = 80
"""How like they must be, of 100: the best part of the label, by the number of letters to change (rapidfuzz)."""


@dataclass(frozen=True)
class Suggestion:
    """A completion, what it is, how many pages it leads to, and where."""

    text: str
    kind: str
    count: int
    url: str


def suggestions(text, index):
    """Return at most MOST completions as dictionaries: terms that pages have, then pages by their titles."""
    words = words_of(text)
    if sum(map(len, words)) < SHORTEST:
        return []
    terms = terms_like(words, index)[:TERMS]
    titles = engine().titles_beginning(words, MOST - len(terms))
    return [*map(asdict, terms), *map(asdict, titled(titles, index))]


def terms_like(words, index):
    """Return the terms with a label that begins or goes on with these words, the most used first, then those with a
    label much like them."""
    used = used_labels(index)
    asked = " ".join(words)
    begun = [pk for pk, (label, _) in used.items() if has_words(label.split(), words)]
    begun = sorted(begun, key=lambda key: (not used[key][0].startswith(asked), -used[key][1]))
    like = []
    if len(asked) >= LONG:
        labels = {key: label for key, (label, _) in used.items()}
        like = [key for *_, key in process.extract(asked, labels, scorer=fuzz.WRatio, score_cutoff=LIKE, limit=TERMS)]
    found = dict.fromkeys(pk for pk, _ in begun + like)
    return [suggestion_of(index.vocabularies.terms[pk], index) for pk in found]


def has_words(label, words):
    """Say whether a label has these words one after the other, the last perhaps only begun."""
    *whole, last = words
    length = len(words)
    return any(
        label[start : start + length - 1] == whole and label[start + length - 1].startswith(last)
        for start in range(len(label) - length + 1)
    )


def used_labels(index):
    """Return {(term id, number of its label): (folded label, number of pages)} of the terms in use that pages have."""
    return index.keep("used labels", lambda: dict(read_labels(index)))


def read_labels(index):
    for term in index.vocabularies.terms.values():
        pages = len(index.with_one("term", term.pk))
        if term.status == Term.Status.IN_USE and pages:
            for number, label in enumerate(labels_of_term(term)):
                yield (term.pk, number), (" ".join(words_of(label)), pages)


def suggestion_of(term, index):
    count = len(index.with_one("term", term.pk))
    return Suggestion(term.pref_label, term.vocabulary.name, count, term_address(term))


def titled(page_ids, index):
    """Return pages as suggestions."""
    return [Suggestion(card.title, card.kind, 1, card.url) for card in cards_for(page_ids, index)]
