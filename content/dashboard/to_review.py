"""What waits for this person's review."""

from wagtail.models import TaskState

from content.dashboard.panels import ListPanel, about_pages, with_pages
from content.moderation import last_sent_back


class ToReview(ListPanel):
    """Pages that were submitted and that this person may publish or send back, the longest waiting first."""

    name = "to_review"
    heading = "Waiting for you"
    template_name = "content/dashboard/to_review.html"
    order = 54

    def found(self, user):
        tasks = about_pages(TaskState.objects.reviewable_by(user), "workflow_state__")
        return tasks.select_related("workflow_state__requested_by").order_by("started_at", "pk")

    def drawn(self, lines):
        tasks = {task.workflow_state_id: task for task in lines}
        before = last_sent_back(tasks)
        pages = with_pages([task.workflow_state for task in lines])
        return [(tasks[state.pk], page, before.get(state.pk)) for state, page in pages]
