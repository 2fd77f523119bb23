"""Pages as the screens of the vocabulary manager list them."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from taxonomy.uses import in_parts

SHOWN = 50
"""So many pages are named in a preview; the rest are counted."""


@dataclass
class ListedPage:
    """One page in a list: its draft's title, and where it leads."""

    title: str
    live: bool
    url: str
    """Where it is edited, if the reader may, or else where it is read, if it is live."""


@dataclass
class PageList:
    """The first pages of what may be very many, and how many there are."""

    pages: list[ListedPage]
    total: int

    @property
    def more(self):
        return self.total - len(self.pages)


def described_pages(ids, user):
    """Return a ListedPage for each of a few pages, by title."""
    pages = Page.objects.filter(pk__in=ids).order_by("draft_title", "pk")
    editable = PagePermissionPolicy().instances_user_has_permission_for(user, "change").filter(pk__in=ids)
    may_edit = set(editable.values_list("pk", flat=True))
    return [
        ListedPage(
            page.get_admin_display_title(),
            page.live,
            reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk in may_edit else read_at(page),
        )
        for page in pages
    ]


def read_at(page):
    return (page.url or "") if page.live else ""


def page_list(ids, user):
    """Return the PageList of any number of pages."""
    there = sorted(from_parts(ids, lambda part: Page.objects.filter(pk__in=part).values_list("pk", flat=True)))
    return PageList(described_pages(there[:SHOWN], user), len(there))


def from_parts(ids, find):
    """Return all that `find` finds for the ids, asked in parts that a database takes."""
    return [found for part in in_parts(ids) for found in find(part)]
