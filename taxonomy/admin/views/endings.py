"""Moving, merging, splitting, retiring and deleting a term, and undoing: choose, look at the preview, do."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin import messages

from taxonomy.admin import ending_forms
from taxonomy.admin.forms import LONGEST_WHY
from taxonomy.admin.previews import preview_of
from taxonomy.admin.views.base import ManagerView, TermView
from taxonomy.applying import carry_out
from taxonomy.models import TaxonomyChange
from taxonomy.models.changes import UNDO_DAYS
from taxonomy.plans import Refused, Stale


class ThreeSteps:
    """The steps that all these operations share. The choice is sent by GET, so the preview has an address that
    can be shown to a colleague; only the last step, by POST, changes anything."""

    form_class = None
    verb = ""
    choose_template = "taxonomy/admin/choose.html"
    preview_template = "taxonomy/admin/preview.html"

    @property
    def subject(self):
        return self.term

    def get_page_title(self):
        return self.verb

    def make_form(self, data=None):
        return self.form_class(data, subject=self.subject)

    def get(self, request, pk):
        chosen = request.GET if "preview" in request.GET or not self.form_class.base_fields else None
        form = self.make_form(chosen)
        if form.is_bound and form.is_valid():
            return self.preview(form)
        return self.choose(form)

    def post(self, request, pk):
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.choose(form)
        digest, why = request.POST.get("digest", ""), clean_why(request.POST.get("why", ""))
        try:
            change = carry_out(self.vocabulary, form.plan, user=request.user, note=why, expected=digest)
        except Stale as stale:
            return self.preview(form, stale.reasons, why)
        except Refused as refused:
            return self.choose(form, refused.reasons)
        messages.success(request, f"{change.summary}.", buttons=self.undo_buttons(change))
        return redirect(self.done_url())

    def undo_buttons(self, change):
        if not change.may_be_undone:
            return []
        return [messages.button(reverse("taxonomy_undo", args=[change.pk]), "Undo")]

    def done_url(self):
        """Return the address of the terms from the top, where the message with the button to undo stands."""
        return self.tree_url(at=self.term.pk)

    def choose(self, form, reasons=()):
        if reasons:
            form.add_error(None, list(reasons))
        self.template_name = self.choose_template
        return self.render_to_response(self.get_context_data(form=form))

    def preview(self, form, reasons=(), why=""):
        try:
            preview = preview_of(form.plan(), self.request.user)
        except Refused as refused:
            return self.choose(form, refused.reasons)
        self.template_name = self.preview_template
        context = self.get_context_data(
            form=form, preview=preview, chosen=list(form.chosen()), reasons=reasons, why=why, longest_why=LONGEST_WHY
        )
        context["undo_days"] = UNDO_DAYS if preview.plan.operation in TaxonomyChange.UNDOABLE else None
        return self.render_to_response(context)

    def get_context_data(self, **kwargs):
        return super().get_context_data(verb=self.verb, back_url=self.tree_url(), **kwargs)


def clean_why(text):
    """Return the reason as it can be stored."""
    return text.replace("\x00", "").strip()[:LONGEST_WHY]


class MoveView(ThreeSteps, TermView):
    """Puts a term under another one, or at the top."""

    form_class, verb = ending_forms.MoveForm, "Move"


class MergeView(ThreeSteps, TermView):
    """Lets another term take this one's place."""

    form_class, verb = ending_forms.MergeForm, "Merge"


class SplitView(ThreeSteps, TermView):
    """Lets several terms take this one's place."""

    form_class, verb = ending_forms.SplitForm, "Split"


class RetireView(ThreeSteps, TermView):
    """Ends a term that nothing replaces."""

    form_class, verb = ending_forms.RetireForm, "Retire"


class DeleteView(ThreeSteps, TermView):
    """Removes a term that nothing ever used."""

    permission = "taxonomy.delete_term"
    form_class, verb = ending_forms.DeleteForm, "Delete"

    def done_url(self):
        return self.tree_url()


class UndoView(ThreeSteps, ManagerView):
    """Brings back how things stood before a change. What was done to single pages is undone where each page's own
    permissions are asked."""

    form_class, verb = ending_forms.UndoForm, "Undo"

    @cached_property
    def change(self):
        changes = TaxonomyChange.objects.exclude(operation=TaxonomyChange.Operation.RETAG)
        return get_object_or_404(changes.select_related("vocabulary"), pk=self.kwargs["pk"])

    @property
    def subject(self):
        return self.change

    @cached_property
    def vocabulary(self):
        return self.change.vocabulary

    def get_page_subtitle(self):
        return self.change.summary

    def done_url(self):
        return reverse("taxonomy_history", args=[self.vocabulary.pk])
