"""Giving many pages to one owner, who is asked about them and may edit them."""

from django import forms
from django.contrib.auth import get_user_model
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from content.bulk import log_all
from content.bulk_changes import ChangePages, counted
from content.ownership import shut_out
from taxonomy.uses import in_parts

ASSIGNED = "content.assign_owner"


class OwnerField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return get_user_display_name(user)


class OwnerForm(forms.Form):
    owner = OwnerField(
        queryset=get_user_model().objects.none(),
        label="New owner",
        empty_label="Choose somebody",
        help_text="Somebody who may write pages. The owner is asked whether a case study is still true. An author who"
        " owned the pages until now can no longer change them.",
        error_messages={"required": "Choose the new owner.", "invalid_choice": "Choose somebody from the list."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        writers = page_permission_policy.users_with_any_permission({"add", "change"})
        self.fields["owner"].queryset = writers.order_by("first_name", "last_name", get_user_model().USERNAME_FIELD)


class AssignOwner(ChangePages):
    """Gives ticked pages to one owner."""

    display_name = "Assign owner"
    action_type = "assign_owner"
    aria_label = "Assign an owner to selected pages"
    action_priority = 46
    form_class = OwnerForm
    readers_see = False

    def change(self, pages, form, user):
        owner = form.cleaned_data["owner"]
        changed = [page for page in pages if page.owner_id != owner.pk]
        lost = shut_out(get_user_model().objects.filter(pk__in={page.owner_id for page in changed}))
        for part in in_parts(page.pk for page in changed):
            Page.objects.filter(pk__in=part).update(owner=owner)
        name = get_user_display_name(owner)
        log_all(ASSIGNED, changed, user, lambda page: {"owner": name})
        already = len(pages) - len(changed)
        said = f" {already} had this owner already." if already else ""
        said += f" No longer theirs to change: {', '.join(lost)}." if lost else ""
        return f"{name} now owns {counted(changed)} more.{said}" if changed else f"{name} owns all of them already."


class Assigned(LogFormatter):
    """Says in a page's history who got it."""

    label = "Assign an owner"

    def format_message(self, log_entry):
        return f"Given to {log_entry.data.get('owner', 'another owner')}"
