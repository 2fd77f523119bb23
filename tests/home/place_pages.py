"""Pages of places, as tests read them."""

import re

from django.utils.html import strip_tags

from tests.factories.pages import CaseStudyPageFactory
from tests.finder.lists import html


def text(client, address):
    return " ".join(strip_tags(html(client, address)).split())


def part(client, address, heading):
    """Return the HTML of the section with this heading; empty when the page has none."""
    sections = re.findall(r"<section.*?</section>", html(client, address), re.DOTALL)
    return next((section for section in sections if re.search(rf"<h2>(<a[^>]*>)?{heading}", section)), "")


def shown(section):
    return [int(pk) for pk in re.findall(r'data-page-id="(\d+)"', section)]


def done_in(*slugs, **fields):
    return CaseStudyPageFactory(terms={"place": list(slugs)}, **fields)
