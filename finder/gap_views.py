"""The gap report in the admin: what readers look for and do not find."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.forms import RadioSelect
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from finder.gap_forms import NewNameForm
from finder.gaps import CHANGES_TERMS, LISTS, Lists, Names, add_name, address_of, may_see_gaps
from finder.models import UnansweredSearch
from taxonomy.cells import NOT_IN_A_CELL, harmless
from taxonomy.plans import Refused

TITLE = "Searches without results"


class GapFilters(WagtailFilterSet):
    where = django_filters.ChoiceFilter(
        choices=list(LISTS.items()), widget=RadioSelect, empty_label="Any list", label="Searched in"
    )
    words = django_filters.ChoiceFilter(
        choices=[("with", "With words"), ("without", "Filters only")],
        widget=RadioSelect,
        empty_label="Either",
        method="with_words",
        label="Words",
    )

    class Meta:
        model = UnansweredSearch
        fields = []

    def with_words(self, searches, name, value):
        return searches.exclude(text="") if value == "with" else searches.filter(text="")


class SearchColumn(Column):
    """The words that readers typed, and what can be done about them."""

    cell_template_name = "finder/admin/gap_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = context["request"]
        changes_terms = request.user.has_perm(CHANGES_TERMS)
        return context | {"csrf_token": get_token(request), "changes_terms": changes_terms}


class GapReport(ReportView):
    """Lists the searches that found nothing, the most frequent first."""

    model = UnansweredSearch
    template_name = "finder/admin/gap_report.html"
    page_title = TITLE
    header_icon = "search"
    verbose_name_plural = "searches without results"
    index_url_name = "finder_gaps"
    index_results_url_name = "finder_gaps_results"
    filterset_class = GapFilters
    is_searchable = True
    default_ordering = "-times"
    export_filename = "searches-without-results"
    list_export = ("text", "filters_in_words", "where_in_words", "times", "first_seen", "last_seen")
    export_headings = {"text": "Words", "filters_in_words": "Filters", "where_in_words": "Searched in"}
    columns = [
        SearchColumn("text", label="Looked for", sort_key="text", width="46%"),
        Column("filters_in_words", label="With filters", width="20%"),
        Column("where_in_words", label="Searched in", sort_key="where", width="12%"),
        NumberColumn("times", label="Times", sort_key="times", width="8%"),
        Column("last_seen", label="Last time", sort_key="last_seen", width="14%"),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not may_see_gaps(request.user):
            raise PermissionDenied
        self.lists = Lists()
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return UnansweredSearch.objects.filter(where__in=LISTS)

    def order_queryset(self, searches):
        return super().order_queryset(searches).order_by(self.ordering, "-times", "-last_seen", "-pk")

    def search_queryset(self, searches):
        for word in self.search_query.split()[:20]:
            searches = searches.filter(text__icontains=word)
        return searches

    def get_table(self, searches):
        """Say of the searches that are shown how they stand now."""
        if not self.is_export:
            names, back = Names(), f"{self.index_url}?{self.request.GET.urlencode()}"
            for counted in searches:
                self.describe(counted)
                counted.is_answered = self.lists.asked_again(counted).is_answered
                counted.address, counted.back_url = address_of(counted), back
                counted.called = names.called(counted.text)
                counted.nearest = names.nearest(counted.text) if counted.text and not counted.called else None
        return super().get_table(searches)

    def describe(self, counted):
        counted.filters_in_words = self.lists.filters_in_words(counted)
        counted.where_in_words = LISTS[counted.where]

    def to_row_dict(self, counted):
        self.describe(counted)
        return super().to_row_dict(counted)

    def preprocess_field_value(self, name, value, export_format):
        """Let no text be a formula, nor hold what a workbook cannot."""
        if isinstance(value, str):
            return harmless(value) if export_format == self.FORMAT_CSV else NOT_IN_A_CELL.sub("", value)
        return super().preprocess_field_value(name, value, export_format)


def report_url(request):
    """Return the address of the report as this person had it before them."""
    return get_valid_next_url_from_request(request) or reverse("finder_gaps")


class DismissView(View):
    """Takes a search off the report."""

    http_method_names = ("post",)

    def dispatch(self, request, *args, **kwargs):
        if not may_see_gaps(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, pk):
        counted = get_object_or_404(UnansweredSearch, pk=pk)
        counted.delete()
        what = f"“{counted.text}”" if counted.text else "The search"
        messages.success(request, f"{what} is dismissed. If it finds nothing again, it is counted anew.")
        return redirect(report_url(request))


class AddNameView(WagtailAdminTemplateMixin, FormView):
    """Makes the words of a search a further name of a term, so that searches understand them."""

    form_class = NewNameForm
    template_name = "finder/admin/add_name.html"
    page_title = "Add to a term"
    header_icon = "tag"

    def dispatch(self, request, *args, pk, **kwargs):
        if not request.user.has_perm(CHANGES_TERMS):
            raise PermissionDenied
        self.counted = get_object_or_404(UnansweredSearch.objects.exclude(text=""), pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.counted.text

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("finder_gaps"), "label": TITLE},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"terms": Names().by_closeness(self.counted.text)}

    def get_initial(self):
        return {"name": self.counted.text, "kind": "alt_labels"}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"counted": self.counted, "back_url": report_url(self.request)}

    def form_valid(self, form):
        term_id, name, kind = (form.cleaned_data[key] for key in ("term", "name", "kind"))
        try:
            change = add_name(term_id, name, kind, self.request.user)
        except Refused as refused:
            form.add_error(None, refused.reasons)
            return self.form_invalid(form)
        buttons = [messages.button(reverse("taxonomy_edit_term", args=[term_id]), "Look at the term")]
        messages.success(self.request, f"{change.summary}.", buttons=buttons)
        return redirect(report_url(self.request))
