"""Links in live pages that lead readers nowhere."""

from django.db.models import BigIntegerField, Exists, ForeignKey, OuterRef
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type

from content.dashboard.panels import ListPanel, about, editable_pages, with_pages


class BrokenLinks(ListPanel):
    """Live pages that this person may edit and whose text links to a page that is gone or not published.

    Wagtail notes every link from page to page when the page is saved, and keeps the note when the other page is
    deleted: so the list is true at any moment, and no page is read for it. Addresses on other sites are left out. To
    ask for each of them takes minutes, and many sites turn away whoever asks by program."""

    name = "broken_links"
    heading = "Links that lead nowhere"
    template_name = "content/dashboard/broken_links.html"
    order = 215

    def found(self, user):
        page = get_default_page_content_type()
        target = Page.objects.filter(pk=Cast(OuterRef("to_object_id"), BigIntegerField()))
        links = ReferenceIndex.objects.filter(base_content_type=page, to_content_type=page).exclude(
            Exists(target.live())
        )
        links = links.filter(about(editable_pages(user).live().filter(alias_of=None))).annotate(
            is_there=Exists(target)
        )
        return [link for link in links.order_by("-pk") if not is_choice(link)]

    def drawn(self, lines):
        return with_pages(lines)


def is_choice(reference):
    """Say whether a page was chosen in a field of its own: readers are not shown such a one until it is live."""
    return isinstance(reference.related_field, ForeignKey)
