"""How the uses of terms change when the terms do."""

from collections import defaultdict

from taxonomy.plans import Row
from taxonomy.uses import PAGE_TERMS, use_tables


def rows_replacing(term, others):
    """Return {table: [Row, …]} by which whatever has `term` gets `others` in its place, each once."""
    return rows_replacing_each({term.pk: [other.pk for other in others]})


def rows_replacing_each(successors):
    """Return {table: [Row, …]} by which whatever has one of these terms gets those in its place, each once.

    `successors` is {term id: [term id, or the key of one yet to be made]}; none of those is replaced itself.
    """
    return {label: rows for label, table in use_tables().items() if (rows := replaced(table, successors))}


def replaced(table, successors):
    """The row of an old term becomes that of its first new one, so that an owner's terms keep their order."""
    there = {pk for others in successors.values() for pk in others if isinstance(pk, int)}
    had = defaultdict(set)
    old = []
    for pk, owner, term_id in table.rows_of([*successors, *there]):
        if term_id in successors:
            old.append((pk, owner, term_id))
        else:
            had[owner].add(term_id)
    rows = []
    for pk, owner, term_id in old:
        others = successors[term_id]
        missing = [other for other in others if other not in had[owner]]
        had[owner].update(missing)
        if missing:
            rows.append(Row(pk, owner, term_id, missing[0]))
            rows += [Row(None, owner, None, other) for other in missing[1:]]
        else:
            rows.append(Row(pk, owner, term_id, None, twin=others[0] if others else None))
    return rows


def pages_of(plan):
    """Return the ids of the pages whose terms a plan changes."""
    return {row.owner for row in plan.rows.get(PAGE_TERMS, [])}
