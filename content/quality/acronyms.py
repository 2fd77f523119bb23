"""Acronyms that a text never spells out."""

import re

EVERYDAY = "A&E AM BBC COVID CSV EU GCSE GP HTML ID IT MP NHS PDF PM TV UK UN URL US USA VAT"
NAMES = "BT IBM KPMG RAND YMCA"
"""No longer short for anything."""
NUMBERS = "II III IV VI VII VIII IX XI XII"
KNOWN = frozenset(f"{EVERYDAY} {NAMES} {NUMBERS}".split())
"""What any reader of public services knows without help."""

ACRONYM = re.compile(r"(?<![\w&.-])[A-Z][A-Z&]*[A-Z](?![\w&]|-\d|\.[A-Z])")
PLURAL = re.compile(r"(?<![\w&-])([A-Z]{2,})s\b")


def unexplained_acronyms(text) -> list[str]:
    """Return each acronym of `text` that is neither known to all nor spelt out in it, in their order. Spelt out is
    what stands beside its long form, one of them in brackets, and what has a long form in the text."""
    found = dict.fromkeys([*ACRONYM.findall(text), *PLURAL.findall(text)])
    return [acronym for acronym in found if acronym not in KNOWN and not is_spelt_out(acronym, text)]


def is_spelt_out(acronym, text):
    word = re.escape(acronym)
    in_brackets = rf"\w\s+\((?:the |or |called )?[“‘\"']?{word}s?\b[^()]*\)"
    before_brackets = rf"\b{word}s?\s+\([^()\d]*[a-z]{{3}}[^()]*\)"
    return bool(re.search(f"{in_brackets}|{before_brackets}", text) or has_long_form(acronym, text))


def has_long_form(acronym, text):
    """Say whether words that begin with the letters of the acronym stand together: “Local Government Association”."""
    joined = r"\w*(?:[\s-]+(?:of|for|and|the|in|on|to))*[\s-]+"
    letters = [letter for letter in acronym if letter.isalpha()]
    return bool(re.search(r"\b" + joined.join(letters) + r"[a-z]+", text))
