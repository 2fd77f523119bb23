"""How hard a text is to read."""

import re

from tests.demo.sheets import REFERENCE, TOLD

WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
SENTENCE_END = re.compile(r"[.!?:](?=\s|$)|\n\s*\n|\n(?=[-#])")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_END = re.compile(r"(?<![td])ed$|(?<![^aeiouy]l)(?<![cghsxz])es$|(?<![^aeiouy]l)e$")
HEARD_APART = re.compile(r"(?<![ct])ia|io(?!n|us)|(?<!q)ua")
MARKUP = re.compile(r"(?m)^(?:#+|-|\d+\.) |[*_]")


def told(record):
    """Return the prose of a case study, in the order in which it is read."""
    return "\n\n".join([record.data["result"], record.data["summary"], *(record.data.get(part, "") for part in TOLD)])


def grade(text):
    """Return the Flesch-Kincaid grade of an English text: the years of school needed to follow it.

    Source: Kincaid, Fishburne, Rogers and Chissom, 1975. Numbers count neither as words nor as syllables.
    """
    text = MARKUP.sub("", REFERENCE.sub("", text))
    sentences = [part for part in SENTENCE_END.split(text) if WORD.search(part)]
    words = WORD.findall(text)
    syllables = sum(map(syllables_of, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def syllables_of(word):
    """Count the vowels that are heard, neighbours as one. An estimate, good on average over a page."""
    word = word.lower()
    heard = SILENT_END.sub("", word) if len(word) > 3 else word
    return max(1, len(VOWELS.findall(heard)) + len(HEARD_APART.findall(heard)))
