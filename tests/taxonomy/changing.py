"""Changes of the taxonomy for tests: planned and carried out as the admin does it."""

from taxonomy.applying import carry_out
from taxonomy.models import Term
from taxonomy.operations.edits import plan_add, plan_edit, plan_move
from taxonomy.operations.endings import plan_merge, plan_retire, plan_split
from taxonomy.operations.undoing import plan_undo
from taxonomy.plans import made_in


def merge(term, into, **kwargs):
    return carry_out(term.vocabulary, lambda: plan_merge(again(term), again(into)), **kwargs)


def split(term, into, given, **kwargs):
    return carry_out(
        term.vocabulary, lambda: plan_split(again(term), *([again(t) for t in part] for part in (into, given)))
    )


def retire(term, **kwargs):
    return carry_out(term.vocabulary, lambda: plan_retire(again(term)), **kwargs)


def move(term, broader, **kwargs):
    return carry_out(term.vocabulary, lambda: plan_move(again(term), broader and again(broader)), **kwargs)


def edit(term, **values):
    return carry_out(term.vocabulary, lambda: plan_edit(again(term), values))


def add(vocabulary, label, **values):
    change = carry_out(vocabulary, lambda: plan_add(vocabulary, {"pref_label": label, **values}))
    return Term.objects.get(pk__in=made_in(change.diff))


def undo(change, **kwargs):
    return carry_out(change.vocabulary, lambda: plan_undo(change), **kwargs)


def again(term):
    """Return the term as it is now."""
    return Term.objects.get(pk=term.pk)
