"""Which addresses the site itself uses, so that no page is put where nobody could reach it."""

import re
from collections.abc import Callable
from itertools import chain, count
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, get_resolver, resolve
from django.utils.text import slugify
from wagtail.models import Page

LONGEST = 240
"""Characters of a slug that is made, so that a number still fits behind it."""
FIRST_WORD = re.compile(r"[\w-]+(?=[/$.]|$)")


def free_slug(title, page_type, is_free: Callable[[str], bool]):
    """Return a slug made from a title, or from the page's type where the title has no letters for one, with the first
    number behind it that makes it free."""
    base = slugify(title)[:LONGEST] or page_type
    return next(filter(is_free, chain([base], (f"{base}-{number}" for number in count(2)))))


def is_free_below(parent, slug, page=None):
    """Say whether `page`, or a new one, may be called `slug` under `parent`."""
    return Page._slug_is_available(slug, parent, page) and not is_taken_by_the_site(parent, slug)


def is_taken_by_the_site(parent, slug):
    """Say whether a page called `slug` under `parent`, or a page below it, would hide behind a fixed address."""
    path = urlsplit((parent and parent.get_url()) or "/").path
    return (path == "/" and slug in first_words()) or not leads_to_a_page(f"{path}{slug}/")


def leads_to_a_page(path):
    try:
        return resolve(path).url_name == "wagtail_serve"
    except Resolver404:
        return True


def first_words():
    """Return the first words of all fixed addresses: admin, documents, id and so on."""
    served = {urlsplit(url).path.strip("/").partition("/")[0] for url in (settings.STATIC_URL, settings.MEDIA_URL)}
    return {*words_in(get_resolver().url_patterns), *served} - {""}


def words_in(patterns):
    for entry in patterns:
        route = str(entry.pattern).removeprefix("^")
        if not route and hasattr(entry, "url_patterns"):
            yield from words_in(entry.url_patterns)
        elif match := FIRST_WORD.match(route):
            yield match[0]
