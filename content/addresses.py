"""Which addresses the site itself uses, so that no page is put where nobody could reach it."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, get_resolver, resolve

FIRST_WORD = re.compile(r"[\w-]+(?=[/$.]|$)")


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
