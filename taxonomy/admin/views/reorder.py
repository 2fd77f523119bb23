"""Moving a term one place up or down among those beside it."""

from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from taxonomy.admin.views.base import TermView
from taxonomy.admin.views.tree import place_of
from taxonomy.applying import carry_out
from taxonomy.models import Term
from taxonomy.operations.edits import plan_reorder
from taxonomy.plans import Refused


class ReorderView(TermView):
    """Does one step and shows the tree again, with the focus where it was."""

    steps = 0

    def get(self, request, *args, **kwargs):
        return HttpResponseNotAllowed(["POST"])

    def post(self, request, pk):
        def plan():
            return plan_reorder(Term.objects.select_related("vocabulary").get(pk=pk), self.steps)

        try:
            carry_out(self.vocabulary, plan, user=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            place, number = place_of(self.term)
            messages.success(request, f"“{self.term}” is now number {place} of {number}.")
        direction = "up" if self.steps < 0 else "down"
        # No fragment: browsers ignore `autofocus` when the address has one.
        return redirect(f"{reverse('taxonomy_terms', args=[self.vocabulary.pk])}?moved={direction}-{pk}")
