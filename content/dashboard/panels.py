"""What the panels of this room share: a list of a few lines, and the pages that it may speak of."""

from django.core.paginator import Paginator
from django.db.models import BigIntegerField, Exists, OuterRef
from django.db.models.functions import Cast
from wagtail.admin.ui.components import Component
from wagtail.models import Page, get_default_page_content_type
from wagtail.permissions import page_permission_policy

MOST_SHOWN = 5


class ListPanel(Component):
    """The first lines of a list, and how many there are besides. Nothing is drawn when there are none. Subclasses give
    name, heading, order, template_name and `found`."""

    heading: str

    class Media:
        css = {"all": ["content/dashboard.css"]}

    def found(self, user):
        """Return all lines in their order: a list, or a queryset of which only the first are read."""
        raise NotImplementedError

    def drawn(self, lines):
        """Return these few lines as the template wants them."""
        return lines

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        found = Paginator(self.found(request.user), MOST_SHOWN)
        return {
            "request": request,
            "id": self.name.replace("_", "-"),
            "heading": self.heading,
            "lines": self.drawn(list(found.page(1))),
            "more": max(found.count - MOST_SHOWN, 0),
        }


def editable_pages(user):
    """Return the pages that this person may edit."""
    return page_permission_policy.instances_user_has_permission_for(user, "change")


def about(pages):
    """Limit workflow states or references, which keep ids as text, to those that speak of one of these pages."""
    return Exists(pages.filter(pk=Cast(OuterRef("object_id"), BigIntegerField())))


def about_pages(queryset, prefix=""):
    """Limit workflow states, or what has them, to those of pages."""
    return queryset.filter(**{f"{prefix}base_content_type": get_default_page_content_type()})


def with_pages(records):
    """Return (record, its page) of workflow states or references, the pages read at once."""
    pages = Page.objects.in_bulk([int(record.object_id) for record in records])
    return [(record, pages[int(record.object_id)]) for record in records if int(record.object_id) in pages]
