"""What somebody may have meant to write: the words of the index that a word nobody has is most like."""

from collections import Counter

from rapidfuzz import process
from rapidfuzz.distance import OSA

from finder.text.asked import Asked
from finder.text.engines import engine
from finder.text.labels import labels_in, labels_readers_see
from finder.text.words import WORD, fold, stem, stems_of, words_of

SHORTEST = 5
"""Letters of the shortest word that is corrected: of shorter ones too many others are a letter away. One of just so
many letters is corrected only to a word that has them all."""
LONG = 8
"""From so many letters on, a word may have two mistakes."""
CANDIDATES = 20


def known_words(index):
    """Return {word: number of pages} of the words that the index shows somebody: in titles, results, summaries and
    labels of terms, each as it is written."""
    return index.keep("words", lambda: read_words(index))


def read_words(index):
    words = engine().spellings()
    for word, term_ids in labels_in(index.vocabularies).words.items():
        if pages := len(index.having("term", term_ids)):
            words[word] = words.get(word, 0) + pages
    return words


def correction(text, index):
    """Return the text with each word that no page has replaced by the likeliest one; empty when there is none."""
    asked = Asked.of(text)
    places = [place for item in asked.wanted if not item.quoted for place in places_of(item, asked.text)]
    unknown = unknown_words([word for word, _, _ in places])
    likely = {word: likeliest(word, known_words(index)) for word in unknown} | apart(unknown, index)
    corrected = asked.text
    for word, start, end in reversed(places):
        if likely.get(word):
            corrected = corrected[:start] + likely[word] + corrected[end:]
    return corrected if corrected != asked.text else ""


def as_terms_have_it(found, index):
    """Return the text of a match with the misspellings that terms know, and that no page has, replaced by the labels
    that they stand for; empty when there is none. A hidden label may be no misspelling, and then stays."""
    corrected = found.asked.text
    for wish in reversed(found.unwritten):
        start, end = wish.items[0].start, wish.items[-1].end
        if label := label_meant(corrected[start:end], wish.terms, known_words(index)):
            corrected = corrected[:start] + label + corrected[end:]
    return corrected if corrected != found.asked.text else ""


def label_meant(written, terms, known):
    """Return the label of these terms with the words of which what was written is a misspelling, the likest of
    several; None when it is no misspelling of theirs."""
    labels = {label: stems_of(label) for term in terms for label in labels_readers_see(term)}
    likely = {word: likeliest(word, known) for word in words_of(written)}
    if stems_of(written) in labels.values() or not any(likely.values()):
        return None
    meant = {stem(other or word) for word, other in likely.items()}
    fitting = [label for label, stems in labels.items() if meant.issubset(stems)]
    return min(fitting, key=lambda label: OSA.distance(fold(label), fold(written)), default=None)


def unknown_words(words):
    """Return those of these words that no page has in any form."""
    singles = [(word,) for word in dict.fromkeys(words)]
    there = engine().matching(singles, [None])
    return [word for (word,) in singles if not there[(word,), None]]


def apart(unknown, index):
    """Return {word: its two halves with a hyphen} of those words that pages write as two: wellbeing, well-being."""
    known = known_words(index)
    halves = {
        (word[:place], word[place:]): word
        for word in unknown
        for place in range(2, len(word) - 1)
        if word[:place] in known and word[place:] in known
    }
    there = engine().matching(list(halves), [None])
    return {word: "-".join(pair) for pair, word in halves.items() if there[pair, None]}


def places_of(item, text):
    """Return (word, start, end) of each word of an item in the text."""
    found = WORD.finditer(fold(text)[item.start : item.end])
    return [(match[0], item.start + match.start(), item.start + match.end()) for match in found]


def likeliest(word, words):
    """Return the word with the same first letter and the fewest mistakes between; of several, one that has all the
    letters that were typed, then the one on most pages; None when all are too far. A mistake is a letter too many, too
    few, changed, or in its neighbour's place (optimal string alignment)."""
    if len(word) < SHORTEST or word in words or word.isdigit():
        return None
    limit = 2 if len(word) >= LONG else 1
    alike = [other for other in words if other[0] == word[0]]
    near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=limit, limit=CANDIDATES)
    near = [(mistakes, lost_letters(word, found), -words[found], found) for found, mistakes, _ in near]
    if len(word) == SHORTEST:
        near = [candidate for candidate in near if not candidate[1]]
    return min(near)[-1] if near else None


def lost_letters(word, other):
    """Return how many letters of a word another has not."""
    return (Counter(word) - Counter(other)).total()
