"""Differences of terms in words: labels in the place of ids, names in the place of fields."""

from collections import Counter
from dataclasses import dataclass

from taxonomy.drafts import DRAFTS, SCHEDULED
from taxonomy.models import Term
from taxonomy.plans import FIELDS, RELATIONS
from taxonomy.uses import PAGE_TERMS, use_tables

PAGES = {PAGE_TERMS: "page", DRAFTS.label: "newest version", SCHEDULED.label: "scheduled version"}
"""{table of the terms of pages: what has them}"""
SHOWN = 50
"""So many terms of one change are shown in full; the rest are counted."""
SAID = {"pref_label": "Label", "slug": "Name in addresses", "sort_order": "Place in the order", "uri": "URI"}
"""Fields whose names in the code are not those of the form."""


@dataclass
class FieldChange:
    """One field before and after."""

    name: str
    before: str
    after: str


@dataclass
class TermChange:
    """One term with the fields that a change touches."""

    label: str
    fields: list[FieldChange]
    is_new: bool = False
    is_gone: bool = False


class Reader:
    """Knows the labels of the terms that a difference names."""

    def __init__(self, ids, more=None):
        self.labels = {pk: term.pref_label for pk, term in Term.objects.in_bulk(list(ids)).items()}
        for key, label in (more or {}).items():
            self.labels.setdefault(key, label)

    @classmethod
    def of(cls, *states):
        """A reader for everything that these field values name."""
        return cls({pk for state in states for pk in named_in(state) if isinstance(pk, int)})

    @classmethod
    def of_terms(cls, terms, rows):
        """A reader for {key: (before, after)} and {table: [Row, …]}, of terms yet to be made and deleted ones too."""
        return cls.of_all([(terms, rows)])

    @classmethod
    def of_all(cls, differences):
        """A reader for several such differences."""
        named, own = set(), {}
        for terms, rows in differences:
            states = [state for pair in terms.values() for state in pair if state]
            named |= {pk for state in states for pk in named_in(state)} | set(terms)
            named |= {pk for found in rows.values() for row in found for pk in (row.before, row.after, row.twin) if pk}
            own |= {key: label for key, pair in terms.items() if (label := label_in(*pair))}
        return cls({pk for pk in named if isinstance(pk, int)}, own)

    def label(self, key):
        return self.labels.get(key, "a term that was deleted")

    def value(self, name, value):
        """Return one field's value in words."""
        if name == "broader":
            return self.label(value) if value else ""
        if name in RELATIONS:
            return ", ".join(sorted(self.label(key) for key in value or []))
        if name == "status":
            return str(dict(Term.Status.choices).get(value, value or ""))
        if isinstance(value, list):
            return ", ".join(value)
        return "" if value is None else str(value)


def named_in(state):
    """Yield the keys of the terms that field values name."""
    if state.get("broader"):
        yield state["broader"]
    for name in RELATIONS:
        yield from state.get(name) or []


def label_in(before, after):
    return (after or {}).get("pref_label") or (before or {}).get("pref_label")


def field_changes(before, after, reader):
    """Return the FieldChange of every field that differs, in the order of the form."""
    before, after = before or {}, after or {}
    changes = []
    for name in FIELDS:
        old, new = reader.value(name, before.get(name)), reader.value(name, after.get(name))
        if name in {**before, **after} and old != new:
            called = SAID.get(name) or str(Term._meta.get_field(name).verbose_name).capitalize()
            changes.append(FieldChange(called, old, new))
    return changes


def term_changes(terms, reader):
    """Return (the first TermChanges, how many more) of {key: (before, after)}."""
    shown = [
        TermChange(reader.label(key), field_changes(before, after, reader), before is None, after is None)
        for key, (before, after) in list(terms.items())[:SHOWN]
    ]
    return shown, len(terms) - len(shown)


def use_changes(rows, reader):
    """Return a sentence for each way in which uses of terms change, such as "12 pages: “Falls” becomes “Care”"."""
    sentences = []
    for table, found in rows.items():
        counted = Counter((row.before, row.after, row.twin) for row in found)
        for change, number in counted.items():
            sentences.append(f"{number} {owners(table, number)}: {what_becomes(*change, reader)}")
    return sentences


def owners(table, number):
    """Return what has the terms in a table of uses, such as "pages", "newest versions" or "summit sessions"."""
    known = use_tables().get(table)
    if table in PAGES or known is None:
        name = PAGES.get(table, "use")
        return name if number == 1 else f"{name}s"
    owner = known.model._meta.get_field(known.owner.removesuffix("_id")).related_model._meta
    return str(owner.verbose_name if number == 1 else owner.verbose_name_plural)


def what_becomes(before, after, twin, reader):
    if before is None:
        return f"“{reader.label(after)}” is added"
    if after is None:
        beside = f", and “{reader.label(twin)}” stays" if twin else ""
        return f"“{reader.label(before)}” is taken off{beside}"
    return f"“{reader.label(before)}” becomes “{reader.label(after)}”"
