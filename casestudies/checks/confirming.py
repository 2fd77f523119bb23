"""Somebody says that a case study is still true."""

import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogFormatter, log

from casestudies.checks.dates import in_words, next_check
from casestudies.models import CaseStudyPage
from content.signals import page_saving
from finder.index.writing import note_change_of_what_pages_show

CONFIRMED = "casestudies.still_true"


class Confirmed(LogFormatter):
    """Says in a page's history that it was confirmed, and until when that holds."""

    label = "Confirm as still true"

    def format_message(self, log_entry):
        following = datetime.date.fromisoformat(log_entry.data["next"])
        return f"Confirmed as still true. The next check is due on {in_words(following)}."


@transaction.atomic
def confirm(page, due, user=None):
    """Note that a case study is still true today, as asked by the check due on one day. Its drafts keep what else they
    change. Returns the day of the next check; None when that check was answered or moved in the meantime."""
    page_saving.send(CaseStudyPage)  # what a page may lock comes before the page
    page = CaseStudyPage.objects.select_for_update().filter(pk=page.pk, live=True, next_check_due=due).first()
    if page is None:
        return None
    today = timezone.localdate()
    write_dates(page, last_checked=today, next_check_due=next_check(today))
    note_change_of_what_pages_show()
    data = {"due": due.isoformat(), "next": page.next_check_due.isoformat()}
    log(instance=page, action=CONFIRMED, user=user, data=data)
    return page.next_check_due


def write_dates(page, **dates):
    """Set dates of checks on a case study and on those that mirror it. Drafts take them from there."""
    dates["check_dates_version"] = page.check_dates_version + 1
    for same in (page, *CaseStudyPage.objects.filter(alias_of=page)):
        for name, value in dates.items():
            setattr(same, name, value)
        same.save(update_fields=list(dates), clean=False)  # rules that came later do not make it less true
