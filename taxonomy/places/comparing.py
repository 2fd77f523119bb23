"""What a file changes of the places that are there already.

Each value is compared three ways: as the last file had it, as it is, as this file has it. Where the first two are the
same, the file's is taken over; where they differ, staff changed it, and it stays.
"""

from collections import Counter

from taxonomy.labels import apart, key_of, named
from taxonomy.models import Term
from taxonomy.places.reporting import Part

FACTS = {
    "code": "local authority code",
    "official_name": "official name",
    "authority_type": "type",
    "population": "population",
    "area": "area",
}
SAID = {
    Term.Status.DRAFT: "is still to begin",
    Term.Status.IN_USE: "is there today",
    Term.Status.RETIRED: "has ended",
}
"""What a file says of an authority by giving it a status."""


def compare_all(prospect, authorities):
    """Plan what the file changes of the terms that are there, but for their names; note which of them end."""
    labels = prospect.labels()
    for authority, term in prospect.known(authorities):
        last = prospect.last_given(term)
        compare_notation(prospect, authority, term, last)
        compare_broader(prospect, authority, term, last)
        compare_synonyms(prospect, authority, term, last, labels)
        compare_status(prospect, authority, term, last)
        compare_facts(prospect, authority, term)


def rename_all(prospect, authorities):
    """Take over the names that the file has changed, those excepted that another term will have."""
    wanted = {}
    for authority, term in prospect.known(authorities):
        if term.pref_label == authority.label:
            continue
        if term.pref_label == prospect.last_given(term).get("label"):
            wanted[term.pk] = authority
        else:
            prospect.report.note(Part.KEPT, f"“{term}” keeps its name; the file calls it “{authority.label}”.")
    while clashing := clashes(prospect, wanted):
        for pk in clashing:
            hold_back_name(prospect, wanted.pop(pk), prospect.terms[pk])
    for pk, authority in wanted.items():
        term = prospect.terms[pk]
        prospect.plan.change(term, pref_label=authority.label)
        prospect.report.note(Part.RENAMED, f"“{term}” is now “{authority.label}”.")


def clashes(prospect, wanted):
    """Return the ids of the terms whose wanted label is that of another, when all the others are renamed."""
    labels = {pk: wanted[pk].label if pk in wanted else term.pref_label for pk, term in prospect.terms.items()}
    counted = Counter(key_of(label) for label in labels.values())
    return [pk for pk in wanted if counted[key_of(labels[pk])] > 1]


def hold_back_name(prospect, authority, term):
    prospect.held_back.setdefault(authority.code, {})["label"] = term.pref_label
    prospect.report.note(
        Part.KEPT,
        f"“{term}” keeps its name, since another term has the one that the file gives it, “{authority.label}”. "
        "Rename that other term and import again, or leave it so.",
    )


def compare_notation(prospect, authority, term, last):
    if term.notation == authority.notation:
        return
    if term.notation == last.get("notation", ""):
        prospect.plan.change(term, notation=authority.notation)
        said = f"its GSS code is {authority.notation}" if authority.notation else "it has no GSS code any more"
        prospect.report.note(Part.CHANGED, f"“{prospect.label(term.pk)}”: {said}.")
    else:
        said = authority.notation or "none"
        prospect.report.note(Part.KEPT, f"“{term}” keeps its code {term.notation or '(none)'}; the file’s is {said}.")


def compare_broader(prospect, authority, term, last):
    wanted, above = prospect.areas[authority.broader], term.broader_id
    if wanted in (above, term.pk):  # staff may have merged the region into the authority
        return
    there, here = prospect.under(above), prospect.under(wanted)
    if above == last_broader(prospect, last):
        prospect.plan.change(term, broader=wanted)
        prospect.report.note(Part.MOVED, f"“{prospect.label(term.pk)}” stood {there} and now stands {here}.")
    else:
        prospect.report.note(Part.KEPT, f"“{term}” stays {there}; the file has it {here}.")


def last_broader(prospect, last):
    """Return the term under which the last file put a place; None when there was no file, or the term is gone."""
    slug = last.get("broader")
    by_slug = {term.slug: pk for pk, term in prospect.terms.items()}
    return prospect.areas.get(slug, by_slug.get(slug))


def compare_synonyms(prospect, authority, term, last, labels):
    """Add the names that are new in the file, and the old label of what was renamed. None is ever taken away."""
    names = [authority.label] if authority.label != last.get("label") else []
    names += [name for name in authority.alt_labels if name not in last.get("alt_labels", ())]
    misspelt = [name for name in authority.hidden_labels if name not in last.get("hidden_labels", ())]
    synonyms, misspellings = apart(
        prospect.label(term.pk),
        [*term.alt_labels, *(name for name in [term.pref_label, *names] if key_of(name) not in labels)],
        [*term.hidden_labels, *(name for name in misspelt if key_of(name) not in labels)],
    )
    added = [name for name in [*synonyms, *misspellings] if name not in {*term.alt_labels, *term.hidden_labels}]
    renamed = prospect.label(term.pk) != term.pref_label
    if added or renamed:
        prospect.plan.change(term, alt_labels=synonyms, hidden_labels=misspellings)
    if added and not renamed:
        prospect.report.note(Part.CHANGED, f"“{term}” is also called {named(added)}.")


def compare_status(prospect, authority, term, last):
    if term.status == authority.status:
        if term.status == Term.Status.RETIRED:
            compare_successors(prospect, authority, term, last)
    elif term.status != last.get("status") or authority.status == Term.Status.DRAFT:
        said = f"“{term}” stays {term.get_status_display().lower()}; the file says that it {SAID[authority.status]}."
        prospect.report.note(Part.KEPT, said)
    elif authority.status == Term.Status.RETIRED:
        prospect.ending.append(authority)
    else:
        prospect.plan.change(term, status=Term.Status.IN_USE, replaced_by=[])
        said = "in use now" if term.status == Term.Status.DRAFT else "in use again"
        prospect.report.note(Part.CHANGED, f"“{prospect.label(term.pk)}” is {said}.")


def compare_successors(prospect, authority, term, last):
    """A successor that staff named where the file knows none is what the report asks for, and is no difference."""
    wanted, has = set(prospect.successors(authority)), {other.pk for other in term.replaced_by.all()}
    if not wanted or wanted == has:
        return
    names = named(prospect.label(key) for key in prospect.successors(authority))
    if has == {prospect.ids.get(code) for code in last.get("successors", ())}:
        prospect.plan.change(term, replaced_by=sorted(wanted, key=str))
        prospect.report.note(Part.CHANGED, f"“{prospect.label(term.pk)}” is now replaced by {names}.")
    else:
        theirs = named(prospect.label(pk) for pk in has) or "nothing"
        prospect.report.note(Part.KEPT, f"“{term}” stays replaced by {theirs}; the file names {names}.")


def compare_facts(prospect, authority, term):
    place = prospect.facts.get(term.pk)
    if place is None:
        prospect.report.note(Part.FACTS, f"“{prospect.label(term.pk)}”: all of them.")
        return
    changed = [name for name in FACTS if getattr(place, name) != authority.facts[name]]
    said = [f"{FACTS[name]} {shown(getattr(place, name))} is now {shown(authority.facts[name])}" for name in changed]
    if said:
        prospect.report.note(Part.FACTS, f"“{prospect.label(term.pk)}”: {'; '.join(said)}.")


def shown(value):
    return "(not known)" if value in (None, "") else f"{value:,}" if isinstance(value, int) else str(value)
