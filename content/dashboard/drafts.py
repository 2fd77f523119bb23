"""What this person has begun and not brought to its end."""

from django.db.models import Q
from wagtail.models import WorkflowState

from content.dashboard.panels import ListPanel, editable_pages
from content.listing_filters import of_page


class YourDrafts(ListPanel):
    """Drafts that this person owns or changed last, but for those that wait for somebody else, that were sent back or
    that have a date."""

    name = "your_drafts"
    heading = "Continue your drafts"
    template_name = "content/dashboard/drafts.html"
    order = 100

    def found(self, user):
        unpublished = Q(live=False) | Q(has_unpublished_changes=True)
        pages = editable_pages(user).filter(unpublished, Q(owner=user) | Q(latest_revision__user=user))
        pages = pages.exclude(of_page(WorkflowState.objects.active())).filter(alias_of=None)
        pages = pages.filter(latest_revision__approved_go_live_at=None).select_related("readiness_note")
        return pages.order_by("-latest_revision_created_at", "-pk")
