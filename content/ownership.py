"""The owner of a page, who is asked about it. Authors may edit no pages but those that they own."""

from wagtail.admin.utils import get_user_display_name

from content.proposals import publishes_pages


def offer_owners(field, user):
    """Name the people in the field of an edit form. Authors cannot give a page away there: they would lose it."""
    field.label_from_instance = get_user_display_name
    if not publishes_pages(user):
        field.disabled = True


def shut_out(owners):
    """Return the names of those among former owners who may edit pages only as their owners."""
    return sorted(get_user_display_name(owner) for owner in owners if not publishes_pages(owner))
