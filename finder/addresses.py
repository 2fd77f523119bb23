"""The fixed addresses of the lists, one for each type of page that has one."""

INDEX_PATHS = {
    "case-study": "/case-studies/",
    "story": "/stories/",
    "summit": "/summits/",
}
THEMES_PATH = "/themes/"
SEARCH_PATH = "/search/"
COMPARE_PATH = "/compare/"
"""Where pages that have an identifier are put side by side: `?case=CS-0001&case=CS-0007`."""
TERM_PATHS = {"theme": THEMES_PATH, "place": "/places/"}
"""Where the terms of some vocabularies have pages of their own, at their slugs."""


def term_address(term):
    """Return the address of what the site has on a term: its own page, or the search for it."""
    path = TERM_PATHS.get(term.vocabulary.slug)
    return f"{path}{term.slug}/" if path else f"{SEARCH_PATH}?{term.vocabulary.slug}={term.slug}"


def list_address(page_type, vocabulary, *slugs):
    """Return the address of the pages of a type that have any of these terms."""
    return f"{INDEX_PATHS[page_type]}?" + "&".join(f"{vocabulary}={slug}" for slug in slugs)
