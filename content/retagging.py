"""Retagging many pages at once: choose, preview, do, and undo. Wagtail's bulk action and the listings lead here."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from content.listings import listing_of
from content.page_rights import hold, ids_for, pages_of, visible_ids
from content.retag_checks import Outcome, check
from content.retag_forms import PREFIX, RetagForm
from content.retag_log import log_change, pages_touched
from taxonomy.applying import carry_out
from taxonomy.history import described
from taxonomy.models import TaxonomyChange
from taxonomy.operations.retagging import plan_retag
from taxonomy.operations.undoing import plan_undo
from taxonomy.plans import Refused, Stale
from taxonomy.signals import terms_changing
from taxonomy.uses import in_parts

NO_PAGES = "Choose the pages to retag first: tick them in a list, or filter the list and retag all that it shows."
ALL_OF_A_TREE = (
    "Tick the pages one by one here. To retag many at once, use the lists of case studies, stories or summit reports "
    "in the menu: they retag all pages that their filters show."
)
ODD_FILTERS = "One of the filters is no longer valid, so it is not clear which pages you mean. Filter the list again."
NOT_ON_ALL = (
    "This cannot be undone yet. A retag is undone once, on all pages that still have what it did, and {number} of "
    "them cannot be changed now. Put right what is said below, for example unlock the page, or ask somebody who may. "
    "Then come back here."
)


class RetagPages(PageBulkAction):
    """Leads from the footer of a listing to the retag of the ticked pages."""

    display_name = "Retag"
    action_type = "retag"
    aria_label = "Retag selected pages"
    action_priority = 45

    def dispatch(self, request, *args, **kwargs):
        return redirect(f"{reverse('content_retag')}?{request.GET.urlencode()}")


class Steps(View):
    """A preview and the deed that it shows. Subclasses say which plan, and draw the preview."""

    template_name: str
    title: str

    def dispatch(self, request, *args, **kwargs):
        if not page_permission_policy.user_has_any_permission(request.user, {"change", "publish"}):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def next_url(self):
        return get_valid_next_url_from_request(self.request) or reverse("wagtailadmin_home")

    def make_plan(self):
        """Return the plan without the pages that are skipped; `self.outcome` says what becomes of each."""
        raise NotImplementedError

    def preview(self, error=""):
        plan = self.make_plan()
        return self.shown(self.template_name, plan=plan, outcome=self.outcome, error=error, **self.extra_context())

    def shown(self, template_name, **context):
        return render(self.request, template_name, {"title": self.title, "next_url": self.next_url, **context})

    def extra_context(self):
        return {}

    def carry_out(self, vocabulary, note=""):
        """Do what the preview showed, and log it on each page. Raises Refused."""
        expected, user = self.request.POST.get("digest", ""), self.request.user
        with transaction.atomic():
            terms_changing.send(type(self))
            hold(self.page_ids)
            change = carry_out(vocabulary, self.make_plan, user=user, note=note, expected=expected)
            log_change(change, user)
            renew_mirrors(self.outcome.live)
        return change


class RetagView(Steps):
    """Retags the pages that the query names: `id=…`, or `listing=<page type>` with that listing's filters."""

    template_name = "content/admin/retag_preview.html"
    title = "Retag pages"

    @cached_property
    def page_ids(self):
        page_type = self.request.GET.get("listing")
        found = self.shown_in(page_type) if page_type is not None else self.ticked()
        if not found:
            raise Refused(NO_PAGES)
        return sorted(found)

    def ticked(self):
        chosen = self.request.GET.getlist("id")
        if "all" in chosen:
            raise Refused(ALL_OF_A_TREE)
        return visible_ids(self.request.user, chosen)

    def shown_in(self, page_type):
        """Return the ids of the pages that a listing shows to this user with these filters."""
        listing = listing_of(page_type, self.request)
        if listing is None:
            raise Refused(NO_PAGES)
        pages = listing.get_queryset()
        if not listing.filters.is_valid():
            raise Refused(ODD_FILTERS)
        return set(pages.values_list("pk", flat=True))

    def get(self, request):
        return self.answer(lambda form: self.preview())

    def post(self, request):
        return self.answer(self.do)

    def answer(self, act):
        """Show the form until it is valid, then act; say why when that is refused."""
        try:
            number = len(self.page_ids)
        except Refused as refused:
            messages.warning(self.request, str(refused))
            return HttpResponseRedirect(self.next_url)
        asked = any(name.startswith(f"{PREFIX}-") for name in self.request.GET)
        self.form = RetagForm(self.request.GET if asked else None)
        if self.form.is_valid():
            try:
                return act(self.form)
            except Refused as refused:
                self.form.add_error(None, refused.reasons)
        return self.shown("content/admin/retag.html", form=self.form, number=number, source=self.source())

    def source(self):
        """Return the parameters that say which pages, as (name, value)."""
        parameters = self.request.GET.lists()
        return [(name, v) for name, values in parameters if not name.startswith(f"{PREFIX}-") for v in values]

    def make_plan(self):
        chosen = self.form.cleaned_data
        vocabulary = chosen["term"].vocabulary
        plan = plan_retag(vocabulary, self.page_ids, chosen["action"], chosen["term"], chosen["other"])
        self.outcome = check(plan, self.page_ids, self.request.user)
        return plan

    def do(self, form):
        try:
            change = self.carry_out(form.cleaned_data["term"].vocabulary, form.cleaned_data["note"])
        except Stale as stale:
            return self.preview(error=str(stale))
        back = urlencode({"next": self.next_url})
        undo = messages.button(f"{reverse('content_undo_retag', args=[change.pk])}?{back}", "See it again or undo it")
        messages.success(self.request, f"{change.summary}. {told(self.outcome)}", buttons=[undo])
        return HttpResponseRedirect(self.next_url)

    def extra_context(self):
        again = self.request.GET.copy()
        for name in [name for name in again if name.startswith(f"{PREFIX}-")]:
            del again[name]
        return {"again": f"{self.request.path}?{again.urlencode()}", "asked": self.form.asked}


class UndoRetagView(Steps):
    """Undoes a retag, for whoever did it and for those who may publish all its pages."""

    template_name = "content/admin/retag_undo.html"
    title = "Undo a retag"

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, pk=pk, **kwargs)
        self.change = get_object_or_404(TaxonomyChange, pk=pk, operation=TaxonomyChange.Operation.RETAG)
        self.page_ids = pages_touched(self.change)
        self.outcome = Outcome()

    def dispatch(self, request, *args, **kwargs):
        if self.change.user != request.user and not self.page_ids <= ids_for(request.user, "publish"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def make_plan(self):
        """Plan for all pages that have something to undo: one that was skipped could never be undone afterwards."""
        plan = plan_undo(TaxonomyChange.objects.get(pk=self.change.pk))
        concerned = {row.owner for rows in plan.rows.values() for row in rows} & self.page_ids
        self.outcome = check(plan, concerned, self.request.user)
        self.outcome.unchanged = pages_of(self.page_ids - concerned)
        if kept_back := sum(map(len, self.outcome.skipped.values())):
            raise Refused(NOT_ON_ALL.format(number=kept_back))
        return plan

    def get(self, request, pk):
        return self.answer()

    def post(self, request, pk):
        try:
            change = self.carry_out(self.change.vocabulary)
        except Refused as refused:
            return self.answer(error=str(refused) if isinstance(refused, Stale) else "")
        messages.success(request, f"{change.summary}. {told(self.outcome)}")
        return HttpResponseRedirect(self.next_url)

    def answer(self, error=""):
        """Preview the undo, or say why it cannot be made."""
        try:
            return self.preview(error)
        except Refused as refused:
            skipped = self.outcome.skipped
            return self.shown(self.template_name, reasons=refused.reasons, skipped=skipped, **self.extra_context())

    def extra_context(self):
        return {"change": self.change, "described": described(self.change)}


def renew_mirrors(pages):
    """Give the pages that mirror these live ones the same terms, as publishing would."""
    for part in in_parts(page.pk for page in pages):
        for page in Page.objects.filter(pk__in=part, aliases__isnull=False).distinct():
            page.specific.update_aliases()


def told(outcome):
    """Say how many pages changed and how many were skipped."""
    changed, skipped = len(outcome.changed), sum(len(pages) for pages in outcome.skipped.values())
    sentence = f"{changed} page{'s' * (changed != 1)} changed."
    return f"{sentence} {skipped} skipped." if skipped else sentence
