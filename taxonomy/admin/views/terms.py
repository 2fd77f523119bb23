"""Adding and editing a term."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from taxonomy.admin.forms import AddTermForm, EditTermForm
from taxonomy.admin.readable import Reader, field_changes
from taxonomy.admin.views.base import ManagerView, TermView
from taxonomy.applying import carry_out
from taxonomy.history import unchanged
from taxonomy.models import Term
from taxonomy.plans import Refused, Stale, made_in, state_of


class AddTermView(ManagerView):
    """The form for a new term."""

    permission = "taxonomy.add_term"
    template_name = "taxonomy/admin/term_form.html"
    page_title = "Add a term"

    def get_page_subtitle(self):
        return str(self.vocabulary)

    def get(self, request, pk):
        form = AddTermForm(vocabulary=self.vocabulary)
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request, pk):
        form = AddTermForm(request.POST, vocabulary=self.vocabulary)
        if form.is_valid():
            try:
                why = form.cleaned_data["why"]
                change = carry_out(self.vocabulary, form.plan, user=request.user, note=why)
            except Refused as refused:
                form.add_error(None, refused.reasons)
            else:
                messages.success(request, change.summary)
                return redirect(self.row_url(*made_in(change.diff)))
        return self.render_to_response(self.get_context_data(form=form))


class EditTermView(TermView):
    """The form of one term. Of two people who have it open at once, the second is told."""

    template_name = "taxonomy/admin/term_form.html"
    page_title = "Edit"

    def get(self, request, pk):
        initial = state_of(self.term) | {"version": self.term.version}
        form = EditTermForm(initial=initial, vocabulary=self.vocabulary, term=self.term)
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request, pk):
        form = EditTermForm(request.POST.copy(), vocabulary=self.vocabulary, term=self.term)
        now = []
        if form.is_valid():
            try:
                change = self.save(form)
            except Stale as stale:
                form.add_error(None, stale.reasons)
                now = self.differences(form)
            except Refused as refused:
                form.add_error(None, refused.reasons)
            else:
                messages.success(request, change.summary, buttons=[messages.button(self.own_url(), "Edit")])
                return redirect(self.row_url(pk))
        return self.render_to_response(self.get_context_data(form=form, differences=now))

    def own_url(self):
        return reverse("taxonomy_edit_term", args=[self.term.pk])

    def save(self, form):
        data = form.cleaned_data

        def plan():
            try:
                return form.plan(unchanged(self.term.pk, data["version"]))
            except Term.DoesNotExist:
                raise Http404 from None

        return carry_out(self.vocabulary, plan, user=self.request.user, note=data["why"])

    def differences(self, form):
        """Take note of the newer version, so that saving again is a choice; return what differs, for comparing."""
        fresh = Term.objects.get(pk=self.term.pk)
        form.data["version"] = fresh.version
        typed = form.values()
        stored = state_of(fresh, list(typed))
        changed = {name for name in typed if typed[name] != stored[name]}
        before, after = ({name: state[name] for name in changed} for state in (stored, typed))
        return field_changes(before, after, Reader.of(before, after))
