"""What a concept must be to become a term, whatever file it stands in."""

import re

from taxonomy.models import Term
from taxonomy.skos.addresses import can_identify, own_slugs

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
UNSTORABLE_FAULT = "holds a character that cannot be kept (NUL, or half of one). Take it out."


def whole_number(text, most=MOST):
    """Return a text as a number from 0 to `most`; None when it is none."""
    small = text.isascii() and text.isdigit() and len(text) < 11
    return int(text) if small and int(text) <= most else None


def is_slug(text):
    return len(text) <= LONGEST_SLUG and bool(SLUG.fullmatch(text))


def scheme_faults(scheme):
    """Yield a sentence for each text of a vocabulary that cannot be kept, or even looked for."""
    for what, text in (("name", scheme.name), ("description", scheme.help_text)):
        if UNSTORABLE.search(text):
            yield f"The vocabulary “{scheme}” has the {what} “{text[:40]}”, which {UNSTORABLE_FAULT}"


def repeated_uris(concepts):
    """Yield a sentence for each URI that two concepts of a file have; those of one slug or label are told already."""
    first = {}
    for concept in concepts:
        other = first.setdefault(concept.uri, concept)
        if concept.uri and other.ref != concept.ref:
            yield (
                f"{other} and {concept} have the same URI, {concept.uri}. It names one concept: "
                "keep one of them, or give each its own."
            )


def concept_faults(concept):
    """Yield a sentence for each value that cannot be kept."""
    yield from uri_faults(concept)
    for field, longest in LONGEST.items():
        value = concept.values.get(field) or ""
        for text in value if isinstance(value, list) else [value]:
            if fault := text_fault(text, longest):
                yield f"{shown(str(concept))} has a {NAMES.get(field, field)} “{shown(text[:40])}” that {fault}"
    for uri in concept.values.get("exact_match", ()):
        if not can_identify(uri):
            yield f"{shown(str(concept))} is the same as “{shown(uri)}”, which is no address. Write a whole one."


def uri_faults(concept):
    """Yield a sentence when what identifies a concept cannot be kept."""
    own = own_slugs(concept.uri)
    if len(concept.uri) > LONGEST_URI:
        yield f"{concept} has a URI of {len(concept.uri)} characters; at most {LONGEST_URI} fit. Shorten it."
    elif own and not is_slug(own[1]):
        yield (
            f"{concept} has an address of this site that ends in {len(own[1])} characters; "
            f"at most {LONGEST_SLUG} fit. Shorten it."
        )
    elif concept.uri and not can_identify(concept.uri):
        yield (
            f"{concept} has the URI “{concept.uri[:80]}”, which is none. "
            "Write a whole one, such as https://example.org/care, or leave it out."
        )


def text_fault(text, longest):
    if UNSTORABLE.search(text):
        return UNSTORABLE_FAULT
    if len(text) > longest:
        return f"has {len(text)} characters; at most {longest} fit. Shorten it."
    return ""


def shown(text):
    """Return a text as a sentence can hold it."""
    return printable(text[:300])


def printable(text):
    """Return a text without what no page and no terminal can show."""
    return UNSTORABLE.sub("�", text)
