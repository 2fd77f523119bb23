"""Filters for the text of a page."""

import re

from django import template
from django.utils.html import format_html
from wagtail.rich_text import RichText

register = template.Library()

REFERENCE = re.compile(r"\[(\d{1,3})\]")


@register.filter
def unstopped(text):
    """Return text without its last full stop, to stand within a sentence."""
    return text.rstrip(". ")


@register.filter
def cited(html, sources):
    """Return stored rich text with its references, such as [2], made links to the numbered sources.

    A number without a source stays as it is written.
    """
    last = len(sources)

    def link(match):
        number = int(match[1])
        if not 1 <= number <= last:
            return match[0]
        return format_html('<a class="reference" href="#source-{0}">[{0}]</a>', number)

    return RichText(REFERENCE.sub(link, html or ""))
