"""What the frame adds to Wagtail's admin."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from network_site.style_guide.views import style_guide


@hooks.register("register_admin_urls")
def style_guide_address():
    return [path("style-guide/", style_guide, name="style_guide")]


@hooks.register("register_help_menu_item")
def style_guide_menu_item():
    return MenuItem("Style guide", reverse("style_guide"), name="style-guide", icon_name="view", order=900)
