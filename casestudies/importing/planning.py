"""What an import would do, worked out in full before anything is written: the preview draws it, the deed writes it."""

import hashlib
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from modelcluster.models import get_all_child_relations

from casestudies.importing.checking import Checked, Row
from casestudies.importing.columns import IDENTIFIER
from casestudies.importing.faults import Fault
from casestudies.importing.values import quoted
from casestudies.models import CaseStudyImport, CaseStudyPage
from casestudies.models.identifiers import number_of, written
from content.assessment import Completeness, completeness_of
from taxonomy.assignment import set_terms
from taxonomy.labels import key_of
from taxonomy.uses import in_parts

DRAFT = re.compile(r"DRAFT-([1-9]\d{0,8})")
"""How a case study without permanent identifier is named: draft-57, by the number of its page."""
LOOSE = re.compile(r"CS[- ]?(\d{1,9})")
NO_RECORDS = {relation.get_accessor_name(): [] for relation in get_all_child_relations(CaseStudyPage)}
"""Given to a new case study, so that nobody asks the database for its records before it has any."""


class Difference(NamedTuple):
    """One field of a case study, before and after."""

    heading: str
    before: str
    after: str


@dataclass
class Change:
    """What becomes of one row."""

    row: Row
    page: CaseStudyPage
    differences: list[Difference]
    completeness: Completeness
    """What the draft lacks of what publishing asks for."""
    is_new: bool = False
    base: int | None = None
    """The revision that the draft begins with; None for a new case study and for one that never had any."""
    warning: str = ""

    @property
    def changes(self):
        return self.is_new or bool(self.differences)

    @property
    def reference(self):
        return "" if self.is_new else reference_of(self.page)

    @property
    def kind(self):
        return "new" if self.is_new else "changed" if self.differences else "unchanged"


@dataclass
class Plan:
    """What becomes of all rows, and what stands in the way."""

    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    made: CaseStudyImport | None = None
    """The record of the import, once it was done."""

    def of_kind(self, kind):
        return [change for change in self.changes if change.kind == kind]

    @property
    def may_be_done(self):
        return not self.faults and any(change.changes for change in self.changes)

    @property
    def summary(self):
        """Say in a few words what becomes of the rows: 12 new, 3 changed, 1 unchanged."""
        counts = [(len(self.of_kind(kind)), kind) for kind in ("new", "changed", "unchanged")]
        return ", ".join(f"{number} {kind}" for number, kind in counts if number) or "nothing"

    @property
    def digest(self):
        """A short name for exactly this outcome."""
        parts = [
            f"{change.row.number} {change.page.pk} {change.base} {change.page.title} {change.differences}"
            for change in self.changes
        ]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def reference_of(page):
    """Return what a sheet calls a case study that is there: CS-0001, or draft-57 before it was ever published."""
    return page.identifier or f"draft-{page.pk}"


def make_plan(checked: Checked, user=None) -> Plan:
    """Return what importing these rows does, by this person; None is whoever may use commands. The rows are worked
    out only when nothing is wrong with any."""
    pages = pages_named(checked.rows)
    plan = Plan(faults=[*checked.faults, *identifier_faults(checked, pages, user)], notes=list(checked.notes))
    if plan.faults:
        plan.faults.sort(key=lambda fault: (fault.sheet, fault.row))
        return plan
    known = known_titles()
    for row in checked.rows:
        page = pages.get(key_of(row.identifier))
        change = change_of(page, row, checked.layout) if page else addition(row, checked.layout)
        change.warning = warning_of(change, known)
        plan.changes.append(change)
    return plan


def pages_named(rows):
    """Return {key of an identifier: case study} of those that the rows name and that are there."""
    asked = {key_of(row.identifier): row.identifier.upper() for row in rows if row.identifier}
    numbers = {key: number_of(name) for key, name in asked.items()}
    ids = {key: int(match[1]) for key, name in asked.items() if (match := DRAFT.fullmatch(name))}
    by_number = found_by("identifier_number", [number for number in numbers.values() if number])
    by_id = found_by("pk", ids.values())
    pages = {key: by_number[number] for key, number in numbers.items() if number in by_number}
    return pages | {key: by_id[pk] for key, pk in ids.items() if pk in by_id}


def found_by(name, values):
    pages = {}
    for part in in_parts(values):
        found = CaseStudyPage.objects.filter(**{f"{name}__in": part}, alias_of=None)
        pages |= {getattr(page, name): page for page in found}
    return pages


def identifier_faults(checked, pages, user):
    """Yield what is wrong with the identifiers: not known, named twice, not this person's to change."""
    first = {}
    for row in filter(lambda row: row.identifier, checked.rows):
        page = pages.get(key_of(row.identifier))
        other = first.setdefault(page.pk if page else key_of(row.identifier), row)
        wrong = why_unknown(row.identifier) if page is None else why_not_changed(page, user)
        if other is not row:
            wrong = f"Row {other.number} has {quoted(row.identifier)} too.", "Keep one row for each case study."
        if wrong:
            yield Fault(row.number, checked.identifier_column, "Identifier", *wrong)


def why_unknown(identifier):
    loose = LOOSE.fullmatch(identifier.upper())
    if loose and written(int(loose[1])) != identifier.upper():
        return f"{quoted(identifier)} is no identifier.", f"Did you mean {written(int(loose[1]))}?"
    return (
        f"There is no case study {quoted(identifier)}.",
        "Write an identifier such as CS-0001 of one that is there, or leave the cell empty for a new case study.",
    )


def why_not_changed(page, user):
    """Return why this person may not give a case study a new draft, as a fault says it; None when they may."""
    if user and not page.permissions_for_user(user).can_edit():
        return f"You may not change {reference_of(page)}.", "Ask somebody who may, or delete the row."
    lock = page.get_lock()
    if lock and (user is None or lock.for_user(user)):
        return f"{reference_of(page)} is locked, or waits for a review.", "Unlock it first, or delete the row."
    return None


def known_titles():
    """Return {key of a title: what a sheet calls the case study that has it}."""
    pages = CaseStudyPage.objects.filter(alias_of=None).values_list("pk", "draft_title", "identifier_number")
    return {key_of(title): written(number) if number else f"draft-{pk}" for pk, title, number in pages}


def warning_of(change, known):
    """Say that a new case study is called like another; the titles so far join the known ones."""
    key = key_of(change.page.title)
    other = known.setdefault(key, f"row {change.row.number}") if change.is_new else None
    if other in (None, f"row {change.row.number}"):
        return ""
    return f"There is one of this title already: {other}. This row makes another."


def addition(row, layout):
    """Return the case study that a row makes."""
    page = CaseStudyPage(live=False, **NO_RECORDS)
    put(page, row, layout, row.values)
    told = [Difference(column.heading, "", column.text(value)) for column, value in row.values.items()]
    told += [
        Difference(kind.title, "", "\n".join(kind.lines(getattr(page, kind.relation).all())))
        for kind in layout.records
        if kind.relation in row.records
    ]
    return Change(row, page, told, completeness_of(page), is_new=True)


def change_of(page, row, layout):
    """Return what a row changes in the newest draft of a case study. Empty cells leave what is there."""
    base = page.latest_revision_id
    page = page.get_latest_revision_as_object()
    changed, differences = {}, []
    for column, value in row.values.items():
        before = column.value(page)
        if column.name != IDENTIFIER and not column.is_same(before, value):
            changed[column] = value
            differences.append(Difference(column.heading, column.text(before), column.text(value)))
    relations = []
    for kind in layout.records:
        if kind.relation in row.records:
            before = kind.lines(getattr(page, kind.relation).all())
            after = kind.lines(kind.made_of(row.records[kind.relation]))
            if before != after:
                relations.append(kind.relation)
                differences.append(Difference(kind.title, "\n".join(before), "\n".join(after)))
    put(page, row, layout, changed, relations)
    return Change(row, page, differences, completeness_of(page), base=base)


def put(page, row, layout, values, relations=None):
    """Give a page these values, and the records of these relations; None: of all that the row has."""
    for column, value in values.items():
        if column.field:
            column.put(page, value)
    chosen = {column.choice.rule.key: value for column, value in values.items() if column.choice}
    if chosen:
        kept = [term for key, terms in page.terms.items() if key not in chosen for term in terms]
        set_terms(page, kept + [term for terms in chosen.values() for term in terms])
    for kind in layout.records:
        if kind.relation in row.records and (relations is None or kind.relation in relations):
            setattr(page, kind.relation, kind.made_of(row.records[kind.relation]))
