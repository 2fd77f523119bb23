"""Writes a plan to the database, all of it or nothing, and records it in the history."""

from django.db import transaction
from django.db.models import F

from taxonomy.drafts import all_tables
from taxonomy.integrity import check_integrity
from taxonomy.models import TaxonomyChange, Term, Vocabulary
from taxonomy.plans import COLUMNS, RELATIONS, Plan, Refused, Stale
from taxonomy.signals import terms_changed, terms_changing
from taxonomy.uses import AT_ONCE

CHANGED_SINCE = "Something changed since this preview was made. Look at it again: it now shows how things stand."


def carry_out(vocabulary, make_plan, user=None, note="", expected=None) -> TaxonomyChange:
    """Make a plan and apply it, while nobody else changes the vocabulary.

    `make_plan` is called without arguments inside the transaction and reads its terms there. `expected` is the digest
    of the plan that a person saw. Raises Stale when the plan is no longer that one, and Refused when it cannot be
    made; nothing is written then.
    """
    with transaction.atomic():
        terms_changing.send(carry_out)
        Vocabulary.objects.select_for_update().get(pk=vocabulary.pk)
        plan = make_plan()
        if expected is not None and plan.digest != expected:
            raise Stale(CHANGED_SINCE)
        return apply(plan, user=user, note=note)


def apply(plan: Plan, user=None, note="") -> TaxonomyChange:
    """Write `plan` in one transaction; return its record. Raises Refused when it would leave the vocabulary unsound,
    or would change nothing."""
    if plan.is_empty:
        raise Refused("This changes nothing.")
    with transaction.atomic():
        terms_changing.send(apply)
        plan.terms, ids = write_terms(plan)
        tables = all_tables()
        plan.rows = {label: tables[label].write(rows_with_ids(rows, ids)) for label, rows in plan.rows.items()}
        check_integrity(plan.vocabulary)
        terms_changed.send(apply, term_ids=terms_touched(plan))
        return record(plan, user, note)


def record(plan, user, note):
    change = TaxonomyChange.objects.create(
        operation=plan.operation,
        vocabulary=plan.vocabulary,
        summary=plan.summary,
        note=note,
        user=user,
        undoes=plan.undoes,
        diff=plan.as_diff(),
    )
    there = Term.objects.filter(pk__in=terms_touched(plan))
    change.terms.set(there)
    return change


def terms_touched(plan):
    """Return the ids of the terms that a plan changes, or takes from or gives to pages."""
    used = {term for rows in plan.rows.values() for row in rows for term in (row.before, row.after) if term}
    return {*plan.terms, *used}


def write_terms(plan):
    """Make, change and remove the terms of `plan`; return them with ids in the place of keys, and {key: id}."""
    ids = make_terms(plan)
    terms = {
        ids.get(key, key): tuple(with_ids(state, ids) for state in (before, after))
        for key, (before, after) in plan.terms.items()
    }
    changed = {pk: after for pk, (_, after) in terms.items() if after is not None}
    for pk in ids.values():  # their columns are written
        changed[pk] = {name: value for name, value in changed[pk].items() if name not in COLUMNS}
    for names in ((*COLUMNS, "broader"), *((name,) for name in RELATIONS)):
        write_fields(names, {pk: {n: after[n] for n in names if n in after} for pk, after in changed.items()})
    Term.objects.filter(pk__in=changed).update(version=F("version") + 1)
    Term.objects.filter(pk__in=[pk for pk, (_, after) in terms.items() if after is None]).delete()
    return terms, ids


def make_terms(plan):
    """Make the new terms, without what they say of each other; return {key: id}."""
    made = {key: after for key, (before, after) in plan.terms.items() if before is None and isinstance(key, str)}
    columns = [{name: state[name] for name in COLUMNS if name in state} for state in made.values()]
    new = [Term(vocabulary=plan.vocabulary, version=0, **values) for values in columns]
    return dict(zip(made, (term.pk for term in Term.objects.bulk_create(new, AT_ONCE)), strict=True))


def with_ids(state, ids):
    """Return `state` with the ids of new terms where it names them by key."""
    if state is None:
        return None
    mended = dict(state)
    if "broader" in mended:
        mended["broader"] = ids.get(mended["broader"], mended["broader"])
    for name in RELATIONS:
        if name in mended:
            mended[name] = sorted(ids.get(other, other) for other in mended[name])
    return mended


def rows_with_ids(rows, ids):
    return [row._replace(after=ids.get(row.after, row.after), twin=ids.get(row.twin, row.twin)) for row in rows]


def write_fields(names, changes):
    changes = {pk: values for pk, values in changes.items() if values}
    if names[0] in RELATIONS:
        write_relation(names[0], {pk: values[names[0]] for pk, values in changes.items()})
        return
    terms = Term.objects.in_bulk(changes) if len(changes) < AT_ONCE else {t.pk: t for t in Term.objects.all()}
    for pk, values in changes.items():
        for name, value in values.items():
            setattr(terms[pk], "broader_id" if name == "broader" else name, value)
    touched = sorted({name for values in changes.values() for name in values})
    if touched:
        Term.objects.bulk_update([terms[pk] for pk in changes], touched, AT_ONCE)


def write_relation(name, wanted):
    """Give each term exactly these others; `related` goes both ways and is written from both ends."""
    field = Term._meta.get_field(name)
    through, source = field.remote_field.through, f"{field.m2m_field_name()}_id"
    target = f"{field.m2m_reverse_field_name()}_id"
    pairs = {(pk, other) for pk, others in wanted.items() for other in others}
    if name == "related":
        pairs |= {(other, pk) for pk, other in pairs}
    for start in range(0, len(wanted), AT_ONCE):
        part = list(wanted)[start : start + AT_ONCE]
        through.objects.filter(**{f"{source}__in": part}).delete()
        if name == "related":
            through.objects.filter(**{f"{target}__in": part}).delete()
    rows = [through(**{source: pk, target: other}) for pk, other in sorted(pairs)]
    through.objects.bulk_create(rows, AT_ONCE, ignore_conflicts=True)
