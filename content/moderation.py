"""One-step moderation: an editor's review, which cannot approve what is not ready nor send back without a reason."""

import json

from django import forms
from django.core.exceptions import BadRequest
from wagtail.admin.action_menu import PublishMenuItem, RestartWorkflowMenuItem
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, TaskState

from content.readiness import problems_of_latest

NO_REASON = "Say what needs to change, so that the author can mend it."


class ReasonsForm(TaskStateCommentForm):
    """What a reviewer says who sends a page back."""

    comment = forms.CharField(
        label="What needs to change",
        help_text="The author gets your words by e-mail, on the first screen of the admin and above the form. Name the"
        " part, and say what would be right, such as: “What happened” gives no numbers, table 2 of the report does."
        " You can also comment on single fields.",
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": NO_REASON},
    )


class ReviewTask(AbstractGroupApprovalTask):
    """An editor reads a submitted page and publishes it or sends it back."""

    class Meta:
        app_label = "content"
        verbose_name = "editor's review"
        verbose_name_plural = "editors' reviews"

    def get_actions(self, obj, user):
        labels = {"reject": "Send back with reasons"}
        return [(name, labels.get(name, label), asks) for name, label, asks in super().get_actions(obj, user)]

    def get_form_for_action(self, action):
        return ReasonsForm if action == "reject" else super().get_form_for_action(action)

    def on_action(self, task_state, user, action_name, **kwargs):
        """Do what the reviewer chose. Approving a page that is not ready sends it back with the reasons instead."""
        page = task_state.workflow_state.content_object
        if action_name == "reject" and not has_reason(kwargs):
            raise BadRequest(NO_REASON)  # the forms ask for it: this is a request of another making
        problems = problems_of_latest(page) if action_name == "approve" else []
        if problems:
            reasons = " ".join(problem.message for problem in problems)
            super().on_action(task_state, user, "reject", comment=f"Not ready to be published. {reasons}")
        else:
            super().on_action(task_state, user, action_name, **kwargs)

    def get_template_for_action(self, action):
        """The reviewer's form says what the rules have to say of the version that waits."""
        return "content/admin/review_action.html"

    @classmethod
    def get_description(cls):
        return "Members of the chosen groups publish the page or send it back"


def one_way_on(items, request, context):
    """Leave whoever reviews a page one button that publishes it, and whoever was asked for changes one that submits it
    again: Wagtail's others would end the review unsaid, or begin one that knows nothing of what was asked."""
    ends = {PublishMenuItem.name} if any(item.name == "approve" for item in items) else set()
    items[:] = [item for item in items if item.name not in {*ends, RestartWorkflowMenuItem.name}]


def last_sent_back(workflow_states):
    """Return {id of a workflow state: the task with which a reviewer last sent its page back}, of those that were."""
    tasks = TaskState.objects.filter(workflow_state__in=workflow_states, status=TaskState.STATUS_REJECTED)
    newest_last = tasks.select_related("finished_by").order_by("finished_at", "pk")
    return {task.workflow_state_id: task for task in newest_last}


def has_reason(given):
    return bool(str(given.get("comment", "")).strip())


def has_reason_as_json(text):
    """Say whether there is a reason in what the edit form holds of the answers to `ReasonsForm`."""
    try:
        given = json.loads(text)
    except ValueError:
        return False
    return isinstance(given, dict) and has_reason(given)
