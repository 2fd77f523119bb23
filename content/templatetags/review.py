"""Where a page stands in its review, for the form on which it is mended or judged."""

from django import template
from wagtail.models import Comment, WorkflowState

from content.moderation import ReviewTask, last_sent_back

register = template.Library()


@register.inclusion_tag("content/panels/review.html")
def review(page, user):
    """Show why the page was sent back, until it is submitted again; then show its reviewers what they have to do."""
    state = page.current_workflow_state if page.pk else None
    if state is None:
        return {}
    open_comments = Comment.objects.filter(page=page.pk, resolved_at=None).count()
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return {"sent_back": state.current_task_state, "open_comments": open_comments}
    task = ReviewTask.objects.filter(task_states=state.current_task_state_id).first()
    if task is None or not task.get_actions(page, user):
        return {}
    before = last_sent_back([state]).get(state.pk)
    return {"page": page, "waiting": state, "before": before, "open_comments": open_comments}
