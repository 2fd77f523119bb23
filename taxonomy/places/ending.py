"""Authorities that have ended: their terms are retired, and their pages and narrower terms get what replaced them.

Where one was split, its pages get all its successors, as an old draft does: so a search for any of them finds the
page, and nothing is chosen for the editor, whom the report asks to choose.
"""

from collections import defaultdict

from django.urls import reverse
from wagtail.models import Page

from taxonomy.integrity import ancestors
from taxonomy.labels import named
from taxonomy.models import Term
from taxonomy.operations.uses import rows_replacing_each
from taxonomy.places.reporting import Part
from taxonomy.uses import PAGE_TERMS, in_parts


def end_all(prospect):
    """Plan that every authority of `prospect.ending` is retired, but for those that nothing in use would replace."""
    prospect.ends = {prospect.ids[authority.code]: prospect.successors(authority) for authority in prospect.ending}
    for authority in unready(prospect):
        hold_back(prospect, authority)
    ended = [authority for authority in prospect.ending if prospect.ids[authority.code] in prospect.ends]
    heirs = {prospect.ids[authority.code]: heirs_of(prospect, authority) for authority in ended}
    for authority in ended:
        retire(prospect, authority)
    for pk in heirs:
        hand_down(prospect, pk, heirs[pk])
    multiple = prospect.vocabulary.multiple
    given = {pk: found if multiple or len(found) < 2 else [] for pk, found in heirs.items()}
    prospect.plan.rows = rows_replacing_each(given)
    tell(prospect, heirs)


def unready(prospect):
    """Return the authorities whose successors, all of them, have not begun or were retired by staff."""
    return [
        authority
        for authority in prospect.ending
        if authority.successors and not prospect.survivors(prospect.ids[authority.code])
    ]


def hold_back(prospect, authority):
    term = prospect.term_of(authority)
    del prospect.ends[term.pk]
    last = prospect.last_given(term)
    kept = {"status": last["status"], "successors": last["successors"]}
    prospect.held_back.setdefault(authority.code, {}).update(kept)
    names = named(prospect.label(key) for key in prospect.successors(authority))
    prospect.report.note(
        Part.KEPT,
        f"“{prospect.label(term.pk)}” stays {term.get_status_display().lower()}: the file says that it has ended, "
        f"but what replaced it, {names}, is not in use here. Put that in use and import again, or merge or retire it.",
    )


def heirs_of(prospect, authority):
    return prospect.survivors(prospect.ids[authority.code])


def retire(prospect, authority):
    term = prospect.term_of(authority)
    prospect.plan.change(
        term,
        status=Term.Status.RETIRED,
        replaced_by=sorted(prospect.successors(authority), key=str),
        change_note="\n".join(filter(None, [term.change_note, authority.change_note])),
    )


def hand_down(prospect, pk, heirs):
    """The narrower terms of an ended place go under its only heir, else under what it lay in, which is true of each.
    An heir that stands under the ended place itself first takes its place."""
    above = {key: prospect.value(key, "broader") for key in prospect.all_keys()}
    around = lying_in(prospect, pk, above)
    heir = heirs[0] if len(heirs) == 1 else around
    if heir is not None and pk in ancestors(heir, above):
        move(prospect, heir, around)
    for key, broader in above.items():
        if broader == pk and key != heir:
            move(prospect, key, heir)


def lying_in(prospect, pk, above):
    """Return the nearest place around one that is not retired; None when there is none."""
    around = ancestors(pk, above)
    return next((key for key in around if prospect.value(key, "status") != Term.Status.RETIRED), None)


def move(prospect, key, broader):
    """Put a term of staff’s own under another; the file puts none under an authority."""
    prospect.plan.change(prospect.terms[key], broader=broader)
    said = f"“{prospect.label(key)}” now stands {prospect.under(broader)}, since what it stood under ended."
    prospect.report.note(Part.MOVED, said)


def tell(prospect, heirs):
    """Say what became of each, with the pages for which an editor must choose."""
    pages = pages_by_term(prospect.plan.rows)
    titles = titles_of({pk for term, found in pages.items() if len(heirs[term]) != 1 for pk in found})
    for term, found in heirs.items():
        label, names = prospect.label(term), named(prospect.label(key) for key in found)
        into = f"“{label}” into {names}" if len(found) > 1 else f"“{label}” by {names}" if found else f"“{label}”"
        lines = [f"{into} ({counted(len(pages[term]))})."]
        if len(found) != 1:
            lines += [f"  choose {'from these' if found else 'another'} for {titles[pk]}" for pk in pages[term]]
        prospect.report.note(part_of(found), "\n  ".join(lines))


def part_of(heirs):
    return Part.SPLIT if len(heirs) > 1 else Part.REPLACED if heirs else Part.ENDED


def pages_by_term(rows):
    """Return {term that goes: ids of the pages that had it}."""
    found = defaultdict(list)
    for row in rows.get(PAGE_TERMS, []):
        if row.before:
            found[row.before].append(row.owner)
    return found


def titles_of(ids):
    """Return {page id: its title, and where it is edited}."""
    parts = (Page.objects.filter(pk__in=part) for part in in_parts(ids))
    return {
        page.pk: f"“{page.get_admin_display_title()}” ({reverse('wagtailadmin_pages:edit', args=[page.pk])})"
        for part in parts
        for page in part
    }


def counted(pages):
    return f"{pages} page{'s' if pages != 1 else ''}"
