"""The list of stories in the admin's menu."""

from wagtail import hooks

from content.listings import ContentListing
from stories.models import InnovationStoryPage


@hooks.register("register_admin_viewset")
def list_in_the_menu():
    return ContentListing("stories", model=InnovationStoryPage, menu_label="Stories", icon="openquote", menu_order=120)
