"""Brings the place vocabulary up to date with a file of local authorities: one change, which the history keeps."""

from django.db import transaction

from taxonomy.applying import apply, record
from taxonomy.labels import apart, key_of
from taxonomy.models import Place, Term, Vocabulary
from taxonomy.operations.edits import blank_state, next_position
from taxonomy.places.comparing import FACTS, compare_all, rename_all
from taxonomy.places.ending import end_all
from taxonomy.places.matching import FreeNames, match_areas, match_authorities, names_of
from taxonomy.places.prospect import Prospect
from taxonomy.places.reporting import Part
from taxonomy.plans import Refused
from taxonomy.signals import terms_changed, terms_changing
from taxonomy.uses import AT_ONCE


def import_places(places, user=None, note="", dry_run=False):
    """Bring the place vocabulary up to date with `places`; return the report. Raises Refused, and writes nothing then.

    A dry run does everything and takes it back, so that it reports and refuses what the real one would.
    """
    with transaction.atomic():
        terms_changing.send(import_places)
        vocabulary = Vocabulary.objects.select_for_update().filter(slug="place").first()
        if vocabulary is None:
            raise Refused("There is no vocabulary “place” to import into. Run `manage.py migrate` first.")
        prospect = work_out(vocabulary, places)
        write(prospect, places.authorities, user, note)
        if dry_run:
            transaction.set_rollback(True)
    return prospect.report


def work_out(vocabulary, places):
    """Return what importing `places` makes of the vocabulary."""
    prospect = Prospect.of(vocabulary)
    areas = find_areas(prospect, places.areas)
    match(prospect, places.authorities, areas)
    rename_all(prospect, places.authorities)
    add_new(prospect, places)
    compare_all(prospect, places.authorities)
    end_all(prospect)
    tell_what_stands(prospect, places.authorities)
    prospect.plan.summary = prospect.report.summary
    return prospect


def find_areas(prospect, areas):
    """Find the terms of nations and regions, and return those that are there. One that staff retired gives way to
    what replaced it, else to the area around it; one that is not there gets a key."""
    found = match_areas(areas, [term for pk, term in prospect.terms.items() if pk not in prospect.facts])
    for area in areas:
        if area.slug in found:
            survivors = found[area.slug].survivors()
            around = prospect.areas.get(area.broader)
            prospect.areas[area.slug] = survivors[0].pk if len(survivors) == 1 else around
        else:
            prospect.areas[area.slug] = f"area {area.slug}"
    return list(found.values())


def match(prospect, authorities, areas):
    """Find the terms of the authorities, and give keys to those that are not there."""
    others = [term for term in prospect.terms.values() if term not in areas]
    found = match_authorities(authorities, others, {pk: place.code for pk, place in prospect.facts.items()})
    refuse_strangers(prospect, authorities, found)
    for authority in authorities:
        term = found.get(authority.code)
        prospect.ids[authority.code] = term.pk if term else f"authority {authority.code}"


def refuse_strangers(prospect, authorities, found):
    """Refuse rows whose two codes name two places."""
    owners = {place.code: prospect.terms[pk] for pk, place in prospect.facts.items()}
    faults = [
        f"Line {authority.line}: its gss-code {authority.notation} is that of “{term}” here, and its "
        f"local-authority-code {authority.code} is that of “{owners[authority.code]}”. Mend one of them."
        for authority in authorities
        if (term := found.get(authority.code)) and owners.get(authority.code, term) != term
    ]
    if faults:
        raise Refused(*faults)


def add_new(prospect, places):
    """Plan the terms that are not there yet, with labels and addresses that no other term has."""
    terms = prospect.terms.values()
    names = FreeNames([prospect.label(term.pk) for term in terms], [term.slug for term in terms])
    first = next_position(prospect.vocabulary)
    new_areas = [area for area in places.areas if isinstance(prospect.areas[area.slug], str)]
    for position, area in enumerate(new_areas, first):
        add_area(prospect, area, names, position)
    for position, authority in enumerate(prospect.new(places.authorities), first + len(new_areas)):
        add_authority(prospect, authority, names, position)


def add_area(prospect, area, names, position):
    label, slug = names.take(area.label, f"{area.label} region")
    state = {"pref_label": label, "slug": slug, "broader": prospect.areas.get(area.broader), "sort_order": position}
    prospect.plan.add(prospect.areas[area.slug], blank_state() | state)
    prospect.report.note(Part.ADDED, f"“{label}”.")


def add_authority(prospect, authority, names, position):
    free = [name for name in authority.alt_labels if key_of(name) not in names.labels]
    label, slug = names.take(*names_of(authority))
    alt_labels, hidden_labels = apart(label, free, authority.hidden_labels)
    retired = authority.status == Term.Status.RETIRED
    state = {
        "pref_label": label,
        "slug": slug,
        "notation": authority.notation,
        "alt_labels": alt_labels,
        "hidden_labels": hidden_labels,
        "broader": prospect.areas[authority.broader],
        "status": authority.status,
        "replaced_by": sorted(prospect.successors(authority), key=str) if retired else [],
        "change_note": authority.change_note,
        "sort_order": position,
    }
    prospect.plan.add(prospect.ids[authority.code], blank_state() | state)
    prospect.slugs[authority.code] = slug
    prospect.held_back[authority.code] = {"label": label}
    standing = "" if authority.status == Term.Status.IN_USE else f", {Term.Status(authority.status).label.lower()}"
    prospect.report.note(Part.ADDED, f"“{label}”{standing}.")


def tell_what_stands(prospect, authorities):
    """Say which retired terms nothing replaces, and which places of earlier files this one lacks."""
    for authority in authorities:
        key = prospect.ids[authority.code]
        alone = prospect.value(key, "status") == Term.Status.RETIRED and not prospect.value(key, "replaced_by")
        if alone and key not in prospect.ends:
            prospect.report.note(Part.WITHOUT_SUCCESSOR, f"“{prospect.label(key)}”")
    for pk in prospect.facts.keys() - set(prospect.ids.values()):
        prospect.report.note(Part.MISSING, f"“{prospect.label(pk)}”")


def write(prospect, authorities, user, note):
    """Write the plan and the facts. Facts alone stand in the history too."""
    if not prospect.plan.is_empty:
        apply(prospect.plan, user, note)
    elif prospect.report.has(Part.FACTS):
        record(prospect.plan, user, note)
        terms_changed.send(import_places, term_ids=[])
    write_facts(prospect, authorities)


def write_facts(prospect, authorities):
    by_slug = dict(prospect.vocabulary.terms.values_list("slug", "pk"))
    changed, new = [], []
    for authority in authorities:
        term_id = by_slug.get(prospect.slugs.get(authority.code), prospect.ids[authority.code])
        given = authority.given | prospect.held_back.get(authority.code, {})
        place = Place(term_id=term_id, **authority.facts, given=given)
        there = prospect.facts.get(term_id)
        if there is None:
            new.append(place)
        elif any(getattr(place, name) != getattr(there, name) for name in (*FACTS, "given")):
            place.pk = there.pk
            changed.append(place)
    Place.objects.bulk_update(changed, [*FACTS, "given"], AT_ONCE)
    Place.objects.bulk_create(new, AT_ONCE)
