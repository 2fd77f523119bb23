"""The list of case studies in the admin: what it shows and is filtered by besides what every list does."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from casestudies.checks.dates import in_words
from casestudies.importing.views import may_import
from content.listing_columns import TermsColumn
from content.listing_filters import HavingTerms, ListingFilters, OneOf
from content.listings import ContentListing, ListingView


def due_within(days):
    today = timezone.localdate()
    return Q(next_check_due__range=(today, today + timedelta(days=days)))


CHECKS = {
    "overdue": ("Overdue", lambda: Q(next_check_due__lt=timezone.localdate())),
    "month": ("Due within 30 days", lambda: due_within(30)),
    "quarter": ("Due within 90 days", lambda: due_within(90)),
    "none": ("No day set", lambda: Q(next_check_due=None)),
}


class CaseStudyFilters(ListingFilters):
    outcome = HavingTerms("outcome", label="Outcome")
    evidence = HavingTerms("evidence", label="Evidence")
    next_check = OneOf(CHECKS, label="Next check")


class NextCheckColumn(Column):
    """The day of the next check."""

    def get_cell_context_data(self, page, parent_context):
        context = super().get_cell_context_data(page, parent_context)
        day = self.get_value(page)
        return context | {"value": in_words(day) if day else ""}


class CaseStudyListingView(ListingView):
    """The list of case studies, with a button that leads to the import."""

    base_columns = [
        *ListingView.base_columns[:-2],
        TermsColumn("outcome", label="Outcome", width="7%"),
        TermsColumn("evidence", label="Evidence", width="9%"),
        NextCheckColumn("next_check_due", label="Next check", sort_key="next_check_due", width="9%"),
        *ListingView.base_columns[-2:],
    ]

    @property
    def header_buttons(self):
        buttons = super().header_buttons
        if may_import(self.request.user):
            button = HeaderButton("Import", reverse("import_case_studies"), icon_name="upload", priority=1100)
            return [*buttons, button]
        return buttons


class CaseStudyListing(ContentListing):
    """Where the list stands in the menu, given by who registers it."""

    index_view_class = CaseStudyListingView
    filterset_class = CaseStudyFilters
