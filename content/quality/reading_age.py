"""How many years of school a text asks for.

The Flesch-Kincaid grade: J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, *Derivation of New
Readability Formulas for Navy Enlisted Personnel*, Research Branch Report 8-75, Naval Technical Training, 1975. As
Flesch counts, a colon or semicolon ends a sentence too, and so do headings and the items of a list. Numbers count
neither as words nor as syllables. A grade is a year of American school, which begins at six: a reader is five years
older.
"""

import re

from content.quality.sentences import without_references

FORMULA = "Flesch-Kincaid grade plus five (Kincaid and others, 1975)"
HIGHEST = 14
"""GOV.UK writes for readers of nine. What is read for work may ask for more, but no more than a newspaper does."""
FEWEST_WORDS = 100
"""With fewer the formula says more of its few sentences than of the text."""

WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
SENTENCE_END = re.compile(r"[.!?:;](?=[”’\")]*(?:\s|$))|\n")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_END = re.compile(r"(?<![td])ed$|(?<![^aeiouy]l)(?<![cghsxz])es$|(?<![^aeiouy]l)e$")
HEARD_APART = re.compile(r"(?<![ct])ia|io(?!n|us)|(?<!q)ua")


def reading_age(text):
    """Return the age at which a reader follows the plain text, in whole years; None when the text is too short."""
    return round(grade(text)) + 5 if len(WORD.findall(text)) >= FEWEST_WORDS else None


def grade(text):
    """Return the Flesch-Kincaid grade of a plain English text that has at least one word."""
    text = without_references(text)
    sentences = [part for part in SENTENCE_END.split(text) if WORD.search(part)]
    words = WORD.findall(text)
    syllables = sum(map(syllables_of, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def syllables_of(word):
    """Count the vowels that are heard, neighbours as one. An estimate, good on average over a page."""
    word = word.lower()
    heard = SILENT_END.sub("", word) if len(word) > 3 else word
    return max(1, len(VOWELS.findall(heard)) + len(HEARD_APART.findall(heard)))
