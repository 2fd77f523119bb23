"""Where the results of a list can be taken along."""

from django.urls import reverse

from finder.addresses import INDEX_PATHS
from finder.filters import address

SEARCH = "search"
LISTED_TYPES = {path.strip("/"): page_type for page_type, path in INDEX_PATHS.items()}
"""{name of an index page's list: the type that it lists}. The list of everything is called `search`."""
FORMS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}


def list_name(page_types, types_to_choose):
    """Return the name of a list: the first word of its fixed address."""
    return SEARCH if types_to_choose else INDEX_PATHS[page_types[0]].strip("/")


def list_path(name):
    return f"/{name}/"


def export_links(name, query):
    """Return the links to all results of a query, whichever page of them is shown."""
    return [
        {"label": label, "url": address(reverse("finder:export", args=[name, form]), query)}
        for form, label in FORMS.items()
    ]


def feed_address(name, query):
    """Return the address of the feed of a query, which has an order of its own."""
    return address(reverse("finder:feed", args=[name]), query.changed(sort=query.default_sort))
