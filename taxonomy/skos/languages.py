"""Texts in several languages: this site keeps the English ones."""

from collections import defaultdict

from taxonomy.labels import key_of


def rank(literal):
    """Return how well readers here are served by the language of a text, the best first; None: not at all."""
    tag = (literal.language or "").lower()
    if tag in ("en-gb", "en"):
        return ("en-gb", "en").index(tag)
    if tag.startswith("en-"):
        return 2
    return None if tag else 3


def readable(literals):
    """Return the texts in English, and those of which no language is told."""
    return [tidy(literal) for literal in literals if rank(literal) is not None]


def best(literals):
    """Return the texts in the best language that there is."""
    ranks = [found for literal in literals if (found := rank(literal)) is not None]
    return [tidy(literal) for literal in literals if ranks and rank(literal) == min(ranks)]


def tidy(literal):
    """Return a text with the ends of its lines as they are kept here."""
    return str(literal).replace("\r\n", "\n").replace("\r", "\n").strip()


def label_faults(subject, literals):
    """Yield a sentence for each reason why a concept cannot have these preferred labels (SKOS S14)."""
    by_language = defaultdict(set)
    for literal in literals:
        by_language[(literal.language or "").lower()].add(" ".join(str(literal).split()))
    for language, labels in sorted(by_language.items()):
        if len(labels) > 1:
            names = " and ".join(f"“{label[:120]}”" for label in sorted(labels))
            spoken = f"in the language “{language}”" if language else "without a language"
            yield f"{subject} has the preferred labels {names} {spoken}. Keep one; make the others skos:altLabel."
    if not any(key_of(label) for label in best(literals)):
        languages = ", ".join(language for language in sorted(by_language) if language)
        if languages:
            yield f"{subject} has a preferred label in {languages} only. Give it one in English."
        else:
            yield f"{subject} has no preferred label. Give it a skos:prefLabel."
