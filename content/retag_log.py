"""Each page's own history of retags."""

import uuid

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from wagtail.log_actions import LogFormatter
from wagtail.models import PageLogEntry

from content.retag_checks import pages_of
from taxonomy.models import TaxonomyChange
from taxonomy.plans import rows_in
from taxonomy.uses import AT_ONCE

RETAGGED = "taxonomy.retag"


class Retagged(LogFormatter):
    """Says what was done, and leads to where it can be undone."""

    label = "Retag"

    def format_message(self, log_entry):
        return log_entry.data.get("summary", "Retagged")

    def format_comment(self, log_entry):
        if "retag" not in log_entry.data:
            return ""
        url = reverse("content_undo_retag", args=[log_entry.data["retag"]])
        return format_html('<a href="{}">See this retag or undo it</a>', url)


def pages_touched(change):
    """Return the ids of the pages whose terms a change touched, live or in a draft, and which are still there."""
    touched = {row.owner for rows in rows_in(change.diff).values() for row in rows}
    return {page.pk for page in pages_of(touched)}


def log_change(change, user):
    """Log a retag, or its undo, on each of its pages."""
    data = {"summary": change.summary}
    if change.operation == TaxonomyChange.Operation.RETAG:
        data["retag"] = change.pk
    shared = {
        "action": RETAGGED,
        "user": user,
        "timestamp": timezone.now(),
        "data": data,
        "content_changed": True,
    }
    entries = [entry_of(page, shared) for page in pages_of(pages_touched(change))]
    PageLogEntry.objects.bulk_create(entries, AT_ONCE)


def entry_of(page, shared):
    """Return one page's entry. Its uuid is its own: Wagtail shows one entry of those that share theirs."""
    label = page.get_admin_display_title()
    return PageLogEntry(page=page, content_type_id=page.content_type_id, label=label, uuid=uuid.uuid4(), **shared)
