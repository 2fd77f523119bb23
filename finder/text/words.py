"""Words as the index has them: small letters without diacritics, and their stems by Porter's algorithm (1980), which
both databases use too."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
STOP_WORDS = frozenset(
    (
        *("i", "me", "my", "myself", "we", "our", "ours", "ourselves", "you", "your", "yours", "yourself"),
        *("yourselves", "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself"),
        *("they", "them", "their", "theirs", "themselves", "what", "which", "who", "whom", "this", "that", "these"),
        *("those", "am", "is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "having", "do"),
        *("does", "did", "doing", "a", "an", "the", "and", "but", "if", "or", "because", "as", "until", "while"),
        *("of", "at", "by", "for", "with", "about", "against", "between", "into", "through", "during", "before"),
        *("after", "above", "below", "to", "from", "up", "down", "in", "out", "on", "off", "over", "under", "again"),
        *("further", "then", "once", "here", "there", "when", "where", "why", "how", "all", "any", "both", "each"),
        *("few", "more", "most", "other", "some", "such", "no", "nor", "not", "only", "own", "same", "so", "than"),
        *("too", "very", "s", "t", "can", "will", "just", "don", "should", "now"),
    )
)
"""The function words of English: the list of Snowball, as PostgreSQL has it (tsearch_data/english.stop). They are not
looked for, unless nothing else is asked or they stand in a phrase or in the name of a term."""

_stemmer = snowballstemmer.stemmer("porter")


def fold(text):
    """Return text in small letters and without diacritics, letter for letter: what stands at a place stays there."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(letter):
    base = unicodedata.normalize("NFD", letter)[0]
    plain = base.lower() if base.isascii() else letter.lower()
    return plain if len(plain) == 1 else letter


def words_of(text):
    """Return the words of a text, folded."""
    return WORD.findall(fold(text))


@lru_cache(maxsize=65536)
def stem(word):
    """Return the stem of a folded word, which it shares with its other forms."""
    return _stemmer.stemWord(word)


def stems_of(text):
    """Return the stems of a text's words."""
    return tuple(map(stem, words_of(text)))
