"""Each page's own history of retags."""

from django.urls import reverse
from django.utils.html import format_html
from wagtail.log_actions import LogFormatter

from content.bulk import log_all
from content.page_rights import pages_of
from taxonomy.models import TaxonomyChange
from taxonomy.plans import rows_in

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
    log_all(RETAGGED, pages_of(pages_touched(change)), user, lambda page: data)
