"""What this person has submitted: what came back, and what still waits."""

from django.db.models import Q
from wagtail.models import WorkflowState

from content.dashboard.panels import ListPanel, about, about_pages, editable_pages, with_pages


class Submitted(ListPanel):
    """Pages in a workflow that this person submitted or owns, and may edit. Subclasses say in which state."""

    status: str
    newest_first: str

    def found(self, user):
        states = about_pages(WorkflowState.objects.filter(status=self.status)).filter(about(editable_pages(user)))
        states = states.filter(Q(requested_by=user) | about(editable_pages(user).filter(owner=user)))
        return states.select_related("current_task_state__finished_by").order_by(f"-{self.newest_first}", "-pk")

    def drawn(self, lines):
        return with_pages(lines)


class SentBack(Submitted):
    """What a reviewer sent back, with the reviewer's words."""

    name = "sent_back"
    heading = "Sent back to you"
    template_name = "content/dashboard/sent_back.html"
    order = 52
    status = WorkflowState.STATUS_NEEDS_CHANGES
    newest_first = "current_task_state__finished_at"


class WaitingForReview(Submitted):
    """What nobody has reviewed yet."""

    name = "waiting_for_review"
    heading = "Waiting for somebody’s review"
    template_name = "content/dashboard/waiting_for_review.html"
    order = 110
    status = WorkflowState.STATUS_IN_PROGRESS
    newest_first = "created_at"
