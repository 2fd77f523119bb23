"""The page that lists all pages of one type, to search and filter."""

from typing import ClassVar

from django.db import models, transaction
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from content.signals import page_deleting
from finder.listing import listing_context
from finder.own_lists import own_list_of

FIXED_ADDRESS_PANELS = [FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("show_in_menus")]
"""Wagtail's own without the slug: others rely on the page's address."""


class FinderIndexPage(Page):
    """Lists the pages of `listed_type`. The site has one for each type, at a fixed address under the home page."""

    introduction = models.TextField(blank=True, max_length=300, help_text="One or two sentences under the title.")

    listed_type: ClassVar[str]
    max_count = 1
    parent_page_types: ClassVar[list] = ["home.HomePage"]
    content_panels: ClassVar[list] = [*Page.content_panels, FieldPanel("introduction")]
    promote_panels: ClassVar[list] = FIXED_ADDRESS_PANELS

    class Meta:
        abstract = True

    def delete(self, *args, **kwargs):
        """Delete the index page and all pages below it."""
        with transaction.atomic():
            page_deleting.send(type(self), page=self)
            return super().delete(*args, **kwargs)

    def get_template(self, request, *args, **kwargs):
        return "finder/index_page.html"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = listing_context(request, [self.listed_type], self.get_url(request) or "")
        return context | listing | self.head(own_list_of(listing["query"]))

    def head(self, own_list):
        """Return the heading and the introduction of the list, or of the one that a reader chose within it."""
        if own_list:
            introduction = getattr(self, own_list.introduction)
            return {"own_list": own_list, "heading": own_list.heading, "introduction": introduction}
        return {"own_list": None, "heading": self.title, "introduction": self.introduction}
