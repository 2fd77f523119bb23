"""Terms that an import ends: what has them gets their successors, and a used term without any is a conflict."""

from taxonomy.models import Term
from taxonomy.operations.uses import rows_replacing_each
from taxonomy.uses import terms_of_drafts, use_tables

Status = Term.Status


def end_terms(comparison, retire_missing):
    """Work out what follows for the uses of the terms that will be retired or drafts, and were not before. Return
    {term id: those that stand for it} of the used ones."""
    if retire_missing and comparison.scheme.concepts:
        retire(comparison, missing(comparison))
    before, after = comparison.before, comparison.after
    ended = [pk for pk in before if changed_to(Status.RETIRED, before[pk], after[pk])]
    hidden = [pk for pk in before if changed_to(Status.DRAFT, before[pk], after[pk])]
    used = used_among([*ended, *hidden])
    for pk in hidden:
        if pk in used:
            comparison.conflicts.append(
                f"{comparison.name(pk)} is in use here, so it cannot become a draft. Give it the status in-use in the "
                "file, or retire it here first."
            )
    standing = {pk: comparison.survivors(pk) for pk in ended}
    for pk in filter(used.__contains__, ended):
        comparison.conflicts += ending_conflicts(comparison, pk, standing[pk])
    return {pk: keys for pk, keys in standing.items() if keys and pk in used}


def changed_to(status, before, after):
    return after["status"] == status != before["status"]


def missing(comparison):
    """Return the terms in use that the file leaves out. Drafts wait for a decision of their own."""
    return [
        pk
        for pk, state in comparison.after.items()
        if pk not in comparison.concepts and state["status"] == Status.IN_USE
    ]


def retire(comparison, keys):
    for key in keys:
        comparison.after[key] |= {"status": Status.RETIRED, "replaced_by": []}


def ending_conflicts(comparison, pk, standing):
    """Yield what stands in the way of retiring a term that is used."""
    if pk not in comparison.concepts:
        yield f"{comparison.name(pk)} is in use here and not in the file. Merge it or retire it here first."
    elif not standing:
        yield (
            f"{comparison.name(pk)} is deprecated in the file and in use here. Say in the file what replaced it "
            "(dcterms:isReplacedBy, or the column replaced_by), or merge or retire it here first."
        )
    elif len(standing) > 1 and not comparison.vocabulary.multiple:
        names = " and ".join(f"“{comparison.label(key)}”" for key in standing)
        yield (
            f"{comparison.name(pk)} is replaced by {names} in the file, and pages that have it may have only one. "
            "Split it here first, and choose which one they get."
        )


def used_among(pks):
    """Return those of the terms that anything has, drafts included."""
    if not pks:
        return set()
    wanted = set(pks)
    used = {term for table in use_tables().values() for _, _, term in table.rows_of(wanted)}
    return used | {term for terms in terms_of_drafts().values() for term in terms & wanted}


def rows_for(successors):
    """Return the rows by which whatever has an ended term gets those that stand for it."""
    return rows_replacing_each(successors) if successors else {}
