"""Words as the index has them: small letters without diacritics, and their stems by Porter's algorithm (1980), which
both databases use too."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
STOP_WORDS = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "by", "did", "do", "does", "for", "from", "has", "how", "in"),
        *("into", "is", "it", "its", "of", "on", "or", "that", "the", "their", "them", "there", "these", "they"),
        *("this", "to", "was", "were", "what", "when", "where", "which", "who", "why", "will", "with"),
    )
)
"""Words too common to look for, unless nothing else is asked."""

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
