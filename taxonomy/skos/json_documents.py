"""Reads JSON-LD as JSON, and refuses what a parser would fetch from elsewhere, or leave out without a word."""

import json

from taxonomy.plans import Refused
from taxonomy.skos.checks import shown

SHOWN = 80


def read_document(text):
    """Return the JSON of a text. Raises Refused."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused(f"Line {error.lineno} is not JSON ({error.msg}). Mend it, or save the file again.") from None
    except ValueError:
        raise Refused("The file has a number with thousands of digits. Take it out.") from None
    if not isinstance(document, dict | list):
        raise Refused("The file is JSON, but no JSON-LD: it describes nothing. Save the vocabulary as JSON-LD again.")
    refuse_remote_contexts(document)
    refuse_spaces(document)
    return document


def members(part):
    """Yield (name, value) of everything in a document, however deep."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield name, value
            yield from members(value)
    elif isinstance(part, list):
        for value in part:
            yield from members(value)


def flat(value):
    """Return what a value holds outside all lists within lists: the parser takes it out of any number of them."""
    return [one for part in value for one in flat(part)] if isinstance(value, list) else [value]


def refuse_remote_contexts(document):
    for name, value in members(document):
        if name in ("@context", "@import"):
            for address in flat(value):
                if isinstance(address, str):
                    raise Refused(
                        f"The file takes its context from {shown(address[:SHOWN])}, "
                        "and nothing is fetched from elsewhere. "
                        f"Put the context itself in the place of that address, after “{name}”."
                    )


def refuse_spaces(document):
    """Raise Refused for addresses with a space in them: the parser would leave out whatever they stand for."""
    holding = names_of_addresses(document)
    bad = [
        address
        for name, value in members(document)
        if name in holding
        for address in flat(value)
        if isinstance(address, str) and " " in address
    ]
    if bad:
        raise Refused(
            *(f"“{shown(address[:SHOWN])}” is no address: it has a space in it. Write %20 for it." for address in bad)
        )


def names_of_addresses(document):
    """Return the names after which an address stands: @id, what means the same, and what a context says of."""
    names = {"@id"}
    for name, value in members(document):
        if name == "@context":
            for context in flat(value):
                if isinstance(context, dict):
                    names |= {own for own, meaning in context.items() if is_address(meaning)}
    return names


def is_address(meaning):
    """Say whether a context gives a name a meaning by which an address follows it."""
    return meaning == "@id" or (isinstance(meaning, dict) and "@id" in (meaning.get("@id"), meaning.get("@type")))
