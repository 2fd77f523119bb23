"""Changing one thing of many ticked pages at once: each page is asked for, and those that stay as they are, are named
with the reason."""

from abc import abstractmethod

from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from content.page_rights import PageRights, hold, pages_of, visible_ids
from content.signals import page_saving

MOST_NAMED = 20
"""So many pages are named for each reason; of more, their number is said."""


class ChangePages(PageBulkAction):
    """Subclasses give the names, the form and `readers_see`, and do the change in `change`."""

    template_name = "content/admin/bulk_change.html"
    readers_see: bool
    """Whether readers of a live page see the change at once, so that only who may publish may make it."""

    def reason_against(self, page):
        """Return why a page stays as it is, or None."""
        return self.rights.against(page, readers_see=self.readers_see)

    @abstractmethod
    def change(self, pages, form, user):
        """Make the change on these pages, which are locked, in a transaction. Return a sentence about it."""

    @cached_property
    def rights(self):
        return PageRights(self.request.user)

    def get_actionable_objects(self):
        """Only pages ticked one by one: “all” is a footer's word for pages that nobody has seen."""
        pages, self.left_out = [], {}
        for page in pages_of(visible_ids(self.request.user, self.request.GET.getlist("id"))):
            if reason := self.reason_against(page):
                self.left_out.setdefault(reason, []).append(page)
            else:
                pages.append(page)
        return pages, {"items_with_no_access": []}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        pages = [item["item"] for item in context["items"]]
        return {**context, "title": self.display_name, "pages": pages, "left_out": self.left_out}

    def execute_action(self, objects, user=None, **kwargs):
        page_saving.send(type(self))  # what a page may lock comes before the page
        hold(page.pk for page in objects)
        if objects:
            messages.success(self.request, self.change(objects, self.cleaned_form, user))
        if self.left_out:
            reasons = format_html_join(
                "", "<li>{} {}</li>", ((why, named(pages)) for why, pages in self.left_out.items())
            )
            messages.warning(self.request, format_html("Left as they are: <ul>{}</ul>", reasons))
        return len(objects), 0


def named(pages):
    """Return the titles of some pages in one line."""
    titles = ", ".join(f"“{page.get_admin_display_title()}”" for page in pages[:MOST_NAMED])
    return f"{titles} and {len(pages) - MOST_NAMED} more" if len(pages) > MOST_NAMED else titles


def counted(pages):
    return "1 page" if len(pages) == 1 else f"{len(pages)} pages"
