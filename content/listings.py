"""A flat list in the admin's menu of all pages of one type, which that type's app registers."""

import datetime

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import page_permission_policy

from content.listing_columns import (
    OwnerColumn,
    PlaceColumn,
    ReadinessColumn,
    StatusColumn,
    TermsColumn,
    TitleColumn,
)
from content.listing_filters import ListingFilters
from content.proposals import publishes_pages
from content.saved_filters import SavedFilter, savable
from taxonomy.assignment import terms_of_pages
from taxonomy.cells import NOT_IN_A_CELL, harmless
from taxonomy.uses import in_parts

OWNER_ORDER = ("owner__first_name", "owner__last_name", "owner__username")


class ListingView(IndexView):
    """Finds words in titles and texts, without the search index, which editors' drafts may not have reached."""

    template_name = "content/admin/listing.html"
    results_template_name = "content/admin/listing_results.html"
    base_filterset_class = ListingFilters
    table_classname = "listing full-width page-listing"
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        TitleColumn("title", label="Title", sort_key="title", classname="title", width="30%"),
        TermsColumn("theme", label="Theme", width="18%"),
        PlaceColumn("place", label="Place", width="11%"),
        StatusColumn("status", label="Status", sort_key="live", width="10%"),
        ReadinessColumn("readiness", label="Readiness", sort_key="readiness_note__percentage", width="9%"),
        OwnerColumn("owner", label="Owner", sort_key="owner", width="9%"),
        DateColumn("latest_revision_created_at", label="Updated", sort_key="latest_revision_created_at", width="9%"),
    ]

    def annotate_queryset(self, pages):
        return super().annotate_queryset(pages).prefetch_related("owner", "readiness_note")

    def search_queryset(self, pages):
        for word in self.search_query.split()[:20]:
            fields = ("draft_title", *self.model.text_fields)
            pages = pages.filter(Q.create([(f"{name}__icontains", word) for name in fields], connector=Q.OR))
        return pages

    def get_ordering(self):
        ordering = self.request.GET.get("ordering")
        return ordering if ordering in self.get_valid_orderings() else self.default_ordering

    def order_queryset(self, pages):
        """Pages without a value come last either way, whatever the database."""
        field = self.ordering.lstrip("-")
        columns = [F(name) for name in (OWNER_ORDER if field == "owner" else (field,))]
        descending = self.ordering.startswith("-")
        ordered = [column.desc(nulls_last=True) if descending else column.asc(nulls_last=True) for column in columns]
        return pages.order_by(*ordered, "-pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for pages in in_parts(context["object_list"]):
            terms = terms_of_pages([page.pk for page in pages])
            for page in pages:
                page.__dict__["terms"] = terms[page.pk]
        return context | {"retag_url": publishes_pages(self.request.user) and self.retag_url, **self.saved_filters()}

    def saved_filters(self):
        """Return what the template shows of the filters that this person saved, and of those that are set now."""
        now = savable(self.request.GET, self.filters)
        saved = SavedFilter.objects.filter(user=self.request.user, listing=self.model.page_type)
        return {"saved_filters": saved, "filters_now": now, "listing": self.model.page_type}

    @property
    def retag_url(self):
        """The address that retags all pages that match what this list is filtered by."""
        filters = self.request.GET.copy()
        for name in (self.page_kwarg, "_w_filter_fragment"):
            filters.pop(name, None)
        filters["listing"] = self.model.page_type
        filters["next"] = f"{self.index_url}?{self.request.GET.urlencode()}"
        return f"{reverse('content_retag')}?{filters.urlencode()}"

    def get_filename(self):
        return slugify(self.model._meta.verbose_name_plural)

    @cached_property
    def list_export(self):
        """The columns of a spreadsheet: those of the list, and by what a page is found again."""
        return [*(column.name for column in self.shown_columns), *self.references]

    @property
    def references(self):
        """Return {name: heading} of what only a spreadsheet says of a page."""
        identifier = {"identifier": "Identifier"} if hasattr(self.model, "identifier") else {}
        return {**identifier, "full_url": "Address"}

    @property
    def shown_columns(self):
        return [column for column in self.columns if not isinstance(column, BulkActionsColumn)]

    def get_heading(self, queryset, field):
        labels = {column.name: str(column.label) for column in self.shown_columns}
        return (labels | self.references)[field]

    def to_row_dict(self, page):
        row = {column.name: column.get_value(page) for column in self.shown_columns}
        return row | {name: getattr(page, name) if page.live else "" for name in self.references}

    def preprocess_field_value(self, name, value, export_format):
        """Let no text be a formula, nor hold what a workbook cannot, and say times as people here do."""
        if isinstance(value, str):
            return harmless(value) if export_format == self.FORMAT_CSV else NOT_IN_A_CELL.sub("", value)
        if isinstance(value, datetime.datetime):
            return timezone.make_naive(value).replace(microsecond=0)
        return "" if value is None else value


class ListingMenuItem(MenuItem):
    """Shown to those who may do something with pages."""

    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(request.user, ListingView.any_permission_required)


class ContentListing(PageListingViewSet):
    """Give it: name, model, menu_label, icon and menu_order."""

    index_view_class = ListingView
    filterset_class = ListingFilters
    menu_item_class = ListingMenuItem
    add_to_admin_menu = True

    def on_register(self):
        super().on_register()
        LISTINGS[self.model.page_type] = self


LISTINGS: dict[str, ContentListing] = {}
"""{page type: its list}"""


def listing_of(page_type, request):
    """Return the list of a type as this request filters it, to ask what it shows; None when there is no such list."""
    listing = LISTINGS.get(page_type)
    if listing is None:
        return None
    view = listing.index_view_class(
        model=listing.model, columns=listing.columns, filterset_class=listing.filterset_class
    )
    view.setup(request)
    return view
