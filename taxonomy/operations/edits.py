"""Adding, editing, moving, ordering and deleting terms."""

from django.utils.text import slugify

from taxonomy.integrity import ancestors, label_faults
from taxonomy.labels import apart
from taxonomy.models import TaxonomyChange, Term
from taxonomy.operations.successors import refuse_successors
from taxonomy.plans import COLUMNS, RELATIONS, Plan, Refused, state_of
from taxonomy.schemes import load_schemes
from taxonomy.uses import is_used, was_used

Operation = TaxonomyChange.Operation
RETIRE_INSTEAD = "“{}” is in use, so it cannot be deleted: retire it instead, and its address keeps leading somewhere."
WAS_IN_USE = "“{}” was in use once, so it cannot be deleted: retire it instead. Its address keeps leading somewhere."
STAYS = "“{}” is retired. It stays, so that its address keeps leading somewhere."


def plan_add(vocabulary, values):
    """Plan a new term of these field values; its address is made from its label. Raises Refused."""
    state = tidied(blank_state() | values)
    state["slug"] = free_slug(vocabulary, state["pref_label"])
    state["sort_order"] = next_position(vocabulary)
    refuse_faults(vocabulary, state)
    proposed = " as a draft" if state["status"] == Term.Status.DRAFT else ""
    plan = Plan(Operation.ADD, vocabulary, f"Added “{state['pref_label']}”{proposed}")
    plan.add("new", state)
    for other in Term.objects.filter(pk__in=state["related"]):
        plan.change(other, related=[*state_of(other, ["related"])["related"], "new"])
    return plan


def tidied(state):
    """Return a term's field values without needless spaces, repeated labels, and successors of what is not retired."""
    label = " ".join(state["pref_label"].split())
    synonyms, misspellings = apart(label, state["alt_labels"], state["hidden_labels"])
    successors = sorted(state["replaced_by"]) if state["status"] == Term.Status.RETIRED else []
    labels = {"pref_label": label, "alt_labels": synonyms, "hidden_labels": misspellings}
    return state | labels | {"replaced_by": successors}


def blank_state():
    """Return the field values of a term about which nothing is said."""
    blank = Term()
    return {name: getattr(blank, name) for name in COLUMNS} | {"broader": None} | {name: [] for name in RELATIONS}


def free_slug(vocabulary, label):
    """Return an address for `label` that no term of the vocabulary has or had."""
    taken = set(vocabulary.terms.values_list("slug", flat=True))
    base = slugify(label)[:110] or "term"
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def next_position(vocabulary):
    last = vocabulary.terms.order_by("sort_order").last()
    return last.sort_order + 1 if last else 0


def plan_edit(term, values):
    """Plan new values for a term's fields, all but its address. A retired one may be given other successors, or come
    back in use; pages do not get it back. Raises Refused."""
    state = tidied(state_of(term) | values)
    refuse_faults(term.vocabulary, state, term.pk)
    refuse_hidden_use(term, state["status"])
    refuse_new_successors(term, state["replaced_by"])
    plan = Plan(Operation.EDIT, term.vocabulary, f"Edited “{term}”")
    plan.change(term, **{name: value for name, value in state.items() if name != "related"})
    change_related(plan, term, state["related"])
    if state["pref_label"] != term.pref_label:
        plan.summary = f"Renamed “{term}” to “{state['pref_label']}”"
        plan.effects = [f"Readers see “{state['pref_label']}” where they saw “{term}”. Its address stays."]
    return plan


def refuse_faults(vocabulary, state, pk=None):
    if faults := list(label_faults(vocabulary, state, pk)):
        raise Refused(*faults)


def refuse_hidden_use(term, status):
    """A term that pages have cannot go back to draft: readers would see it there, or miss it without a word."""
    if status == Term.Status.DRAFT != term.status and is_used(term):
        raise Refused(f"“{term}” is in use, so it cannot become a draft again. Retire it, or merge it into another.")


def refuse_new_successors(term, ids):
    known = state_of(term, ["replaced_by"])["replaced_by"]
    refuse_successors(term, Term.objects.filter(pk__in=set(ids) - set(known)).select_related("vocabulary"))


def change_related(plan, term, related):
    """Note that `term` is related to exactly these, from both ends."""
    before, after = set(state_of(term, ["related"])["related"]), set(related)
    plan.change(term, related=sorted(after))
    for other in Term.objects.filter(pk__in=before ^ after).prefetch_related("related"):
        others = set(state_of(other, ["related"])["related"])
        plan.change(other, related=sorted(others | {term.pk} if other.pk in after else others - {term.pk}))


def plan_move(term, broader):
    """Plan that `term` stands under `broader`; None: at the top. Raises Refused."""
    if not term.vocabulary.hierarchical:
        raise Refused(f"“{term.vocabulary}” is a flat list: its terms have no broader term.")
    above = dict(term.vocabulary.terms.values_list("pk", "broader_id"))
    if broader and (broader == term or term.pk in ancestors(broader.pk, above)):
        raise Refused(f"“{broader}” stands under “{term}” itself. Choose a term that does not.")
    if term.broader_id == (broader and broader.pk):
        raise Refused(f"“{term}” stands there already. Choose another place.")
    if broader and broader.status == Term.Status.RETIRED:
        raise Refused(f"“{broader}” is retired. Choose a term in use.")
    refuse_faults(term.vocabulary, state_of(term) | {"broader": broader and broader.pk}, term.pk)
    place = f"under “{broader}”" if broader else "to the top"
    plan = Plan(Operation.MOVE, term.vocabulary, f"Moved “{term}” {place}")
    plan.change(term, broader=broader and broader.pk)
    plan.effects = [f"A search for “{broader}” also finds what has “{term}”."] if broader else []
    if term.broader_id:
        plan.effects.append(f"A search for “{term.broader}” no longer finds it for that reason.")
    return plan


def plan_reorder(term, steps):
    """Plan that `term` stands `steps` places further down (negative: up) among its siblings. Raises Refused."""
    vocabulary = term.vocabulary
    if not vocabulary.ordered:
        raise Refused(f"The terms of “{vocabulary}” stand in the order of the alphabet.")
    walked = [found for found, _ in load_schemes(pk=vocabulary.pk)[vocabulary.slug].walk_all()]
    siblings = [found for found in walked if found.broader_id == term.broader_id]
    place = siblings.index(term) + steps
    if not 0 <= place < len(siblings):
        raise Refused(f"“{term}” is already the {'first' if steps < 0 else 'last'}.")
    siblings.remove(term)
    siblings.insert(place, term)
    children = {}
    for found in walked:
        children.setdefault(found.broader_id, []).append(found)
    children[term.broader_id] = siblings
    plan = Plan(Operation.REORDER, vocabulary, f"Moved “{term}” {'up' if steps < 0 else 'down'}")
    for position, found in enumerate(in_order(children)):
        plan.change(found, sort_order=position)
    return plan


def in_order(children, broader=None):
    for term in children.get(broader, []):
        yield term
        yield from in_order(children, term.pk)


def plan_delete(term):
    """Plan that a term that nothing ever used is removed. Raises Refused."""
    if term.status == Term.Status.RETIRED:
        raise Refused(STAYS.format(term))
    if is_used(term):
        raise Refused(RETIRE_INSTEAD.format(term))
    if was_used(term):
        raise Refused(WAS_IN_USE.format(term))
    if term.narrower.exists():
        raise Refused(f"“{term}” has narrower terms. Move or delete them first.")
    plan = Plan(Operation.DELETE, term.vocabulary, f"Deleted “{term}”")
    change_related(plan, term, [])
    plan.remove(term)
    return plan
