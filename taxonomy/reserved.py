"""Names that a vocabulary cannot have, since its slug is a parameter of the finder and a filter of Wagtail's API."""

import re

FINDER_PARAMETERS = frozenset({"q", "page", "sort", "type", "from", "to"})
SEARCH_OF_TERMS = "find-"
"""`find-theme` searches the terms of a long vocabulary."""
API_ENVELOPE = frozenset({"meta"})
"""What the API wraps the fields of a page in."""
PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""Lower case and hyphens only: `service_area` and `Service-Area` would be taken for `service-area`."""


def why_refused(slug):
    """Return a sentence that says why a vocabulary cannot have this slug and what to do, or an empty string."""
    if not PLAIN.fullmatch(slug):
        return "Use small letters and digits, with single hyphens between words, such as service-area."
    if meaning := reserved_as(slug):
        return f"“{slug}” is already {meaning}. Choose another, such as {slug.removeprefix(SEARCH_OF_TERMS)}-area."
    return ""


def reserved_as(slug):
    """Return what `slug` already means, or an empty string when it is free."""
    if slug in FINDER_PARAMETERS or slug.startswith(SEARCH_OF_TERMS):
        return "a parameter of the search"
    if slug.replace("-", "_") in api_names():
        return "a parameter or field of the API"
    return ""


def api_names():
    """Return every parameter of the API for pages, and every field that it shows of any type of page."""
    from wagtail.api.v2.views import PagesAPIViewSet  # only importable once all models are loaded
    from wagtail.models import get_page_models

    parameters = PagesAPIViewSet.known_query_parameters | PagesAPIViewSet.find_query_parameters
    fields = (PagesAPIViewSet.get_available_fields(model) for model in get_page_models())
    return API_ENVELOPE.union(parameters, *fields)
