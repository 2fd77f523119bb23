"""A flat list in the admin's menu of all pages of one type, which that type's app registers."""

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.urls import reverse
from wagtail.admin.filters import MultipleUserFilter, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page, Revision, WorkflowState
from wagtail.permissions import page_permission_policy

from taxonomy.assignment import terms_of_pages
from taxonomy.models import PageTerm, Term

OWNER_ORDER = ("owner__first_name", "owner__last_name", "owner__username")


def of_page(queryset):
    """Limit revisions or workflow states, which keep ids as text, to those of the page in the outer query."""
    return Exists(queryset.filter(object_id=Cast(OuterRef("pk"), CharField())))


STATUSES = {
    "live": ("Live", lambda: Q(live=True)),
    "draft": ("Draft", lambda: Q(live=False)),
    "changed": ("Live, with unpublished changes", lambda: Q(live=True, has_unpublished_changes=True)),
    "moderation": ("In moderation", lambda: Q(of_page(in_moderation()))),
    "scheduled": ("Scheduled", lambda: Q(of_page(Revision.page_revisions.filter(approved_go_live_at__isnull=False)))),
}


def in_moderation():
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    return states.filter(base_content_type__app_label="wagtailcore", base_content_type__model="page")


def owners(request):
    return get_user_model().objects.filter(pk__in=Page.objects.order_by().values("owner"))


class ListingFilters(WagtailFilterSet):
    theme = django_filters.ModelMultipleChoiceFilter(
        queryset=Term.objects.filter(vocabulary__slug="theme", status=Term.Status.IN_USE).order_by("pref_label"),
        to_field_name="slug",
        widget=CheckboxSelectMultiple,
        method="having_any",
        label="Theme",
    )
    status = django_filters.ChoiceFilter(
        choices=[(name, label) for name, (label, _) in STATUSES.items()],
        widget=RadioSelect,
        empty_label="Any",
        method="in_status",
        label="Status",
    )
    owner = MultipleUserFilter(
        queryset=owners,
        to_field_name=get_user_model().USERNAME_FIELD,
        widget=CheckboxSelectMultiple,
        method="owned_by",
        label="Owner",
    )

    class Meta:
        model = Page
        fields = []

    def having_any(self, pages, name, terms):
        return pages.filter(pk__in=PageTerm.objects.filter(term__in=terms).values("page")) if terms else pages

    def owned_by(self, pages, name, users):
        return pages.filter(owner__in=users) if users else pages

    def in_status(self, pages, name, status):
        return pages.filter(STATUSES[status][1]())


class TermsColumn(Column):
    """The page's terms of one vocabulary. The view has read them for the whole page of the list at once."""

    def get_value(self, page):
        return ", ".join(term.pref_label for term in page.terms.get(self.name, []))


class PlaceColumn(TermsColumn):
    """The place as readers know it, or else the place terms."""

    def get_value(self, page):
        return getattr(page, "place_name", "") or super().get_value(page)


class OwnerColumn(Column):
    def get_value(self, page):
        return get_user_display_name(page.owner) if page.owner else ""


class ListingView(IndexView):
    """Finds words in titles and texts, without the search index, which editors' drafts may not have reached."""

    template_name = "content/admin/listing.html"
    results_template_name = "content/admin/listing_results.html"
    base_filterset_class = ListingFilters
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Title", sort_key="title", classname="title", width="34%"),
        TermsColumn("theme", label="Theme", width="20%"),
        PlaceColumn("place", label="Place", width="13%"),
        PageStatusColumn("status", label="Status", sort_key="live", width="10%"),
        OwnerColumn("owner", label="Owner", sort_key="owner", width="10%"),
        DateColumn("latest_revision_created_at", label="Updated", sort_key="latest_revision_created_at", width="9%"),
    ]

    def annotate_queryset(self, pages):
        return super().annotate_queryset(pages).prefetch_related("owner")

    def search_queryset(self, pages):
        for word in self.search_query.split()[:20]:
            fields = ("draft_title", *self.model.text_fields)
            pages = pages.filter(Q.create([(f"{name}__icontains", word) for name in fields], connector=Q.OR))
        return pages

    def get_ordering(self):
        ordering = self.request.GET.get("ordering")
        return ordering if ordering in self.get_valid_orderings() else self.default_ordering

    def order_queryset(self, pages):
        if self.ordering.lstrip("-") == "owner":
            sign = "-" if self.ordering.startswith("-") else ""
            return pages.order_by(*(sign + field for field in OWNER_ORDER), "pk")
        pages = super().order_queryset(pages)
        return pages.order_by(*pages.query.order_by, "-pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        pages = list(context["object_list"])
        terms = terms_of_pages([page.pk for page in pages]) if pages else {}
        for page in pages:
            page.__dict__["terms"] = terms[page.pk]
        return context | {"retag_url": self.retag_url}

    @property
    def retag_url(self):
        """The address that retags all pages that match what this list is filtered by."""
        filters = self.request.GET.copy()
        for name in (self.page_kwarg, "_w_filter_fragment"):
            filters.pop(name, None)
        filters["listing"] = self.model.page_type
        filters["next"] = f"{self.index_url}?{self.request.GET.urlencode()}"
        return f"{reverse('content_retag')}?{filters.urlencode()}"


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
