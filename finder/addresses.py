"""The fixed addresses of the lists, one for each type of page that has one."""

INDEX_PATHS = {
    "case-study": "/case-studies/",
    "story": "/stories/",
    "summit": "/summits/",
}
THEMES_PATH = "/themes/"


def list_address(page_type, vocabulary, *slugs):
    """Return the address of the pages of a type that have any of these terms."""
    return f"{INDEX_PATHS[page_type]}?" + "&".join(f"{vocabulary}={slug}" for slug in slugs)
