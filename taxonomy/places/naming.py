"""The other names of a place: what the file lists, put in order."""

import re
from difflib import SequenceMatcher

from taxonomy.labels import apart, distinct, key_of

SMALL_WORDS = {"an", "and", "h", "in", "nan", "of", "on", "the", "under", "upon", "with"}
INITIALS = {"ca", "mdc", "ua"}
SHORTENED = re.compile(r"\b(boro|ca|cc|mdc|ua)$", re.IGNORECASE)
"""How names end that registers have cut short."""
LOST = re.compile("ï[¾¿]½?|\ufffd")
"""What stands where a letter was lost on the way through a wrong encoding."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def split_names(text):
    """Split a list of names. A comma with a space after it stands within a name, as in “Bristol, City of”."""
    return [name.strip() for name in re.split(r",(?! )", text) if name.strip()]


def aliases(label, names, taken):
    """Return the synonyms and the misspellings among the names of the place called `label`, without the labels of
    other places, which are `taken`, and note those found as taken.

    The file lists names that it has met in small letters; one letter away from another name, they are misspellings.
    Names that a register cut short are no names for readers either, but a search should understand them.
    """
    names = unbroken(names)
    proper = [name for name in names if name != name.lower()]
    met = [name for name in names if name == name.lower()]
    free = distinct([*proper, *met], without=[label, *taken])
    synonyms, misspellings = [], []
    for name in free:
        others = [other for other in [label, *names] if key_of(other) != key_of(name)]
        is_wrong = SHORTENED.search(name) or (name in met and any(alike(name, other) for other in others))
        (misspellings if is_wrong else synonyms).append(capitalised(name))
    taken.update(key_of(name) for name in free)
    alt_labels, hidden_labels = apart(label, synonyms, misspellings)
    return tuple(alt_labels), tuple(hidden_labels)


def unbroken(names):
    """Leave out the names that lost a letter, and what is left of them where the gap was closed."""
    remains = [key_of(LOST.sub("", name)) for name in names if LOST.search(name)]
    return [name for name in names if not LOST.search(name) and not any(key_of(name) in left for left in remains)]


def alike(name, other):
    """Say whether one letter is all that is missing, wrong or too many."""
    if abs(len(name) - len(other)) > 1:
        return False
    same = sum(block.size for block in SequenceMatcher(None, name, other.casefold()).get_matching_blocks())
    return max(len(name), len(other)) - same <= 1


def capitalised(name):
    """Write a name that is all in small letters as names are written."""
    return name if name != name.lower() else WORD.sub(capital, name)


def capital(word):
    if word[0] in INITIALS:
        return word[0].upper()
    return word[0] if word[0] in SMALL_WORDS and word.start() else word[0].capitalize()
