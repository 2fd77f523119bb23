"""One-step moderation: an editor's review, which cannot approve what is not ready."""

from wagtail.models import AbstractGroupApprovalTask

from content.readiness import problems_of_latest


class ReviewTask(AbstractGroupApprovalTask):
    """An editor reads a submitted page and publishes it or sends it back."""

    class Meta:
        app_label = "content"
        verbose_name = "editor's review"
        verbose_name_plural = "editors' reviews"

    def on_action(self, task_state, user, action_name, **kwargs):
        """Do what the reviewer chose. Approving a page that is not ready sends it back with the reasons instead."""
        page = task_state.workflow_state.content_object
        problems = problems_of_latest(page) if action_name == "approve" else []
        if problems:
            reasons = " ".join(problem.message for problem in problems)
            super().on_action(task_state, user, "reject", comment=f"Not ready to be published. {reasons}")
        else:
            super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        return "Members of the chosen groups publish the page or send it back"
