"""What a concept must be to become a term, whatever file it stands in."""

import re

from taxonomy.models import Term
from taxonomy.skos.addresses import is_sound

MOST = 2**31 - 1
"""The highest position that a database keeps."""
LONGEST = {
    "pref_label": Term._meta.get_field("pref_label").max_length,
    "alt_labels": Term._meta.get_field("pref_label").max_length,
    "hidden_labels": Term._meta.get_field("pref_label").max_length,
    "notation": Term._meta.get_field("notation").max_length,
    "definition": 10_000,
    "scope_note": 10_000,
    "change_note": 10_000,
    "exact_match": 500,
}
NAMES = {
    "pref_label": "label",
    "alt_labels": "synonym",
    "hidden_labels": "misspelling",
    "scope_note": "scope note",
    "change_note": "change note",
    "exact_match": "“same as” address",
}
LONGEST_URI = Term._meta.get_field("uri").max_length
LONGEST_SLUG = Term._meta.get_field("slug").max_length
SLUG = re.compile(r"[-a-zA-Z0-9_]+")
UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


def whole_number(text, most=MOST):
    """Return a text as a number from 0 to `most`; None when it is none."""
    small = text.isascii() and text.isdigit() and len(text) < 11
    return int(text) if small and int(text) <= most else None


def is_slug(text):
    return len(text) <= LONGEST_SLUG and bool(SLUG.fullmatch(text))


def concept_faults(concept):
    """Yield a sentence for each value that cannot be kept."""
    if len(concept.uri) > LONGEST_URI:
        yield f"{concept} has a URI of {len(concept.uri)} characters; at most {LONGEST_URI} fit. Shorten it."
    for field, longest in LONGEST.items():
        value = concept.values.get(field) or ""
        for text in value if isinstance(value, list) else [value]:
            if fault := text_fault(text, longest):
                yield f"{shown(str(concept))} has a {NAMES.get(field, field)} “{shown(text[:40])}” that {fault}"
    for uri in concept.values.get("exact_match", ()):
        if not is_sound(uri):
            yield f"{shown(str(concept))} is the same as “{shown(uri)}”, which is no address. Write a whole one."


def text_fault(text, longest):
    if UNSTORABLE.search(text):
        return "holds a character that cannot be kept (NUL, or half of one). Take it out."
    if len(text) > longest:
        return f"has {len(text)} characters; at most {longest} fit. Shorten it."
    return ""


def shown(text):
    """Return a text as a sentence can hold it."""
    return UNSTORABLE.sub("�", text[:300])
