"""What identifies a term and a vocabulary outside this site: their addresses on it, whoever asks."""

import re

from django.conf import settings

ROOM = "/taxonomy/"
OWN = re.compile(r"([-\w]+)/([-\w]+)/", re.ASCII)
SOUND = re.compile(r"[a-z][a-z0-9+.-]*:[^\s\x00-\x20<>\"{}|\\^`\x7f\ud800-\udfff]+", re.IGNORECASE)
RUNNING = ("javascript:", "vbscript:", "data:")
"""What follows these is a program or a document, and names nothing."""


def all_address():
    """Return the address of the list of all vocabularies."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{ROOM}"


def vocabulary_address(slug):
    """Return what identifies a vocabulary."""
    return f"{all_address()}{slug}/"


def term_address(vocabulary_slug, slug):
    """Return the address of a term on this site."""
    return f"{vocabulary_address(vocabulary_slug)}{slug}/"


def identity(term):
    """Return what identifies a term: the URI that it came with, or else its own address."""
    return term.uri if is_sound(term.uri) else term_address(term.vocabulary.slug, term.slug)


def own_slugs(uri):
    """Return (vocabulary, term), as slugs, of a URI that has the form of a term's address here; None of others."""
    found = OWN.fullmatch(uri.removeprefix(all_address())) if is_own(uri) else None
    return found and found.groups()


def is_own(uri):
    """Say whether an address is one of this site's vocabularies or terms."""
    return uri.startswith(all_address())


def is_sound(uri):
    """Say whether a text is a whole URI, without characters that no URI has."""
    return bool(SOUND.fullmatch(uri))


def can_identify(uri):
    """Say whether a URI can be what identifies a concept."""
    return is_sound(uri) and not uri.lower().startswith(RUNNING)
