"""Undoing a change: the state before it comes back, unless a later change stands in the way."""

from collections import defaultdict

from django.utils import timezone

from taxonomy.drafts import all_tables
from taxonomy.history import described
from taxonomy.models import TaxonomyChange, Term
from taxonomy.models.changes import UNDO_DAYS
from taxonomy.plans import Plan, Refused, rows_in, state_of, terms_in

IN_THE_WAY = "A later change stands in the way: {}. {}"
UNDO_FIRST, EDIT_INSTEAD = "Undo that first, or edit the terms instead.", "Edit the terms instead."


def plan_undo(change):
    """Plan that `change` is undone. Raises Refused, naming the later changes that stand in its way."""
    refuse_late(change)
    if blocking := standing_in_the_way(change):
        raise Refused(*(IN_THE_WAY.format(described(other), mend(other)) for other in blocking))
    plan = Plan(TaxonomyChange.Operation.UNDO, change.vocabulary, f"Undid: {change.summary}", undoes=change)
    restore_terms(plan, change)
    known = all_tables()
    for label, rows in rows_in(change.diff).items():
        plan.rows[label] = restored(known[label], rows)
    plan.effects = ["Readers see what they saw before. Pages that were changed since keep their newer terms."]
    return plan


def mend(blocking):
    return UNDO_FIRST if blocking.may_be_undone else EDIT_INSTEAD


def refuse_late(change):
    if change.is_undone:
        raise Refused("This was undone already.")
    if change.operation not in TaxonomyChange.UNDOABLE:
        raise Refused("This kind of change cannot be undone. Edit the term instead.")
    if timezone.now() >= change.undo_ends:
        raise Refused(f"A change can be undone for {UNDO_DAYS} days, and this one is older.")


def standing_in_the_way(change):
    """Return the later changes, newest first, that touched the same fields or the same uses, and still stand; also
    those that ended a term which would come back to pages."""
    fields, uses = touched(change)
    fields |= {(pk, "status") for pk in ended_since(change)}
    later = change.vocabulary.changes.filter(pk__gt=change.pk, undone_by=None).select_related("user")
    found = []
    for other in later.exclude(undoes__pk__gt=change.pk):
        other_fields, other_uses = touched(other)
        if fields & other_fields or uses & other_uses:
            found.append(other)
    return found


def ended_since(change):
    """Return the ids of the terms that uses had before a change and that are no longer in use."""
    before = {row.before for rows in rows_in(change.diff).values() for row in rows if row.before}
    return set(Term.objects.filter(pk__in=before).exclude(status=Term.Status.IN_USE).values_list("pk", flat=True))


def touched(change):
    """Return what a change touched: {(term, field)} and {(table, owner, term)}."""
    fields, uses = set(), set()
    for pk, (before, after) in terms_in(change.diff).items():
        fields |= {(pk, name) for name in {**(before or {}), **(after or {})}}
    for label, rows in rows_in(change.diff).items():
        uses |= {(label, row.owner, term) for row in rows for term in (row.before, row.after, row.twin) if term}
    return fields, uses


def restore_terms(plan, change):
    there = Term.objects.in_bulk(terms_in(change.diff))
    for pk, (before, after) in terms_in(change.diff).items():
        term = there.get(pk)
        if term is None:
            raise Refused("A term that this change touched has been deleted since, so it cannot be undone.")
        if state_of(term, after) != after:
            raise Refused(f"“{term}” is no longer as this change left it, so it cannot be undone. Edit it instead.")
        plan.change(term, **before)


def restored(table, rows):
    """Return the rows turned round, for those owners that are still there and have all that the change gave them."""
    terms = {term for row in rows for term in (row.before, row.after, row.twin) if term}
    now = {(owner, term): pk for pk, owner, term in table.rows_of(terms)}
    by_owner = defaultdict(list)
    for row in rows:
        by_owner[row.owner].append(row)
    there, taken = table.owners_among(by_owner), table.keys_among(row.pk for row in rows if row.after is None)
    turned = []
    for owner, theirs in by_owner.items():
        held = [row.after or row.twin for row in theirs if row.after or row.twin]
        if owner in there and all((owner, term) in now for term in held):
            turned += [back for row in theirs if (back := turn_round(row, now, taken))]
    return turned


def turn_round(row, now, taken):
    """Return the row that takes `row` back. One that comes back keeps its key, and with it its place, if it can."""
    back = row.reversed()
    has_it = (row.owner, back.after) in now
    if back.before is None:
        return None if has_it else back._replace(pk=None if back.pk in taken else back.pk)
    return back._replace(pk=now[row.owner, back.before], after=None if has_it else back.after)
