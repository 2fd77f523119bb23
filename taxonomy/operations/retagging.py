"""Adding a term to pages, removing it or replacing it by another, in what readers see and in the pages' drafts."""

from itertools import zip_longest

from django.db.models import TextChoices

from taxonomy.drafts import DRAFTS, SCHEDULED
from taxonomy.models import PageTerm, TaxonomyChange, Term
from taxonomy.plans import Plan, Refused, Row
from taxonomy.uses import PAGE_TERMS, in_parts, survivors_by_id


class Action(TextChoices):
    """What a retag does with a term."""

    ADD = "add", "Add a term"
    REMOVE = "remove", "Remove a term"
    REPLACE = "replace", "Replace a term with another"


def plan_retag(vocabulary, page_ids, action, term, other=None):
    """Plan that pages get `term`, lose it, or have `other` in its place. Raises Refused.

    The published page, its newest draft and a scheduled version change each by what it has, so that publishing a draft
    later brings nothing back.
    """
    refuse_terms(vocabulary, action, term, other)
    plan = Plan(TaxonomyChange.Operation.RETAG, vocabulary, f"{vocabulary}: {said(action, term, other)}")
    survivors, other_id = survivors_by_id(vocabulary), other and other.pk
    for label, held in held_by(vocabulary, page_ids).items():
        for page_id, keys in held.items():
            after = wanted(action, term.pk, other_id, settled_ids(keys, survivors))
            if after is not None:
                plan.rows.setdefault(label, []).extend(rows_between(page_id, keys, after, twin=other_id))
    plan.effects = list(effects(action, term, other))
    return plan


def refuse_terms(vocabulary, action, term, other):
    if action == Action.REPLACE and other is None:
        raise Refused(f"Choose the term that takes the place of “{term}”.")
    if action == Action.REPLACE and other == term:
        raise Refused(f"“{term}” cannot take its own place. Choose another term.")
    for chosen in filter(None, [term, other]):
        if chosen.vocabulary_id != vocabulary.pk:
            raise Refused(f"“{chosen}” is a term of “{chosen.vocabulary}”. Choose one of “{vocabulary}”.")
        if chosen.status != Term.Status.IN_USE:
            raise Refused(f"“{chosen}” is {chosen.get_status_display().lower()}. Choose a term in use.")


def said(action, term, other):
    return {
        Action.ADD: f"added “{term}”",
        Action.REMOVE: f"removed “{term}”",
        Action.REPLACE: f"replaced “{term}” with “{other}”",
    }[action]


def effects(action, term, other):
    """Yield sentences on what readers will see."""
    if action == Action.ADD:
        yield f"Readers see “{term}” on these pages, and a search for it finds them."
    else:
        shown = f"“{other}” where they saw “{term}”" if other else f"no “{term}” any more"
        yield f"Readers see {shown} on these pages, and a search for “{term}” no longer finds them for it."
    yield "Pages that are live change at once. Drafts and scheduled versions show it once they are published."


def held_by(vocabulary, page_ids):
    """Return {table: {page id: {term id: key of its row}}} of what pages have of a vocabulary, in what is saved, in
    their newest draft and in a scheduled version. A page or draft that has none is there too."""
    page_ids = sorted(page_ids)
    known = set(vocabulary.terms.values_list("pk", flat=True))
    rows = [
        row
        for part in in_parts(page_ids)
        for row in PageTerm.objects.filter(page__in=part, term__in=known).values_list("pk", "page_id", "term_id")
    ]
    found = {PAGE_TERMS: gathered(page_ids, rows)}
    for table in (DRAFTS, SCHEDULED):
        drafts = [row for row in table.rows_of_pages(page_ids) if row[2] in known]
        found[table.label] = gathered(sorted(table.owners_among(page_ids)), drafts)
    return found


def gathered(page_ids, rows):
    held = {page_id: {} for page_id in page_ids}
    for key, page_id, term_id in rows:
        held[page_id][term_id] = key
    return held


def settled_ids(term_ids, survivors):
    """Return the terms in use that stand for these, each once: what a draft from before a merge will publish."""
    return list(dict.fromkeys(survivor for term_id in term_ids for survivor in survivors[term_id]))


def wanted(action, term_id, other_id, held):
    """Return the terms that something with those `held` has afterwards; None when nothing changes for it."""
    if (term_id in held) == (action == Action.ADD):
        return None
    if action == Action.ADD:
        return [*held, term_id]
    if action == Action.REMOVE:
        return [pk for pk in held if pk != term_id]
    return list(dict.fromkeys(other_id if pk == term_id else pk for pk in held))


def rows_between(page_id, held, after, twin):
    """Return the rows that make of the terms `held`, {term id: key}, those of `after`, in which `twin` stands for
    what only goes."""
    gone = [term_id for term_id in held if term_id not in after]
    new = [term_id for term_id in after if term_id not in held]
    return [
        Row(held.get(before), page_id, before, term_id, None if term_id else twin)
        for before, term_id in zip_longest(gone, new)
    ]


def leave_out(plan, page_ids):
    """Take these pages out of a plan."""
    plan.rows = {label: [row for row in rows if row.owner not in page_ids] for label, rows in plan.rows.items()}
