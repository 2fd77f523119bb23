"""What an import would do, for people to look at before it is done."""

from dataclasses import dataclass

from taxonomy.admin.readable import Reader, TermChange, term_changes, use_changes
from taxonomy.models import Term

SHOWN = 100
"""So many conflicts are shown; the rest are counted."""
TAKEN_FOR_GRANTED = {"pref_label", "sort_order", "status"}
"""What is not told of each new term: its label stands before the rest."""


@dataclass
class Group:
    """Terms to which the same happens."""

    heading: str
    number: int
    terms: list[TermChange]
    more_terms: int
    is_new: bool = False


@dataclass
class VocabularyReport:
    """What an import would do to one vocabulary."""

    name: str
    is_new: bool
    groups: list[Group]
    uses: list[str]


@dataclass
class Report:
    """What an import would do to all vocabularies, and what stands in its way."""

    vocabularies: list[VocabularyReport]
    unchanged: list[str]
    conflicts: list[str]
    more_conflicts: int
    notes: list[str]
    digest: str

    @property
    def may_be_done(self):
        return bool(self.vocabularies) and not self.conflicts


def report_of(outcome):
    """Return the Report of an outcome."""
    changing = [plan for plan in outcome.plans if not plan.is_empty or plan.vocabulary.slug in outcome.new]
    return Report(
        vocabularies=[vocabulary_report(plan, plan.vocabulary.slug in outcome.new) for plan in changing],
        unchanged=[str(plan.vocabulary) for plan in outcome.plans if plan not in changing],
        conflicts=outcome.conflicts[:SHOWN],
        more_conflicts=max(0, len(outcome.conflicts) - SHOWN),
        notes=outcome.notes,
        digest=outcome.digest,
    )


def vocabulary_report(plan, is_new):
    reader = Reader.of_terms(plan.terms, plan.rows)
    added, changed, retired = {}, {}, {}
    for key, (before, after) in plan.terms.items():
        if before is None:
            added[key] = (None, without_the_usual(after))
        elif after.get("status") == Term.Status.RETIRED:
            retired[key] = (before, after)
        else:
            changed[key] = (before, after)
    groups = [
        Group("Added", len(added), *term_changes(added, reader), is_new=True),
        Group("Changed", len(changed), *term_changes(changed, reader)),
        Group("Removed from use (retired)", len(retired), *term_changes(retired, reader)),
    ]
    used = use_changes(plan.rows, reader)
    return VocabularyReport(str(plan.vocabulary), is_new, [group for group in groups if group.number], used)


def without_the_usual(state):
    """Return the field values of a new term that are worth telling."""
    usual = TAKEN_FOR_GRANTED if state["status"] == Term.Status.IN_USE else TAKEN_FOR_GRANTED - {"status"}
    return {name: value for name, value in state.items() if name not in usual}
