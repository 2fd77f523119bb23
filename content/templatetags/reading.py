"""Filters for the text of a page."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.rich_text import expand_db_html

register = template.Library()

REFERENCE = re.compile(r"\[(\d{1,3})\]")


@register.filter
def cited(html, sources):
    """Turn stored rich text into HTML whose references, such as [2], lead to the numbered sources.

    A number without a source stays as it is written.
    """
    last = len(sources)

    def link(match):
        number = int(match[1])
        if not 1 <= number <= last:
            return match[0]
        return format_html('<a class="reference" href="#source-{0}">[{0}]</a>', number)

    return mark_safe(REFERENCE.sub(link, expand_db_html(html or "")))
