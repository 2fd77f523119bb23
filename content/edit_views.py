"""Wagtail's views of a page's form. They name what is wrong when they save by themselves, and say what became of a
page that was reviewed."""

from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import WorkflowState

from content.error_summary import in_a_line

FAULTY = "validation_error"


class NamesFaults:
    """Answers a save that a script asked for with the first fault, where Wagtail says that there is one."""

    def json_error_response(self, error_code, error_message):
        named = in_a_line(self.form) if error_code == FAULTY else ""
        return super().json_error_response(error_code, named or error_message)


class NamingCreateView(NamesFaults, CreateView):
    """The form of a new page."""


class ReviewedEditView(NamesFaults, EditView):
    """Where Wagtail says of every review that the page was updated, this says where it went."""

    def add_save_confirmation_message(self):
        if self.action_name != "perform_workflow_action" or not self.add_review_message():
            super().add_save_confirmation_message()

    def add_review_message(self):
        """Say whether the page was sent back or published. Return whether it was either."""
        self.workflow_state.refresh_from_db()
        self.page = self.page_class.objects.get(pk=self.page.pk)
        if self.workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            title = self.page.get_admin_display_title()
            name = get_user_display_name(self.workflow_state.requested_by) or "its author"
            messages.success(self.request, f"“{title}” was sent back to {name}.")
            return True
        if self.page.live and not self.page.has_unpublished_changes:
            buttons = [self.get_view_live_message_button()] if self.page.url else []
            messages.success(self.request, f"“{self.page.title}” is published.", buttons=buttons)
            return True
        return False
