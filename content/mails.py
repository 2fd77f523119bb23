"""The e-mails about a page's way to its readers: Wagtail's notifications, once to each person and after all is saved.
Their words stand in `templates/wagtailadmin/notifications/`; each person chooses in the account which ones come."""

from functools import partial

from django.db import transaction
from wagtail.admin import mail
from wagtail.admin.mail import send_notification
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from content.moderation import last_sent_back


class AfterCommit:
    """Sends once the transaction is through, and speaks of the page as it then is."""

    def __call__(self, instance=None, **kwargs):
        transaction.on_commit(partial(super().__call__, instance, **kwargs), robust=True)

    def get_context(self, instance, **kwargs):
        context = super().get_context(instance, **kwargs)
        if "page" in context:
            context["page"] = Page.objects.get(pk=context["page"].pk).specific
        return context


class ToReviewers(AfterCommit, mail.GroupApprovalTaskStateSubmissionEmailNotifier):
    """A page waits for them: what it is, how complete, and where to see what changed if it was sent back before."""

    def get_context(self, task_state, **kwargs):
        state = task_state.workflow_state
        return super().get_context(task_state, **kwargs) | {
            "submitted_by": state.requested_by,
            "before": last_sent_back([state]).get(state.pk),
        }


class ToWhoSubmitted(AfterCommit, mail.WorkflowStateSubmissionEmailNotifier):
    """What happens next. (Wagtail writes to superusers here, who are told as reviewers.) In an author's account is no
    choice about submitted pages: the one about approved pages holds for this as well."""

    notification = "approved"

    def get_recipient_users(self, workflow_state, **kwargs):
        return {workflow_state.requested_by}

    def get_template_base_prefix(self, instance, **kwargs):
        return "to_be_"


class ToWhoWaits(AfterCommit):
    """To who submitted the page and who owns it, but not to the reviewer."""

    def get_recipient_users(self, workflow_state, user=None, **kwargs):
        return {workflow_state.requested_by, workflow_state.content_object.owner} - {user}

    def get_context(self, workflow_state, **kwargs):
        task_state = workflow_state.current_task_state.specific
        return super().get_context(workflow_state, **kwargs) | {
            "reviewer": task_state.finished_by,
            "comment": task_state.get_comment(),
        }


class Approved(ToWhoWaits, mail.WorkflowStateApprovalEmailNotifier):
    pass


class SentBack(ToWhoWaits, mail.WorkflowStateRejectionEmailNotifier):
    pass


RECEIVERS = [
    (task_submitted, TaskState, ToReviewers(), "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, ToWhoSubmitted(), "workflow_state_submitted_email_notification"),
    (workflow_approved, WorkflowState, Approved(), "workflow_state_approved_email_notification"),
    (workflow_rejected, WorkflowState, SentBack(), "workflow_state_rejected_email_notification"),
]
"""(signal, sender, our receiver, the name under which Wagtail connects its own)."""


def take_the_place_of_wagtails():
    """Connect our receivers before Wagtail its own: of those with one name, a signal keeps the first."""
    for signal, sender, receiver, name in RECEIVERS:
        signal.connect(receiver, sender=sender, dispatch_uid=name)


def owner_waits_for(page, user):
    """Say whether the owner would hear with interest that `user`, or its date, publishes the page: readers never had
    it, or it waits for review."""
    if page.owner_id is None or (user and page.owner_id == user.pk):
        return False
    return not page.first_published_at or page.workflow_in_progress


def announce_publication(page, revision, user):
    """Tell the owner that readers have the page, unless an approval made it so: that has an e-mail of its own."""
    if not (user and revision.task_states.filter(status=TaskState.STATUS_APPROVED).exists()):
        transaction.on_commit(partial(tell_published, page.pk, user), robust=True)


def tell_published(pk, user):
    page = Page.objects.get(pk=pk).specific
    if page.live:
        send_notification([page.owner], "approved", {"page": page, "reviewer": user})
