"""Ending a term: merging it into another, splitting it into several, retiring it."""

import re

from taxonomy.integrity import ancestors
from taxonomy.labels import apart, named
from taxonomy.models import TaxonomyChange, Term
from taxonomy.operations.edits import change_related
from taxonomy.operations.successors import refuse_successors
from taxonomy.operations.uses import rows_replacing
from taxonomy.plans import Plan, Refused, state_of

Operation = TaxonomyChange.Operation


def plan_merge(term, into):
    """Plan that `into` takes the place of `term`: its pages, narrower and related terms, and all its labels."""
    refuse_ending(term)
    refuse_successors(term, [into])
    plan = Plan(Operation.MERGE, term.vocabulary, f"Merged “{term}” into “{into}”")
    hand_down(plan, term, into)
    hand_on_related(plan, term, into)
    labels = [*into.alt_labels, term.pref_label, *term.alt_labels]
    synonyms, misspellings = apart(into.pref_label, labels, [*into.hidden_labels, *term.hidden_labels])
    same_as = list(dict.fromkeys([*into.exact_match, *term.exact_match]))
    plan.change(into, alt_labels=synonyms, hidden_labels=misspellings, exact_match=same_as)
    end(plan, term, [into], given=[into])
    plan.effects = [
        f"Readers see “{into}” where they saw “{term}”.",
        f"Addresses and searches that name “{term}” lead to “{into}”, for ever.",
        f"A draft or an old version that has “{term}” will be published with “{into}” instead.",
    ]
    plan.warnings = notes_naming(term)
    return plan


def plan_split(term, into, given):
    """Plan that several terms take the place of `term`. What has it gets those that are `given`, a part of them."""
    refuse_ending(term)
    if len(into) < 2:
        raise Refused("Choose two or more terms to split it into. Add them first if they are not there.")
    refuse_successors(term, into)
    if not set(given) <= set(into):
        raise Refused("Pages can only be given terms that it is split into.")
    if len(given) > 1 and not term.vocabulary.multiple:
        raise Refused(f"A page has only one term of “{term.vocabulary}”. Choose one to give to the pages, or none.")
    names = named(into)
    plan = Plan(Operation.SPLIT, term.vocabulary, f"Split “{term}” into {names}")
    hand_down(plan, term, (given or into)[0])
    change_related(plan, term, [])
    for other in into:
        synonyms, misspellings = apart(other.pref_label, [*other.alt_labels, term.pref_label], other.hidden_labels)
        plan.change(other, alt_labels=synonyms, hidden_labels=misspellings)
    end(plan, term, into, given)
    shown = named(given) or "nothing"
    plan.effects = [
        f"Readers see {shown} where they saw “{term}”.",
        f"The address of “{term}” lists {names}, and a search for it finds them all.",
        f"Whoever opens a draft that has “{term}” is asked to choose from {names}.",
    ]
    plan.warnings = notes_naming(term)
    return plan


def plan_retire(term):
    """Plan that `term` is no longer used and nothing takes its place: what has it loses it."""
    refuse_ending(term)
    plan = Plan(Operation.RETIRE, term.vocabulary, f"Retired “{term}”")
    hand_down(plan, term, term.broader)
    change_related(plan, term, [])
    end(plan, term, [], given=[])
    plan.effects = [
        f"Pages no longer show “{term}”. Its own page stays and says that it is no longer used.",
        f"A search for “{term}” finds nothing and says why.",
        f"Drafts and old versions lose “{term}” when they are published.",
    ]
    plan.warnings = notes_naming(term)
    return plan


def notes_naming(term):
    """Return a sentence for each other term whose meaning or note speaks of this one."""
    name = re.compile(rf"\b{re.escape(term.pref_label)}\b")
    others = term.vocabulary.terms.exclude(pk=term.pk).exclude(status=Term.Status.RETIRED)
    naming = [other for other in others if name.search(f"{other.definition}\n{other.scope_note}")]
    return [f"The meaning of “{other}”, or the note on it, names “{term}”. Edit it afterwards." for other in naming]


def refuse_ending(term):
    if term.status == Term.Status.RETIRED:
        raise Refused(f"“{term}” is retired already.")


def end(plan, term, successors, given):
    plan.change(term, status=Term.Status.RETIRED, replaced_by=sorted(other.pk for other in successors))
    plan.rows = rows_replacing(term, given)


def hand_down(plan, term, heir):
    """The narrower terms of `term` go under `heir`. An heir that stands under `term` itself first takes its place."""
    above = dict(term.vocabulary.terms.values_list("pk", "broader_id"))
    if heir and term.pk in ancestors(heir.pk, above):
        plan.change(heir, broader=term.broader_id)
    for narrower in term.narrower.all():
        if narrower != heir:
            plan.change(narrower, broader=heir and heir.pk)


def hand_on_related(plan, term, into):
    """What was related to `term` is related to `into`, unless one of them stands above the other (SKOS S27)."""
    above = dict(term.vocabulary.terms.values_list("pk", "broader_id"))
    above |= {pk: after["broader"] for pk, (_, after) in plan.terms.items() if "broader" in after}
    theirs, own = set(state_of(term, ["related"])["related"]), set(state_of(into, ["related"])["related"])
    fitting = {pk for pk in theirs if pk not in ancestors(into.pk, above) and into.pk not in ancestors(pk, above)}
    kept = (own | fitting) - {term.pk, into.pk}
    for other in Term.objects.filter(pk__in=theirs | {into.pk}):
        others = set(state_of(other, ["related"])["related"]) - {term.pk}
        wanted = kept if other == into else others | ({into.pk} if other.pk in kept else set())
        plan.change(other, related=sorted(wanted))
    plan.change(term, related=[])
