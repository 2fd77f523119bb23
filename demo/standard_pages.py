"""Standard pages from their files."""


def parent_of_page(record, library):
    """Return the page that this one belongs under; None when staff have deleted it."""
    slug = record.data.get("parent")
    return library.mentioned(record, slug, "pages") if slug else library.home


def fill_page(page, filling):
    data = filling.record.data
    filling.fill(page, apart={"parent", "in_menu", "hub_address"})
    page.show_in_menus = data.get("in_menu", False)
    if data.get("hub_address"):
        page.body.append(("hub_address", None))
