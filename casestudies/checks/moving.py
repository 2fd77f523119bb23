"""Setting the day of the next check of many case studies at once."""

import datetime

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import LogFormatter, log

from casestudies.checks.confirming import write_dates
from casestudies.checks.dates import in_words
from casestudies.models import CaseStudyPage
from content.bulk_changes import ChangePages, counted
from finder.index.writing import note_change_of_what_pages_show

MOVED = "casestudies.set_next_check"
ONLY_CASE_STUDIES = "Only case studies are checked."


class DayForm(forms.Form):
    day = forms.DateField(
        label="Next check",
        widget=AdminDateInput,
        help_text="The day on which each owner is asked whether it is still true.",
        error_messages=dict.fromkeys(["required", "invalid"], "Enter a day, such as 31/3/2027."),
    )

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise forms.ValidationError("That day has passed. Enter today or a later day.")
        return day


class SetNextCheck(ChangePages):
    """Sets the next check of ticked case studies. Readers see whether it is overdue."""

    display_name = "Set next check"
    action_type = "set_next_check"
    aria_label = "Set the next check of selected case studies"
    action_priority = 47
    form_class = DayForm
    readers_see = True

    def reason_against(self, page):
        is_case_study = page.content_type_id == ContentType.objects.get_for_model(CaseStudyPage).pk
        return super().reason_against(page) if is_case_study else ONLY_CASE_STUDIES

    def change(self, pages, form, user):
        day = form.cleaned_data["day"]
        case_studies = CaseStudyPage.objects.filter(pk__in=[page.pk for page in pages]).order_by("pk")
        for page in case_studies:
            write_dates(page, next_check_due=day)
            log(instance=page, action=MOVED, user=user, data={"next": day.isoformat()})
        note_change_of_what_pages_show()
        return f"The next check of {counted(pages)} is due on {in_words(day)}."


class Moved(LogFormatter):
    """Says in a page's history when it is checked next."""

    label = "Set the next check"

    def format_message(self, log_entry):
        day = datetime.date.fromisoformat(log_entry.data["next"])
        return f"The next check was set to {in_words(day)}."
