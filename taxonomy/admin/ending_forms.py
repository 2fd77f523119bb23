"""What each operation asks for before its preview, and the plan that it leads to."""

from django import forms

from taxonomy.admin.forms import offer, one_term, several_terms, terms_offered
from taxonomy.integrity import ancestors
from taxonomy.models import TaxonomyChange, Term
from taxonomy.operations.edits import plan_delete, plan_move
from taxonomy.operations.endings import plan_merge, plan_retire, plan_split
from taxonomy.operations.undoing import plan_undo
from taxonomy.plans import Stale

GONE = "A term that you chose was deleted meanwhile. Choose again."


def fresh(pk):
    """Return a term as it is now; raises Stale when it has been deleted."""
    try:
        return Term.objects.select_related("vocabulary", "broader").get(pk=pk)
    except Term.DoesNotExist:
        raise Stale(GONE) from None


class OperationForm(forms.Form):
    """The choice that an operation on one term needs. One without fields goes to its preview at once."""

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, **kwargs)
        self.subject = subject

    def plan(self):
        """Return the plan, from the terms as they are now. Raises Refused."""
        raise NotImplementedError

    def chosen(self):
        """Yield (name, value) of what was chosen, to send again with the preview."""
        for name in self.fields:
            value = self.cleaned_data[name]
            for one in value if isinstance(value, list) else [value]:
                yield name, "" if one is None else one


def in_use(subject):
    return terms_offered(subject.vocabulary, status=Term.Status.IN_USE, without=subject)


class MoveForm(OperationForm):
    """Where the term goes."""

    broader = one_term(label="New broader term", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = terms_offered(self.subject.vocabulary)
        above = {term.pk: term.broader_id for term, _ in offered}
        within = {pk for pk in above if self.subject.pk in (pk, *ancestors(pk, above))}
        elsewhere = [(term, level) for term, level in offered if term.pk not in within]
        offer(self.fields["broader"], elsewhere, none="None: to the top")
        self.fields["broader"].initial = self.subject.broader_id or ""

    def plan(self):
        broader = self.cleaned_data["broader"]
        return plan_move(fresh(self.subject.pk), broader and fresh(broader))


class MergeForm(OperationForm):
    """Which term takes its place."""

    into = one_term(label="Merge it into", error_messages={"required": "Choose the term that takes its place."})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self.fields["into"], in_use(self.subject))

    def plan(self):
        return plan_merge(fresh(self.subject.pk), fresh(self.cleaned_data["into"]))


class SplitForm(OperationForm):
    """Which terms take its place, and which of them its pages get."""

    into = several_terms(
        label="Split it into",
        help_text="Tick two or more terms. Add them first if they are not there.",
        error_messages={"required": "Choose two or more terms."},
    )
    given = several_terms(
        label="Give to the pages that have it",
        required=False,
        help_text="Some of the terms ticked above, or none: then these pages have neither until an editor chooses.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = in_use(self.subject)
        offer(self.fields["into"], offered)
        offer(self.fields["given"], offered)
        self.fields["given"].widget.part_of = "into"

    def plan(self):
        into, given = ([fresh(pk) for pk in self.cleaned_data[name]] for name in ("into", "given"))
        return plan_split(fresh(self.subject.pk), into, given)


class RetireForm(OperationForm):
    """Retiring asks for nothing."""

    def plan(self):
        return plan_retire(fresh(self.subject.pk))


class DeleteForm(OperationForm):
    """Deleting asks for nothing."""

    def plan(self):
        return plan_delete(fresh(self.subject.pk))


class UndoForm(OperationForm):
    """Undoing asks for nothing."""

    def plan(self):
        return plan_undo(TaxonomyChange.objects.select_related("vocabulary").get(pk=self.subject.pk))
