"""A change of the taxonomy, worked out in full before anything is written: the preview shows it, `apply` does it.

It holds the difference and nothing else, so the same change turned round is what undoes it.
"""

import hashlib
import json
from dataclasses import dataclass, field
from typing import NamedTuple

from taxonomy.models import TaxonomyChange, Term, Vocabulary

COLUMNS = (
    "pref_label",
    "slug",
    "uri",
    "notation",
    "definition",
    "scope_note",
    "alt_labels",
    "hidden_labels",
    "exact_match",
    "status",
    "change_note",
    "sort_order",
)
RELATIONS = ("related", "replaced_by")
FIELDS = (*COLUMNS, "broader", *RELATIONS)
"""What of a term a change may touch. Other terms are named by id."""


class Refused(Exception):
    """The change cannot be made. Its arguments are sentences that say why and what to do."""

    @property
    def reasons(self):
        return list(self.args)

    def __str__(self):
        return " ".join(self.args)


class Stale(Refused):
    """What the preview showed is no longer so; nothing was written."""


class Row(NamedTuple):
    """One use of a term that changes: `pk` of the row (None: a new one), whose it is, the term before and after
    (None: no row). `twin` is the term that the owner has in its place without this row."""

    pk: int | None
    owner: int
    before: int | None
    after: int | None
    twin: int | None = None

    def reversed(self):
        return self._replace(before=self.after, after=self.before)


@dataclass
class Plan:
    """What one operation changes.

    `terms` is {term id: (before, after)}, each {field: value} of the fields that differ; None for a term that is not
    there. A term yet to be made has a string for a key, which other terms may name in their fields.
    `rows` is {table of uses: [Row, …]}.
    """

    operation: TaxonomyChange.Operation
    vocabulary: Vocabulary
    summary: str
    terms: dict = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    effects: list[str] = field(default_factory=list)
    """Sentences on what readers will see."""
    warnings: list[str] = field(default_factory=list)
    undoes: TaxonomyChange | None = None

    def change(self, term, **after):
        """Note that a term gets these values; those that it already has are left out."""
        known_before, known_after = self.terms.get(term.pk, ({}, {}))
        before = state_of(term, after)
        changed = {name: value for name, value in after.items() if value != before[name] or name in known_after}
        if changed:
            kept = {name: before[name] for name in changed if name not in known_before}
            self.terms[term.pk] = ({**known_before, **kept}, {**known_after, **changed})

    def add(self, key, state):
        """Note that a term is made, with every field of `state`."""
        self.terms[key] = (None, state)

    def remove(self, term):
        self.terms[term.pk] = (state_of(term), None)

    @property
    def is_empty(self):
        return not self.terms and not any(self.rows.values())

    @property
    def digest(self):
        """A short name for exactly this change: two plans that do the same have the same."""
        content = json.dumps([self.operation, self.vocabulary.pk, self.as_diff()], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:32]

    def as_diff(self):
        """Return the difference as JSON keeps it."""
        return {
            "terms": {str(key): list(states) for key, states in self.terms.items()},
            "rows": {label: [list(row) for row in rows] for label, rows in self.rows.items() if rows},
        }


def terms_in(diff):
    """Return {term id: (before, after)} of a recorded difference."""
    return {int(pk): (before, after) for pk, (before, after) in diff.get("terms", {}).items()}


def made_in(diff):
    """Return the ids of the terms that a recorded difference made."""
    return [pk for pk, (before, _) in terms_in(diff).items() if before is None]


def rows_in(diff):
    """Return {table: [Row, …]} of a recorded difference."""
    return {label: [Row(*row) for row in rows] for label, rows in diff.get("rows", {}).items()}


def state_of(term: Term, names=FIELDS):
    """Return {field: value} of a term as a plan compares it."""
    state = {}
    for name in names:
        if name in RELATIONS:
            state[name] = sorted(other.pk for other in getattr(term, name).all())
        else:
            state[name] = term.broader_id if name == "broader" else getattr(term, name)
    return state
