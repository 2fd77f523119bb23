"""What the flat lists of pages in the admin are filtered by."""

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import Case, CharField, Exists, OuterRef, Q, When
from django.db.models.functions import Cast
from django.forms import CheckboxSelectMultiple, RadioSelect, Select
from wagtail.admin.filters import MultipleUserFilter, WagtailFilterSet
from wagtail.models import Page, Revision, WorkflowState

from taxonomy.models import PageTerm, Term
from taxonomy.schemes import load_schemes


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
READINESS = {
    "missing": ("Something required is missing", lambda: Q(readiness_note__missing__gt=0)),
    "ready": ("Nothing required is missing", lambda: Q(readiness_note__missing=0)),
    "complete": ("Nothing at all is missing", lambda: Q(readiness_note__missing=0, readiness_note__lacking=0)),
}


def in_moderation():
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    return states.filter(base_content_type__app_label="wagtailcore", base_content_type__model="page")


def owners(request):
    return get_user_model().objects.filter(pk__in=Page.objects.order_by().values("owner"))


class OneOf(django_filters.ChoiceFilter):
    """One of some conditions: {name: (label, function that returns the condition)}."""

    def __init__(self, conditions, label):
        self.conditions = conditions
        choices = [(name, text) for name, (text, _) in conditions.items()]
        super().__init__(choices=choices, widget=RadioSelect, empty_label="Any", label=label)

    def filter(self, pages, name):
        return pages.filter(self.conditions[name][1]()) if name else pages


class HavingTerms(django_filters.ModelMultipleChoiceFilter):
    """Any of the terms in use of a short vocabulary."""

    def __init__(self, vocabulary, label):
        place = Case(When(vocabulary__ordered=True, then="sort_order"), default=0)
        terms = Term.objects.filter(vocabulary__slug=vocabulary, status=Term.Status.IN_USE)
        terms = terms.order_by(place, "pref_label")
        super().__init__(queryset=terms, to_field_name="slug", widget=CheckboxSelectMultiple, label=label)

    def filter(self, pages, terms):
        return pages.filter(pk__in=PageTerm.objects.filter(term__in=terms).values("page")) if terms else pages


class InPlace(django_filters.ChoiceFilter):
    """A place, with all that lies in it: one of those that pages have, or that lies around one."""

    def __init__(self, label):
        widget = Select(attrs={"class": "page-listing-select"})
        super().__init__(choices=places_of_pages, widget=widget, empty_label="Any", label=label)

    def filter(self, pages, slug):
        if not slug:
            return pages
        scheme = load_schemes(slug="place")["place"]
        found = PageTerm.objects.filter(term__in=scheme.covered(scheme.by_slug[slug]))
        return pages.filter(pk__in=found.values("page"))


def places_of_pages():
    """Return (slug, label) of the places that lists can be narrowed to, by label."""
    scheme = load_schemes(slug="place")["place"]
    waiting = set(PageTerm.objects.filter(term__vocabulary=scheme.vocabulary).values_list("term", flat=True))
    found = {}
    while waiting:
        term = scheme.by_id[waiting.pop()]
        found[term.slug] = term.pref_label
        if term.broader_id and scheme.by_id[term.broader_id].slug not in found:
            waiting.add(term.broader_id)
    return sorted(found.items(), key=lambda place: place[1].casefold())


class ListingFilters(WagtailFilterSet):
    """What every list is filtered by; a type of page may add its own."""

    theme = HavingTerms("theme", label="Theme")
    place = InPlace(label="Place")
    status = OneOf(STATUSES, label="Status")
    readiness = OneOf(READINESS, label="Readiness")
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

    def owned_by(self, pages, name, users):
        return pages.filter(owner__in=users) if users else pages
