"""Which terms of a vocabulary a filter shows, and in what order: the chosen ones on top, and of a long vocabulary only
those that give most, since a search box finds the rest."""

import unicodedata
from dataclasses import dataclass, replace
from typing import NamedTuple

from taxonomy.models import Term

LONG = 16
"""A vocabulary with more terms than this shows few of them and has a search box."""
FEW = 8
"""How many terms of a long vocabulary are shown below each chosen one, and how many besides."""
FOUND = 10
"""How many of those that a reader finds by typing."""
DEEPEST = 3
"""Options are drawn further in down to this level: nation, region and authority each have their own."""


@dataclass(frozen=True)
class Option:
    """One term in a filter group."""

    slug: str
    label: str
    count: int
    chosen: bool
    level: int = 0
    within: str = ""
    """The broader term, where the option stands apart from it."""
    rank: int | None = None
    outcome_slug: str = ""
    begins_rest: bool = False
    """The first below the chosen ones."""

    @property
    def disabled(self):
        return not self.count and not self.chosen


class Row(NamedTuple):
    """A term as a tree holds it: one is made for each of hundreds of places."""

    term: Term
    level: int
    count: int
    chosen: bool


def rows_of(scheme, counts, chosen):
    """Return a row for each term in use, each broader one before its narrower ones."""
    return [Row(term, level, counts[term.pk], term.slug in chosen) for term, level in scheme.walk()]


def first_options(scheme, rows):
    """Return the chosen terms, each with what is narrower, then the rest, of a long vocabulary only the first; and how
    many more have results."""
    pick = first if len(rows) > LONG else list
    branches, rest = chosen_first(rows)
    shown = [[branch[0], *pick(branch[1:])] for branch in branches]
    rest = pick(rest)
    hidden = with_results(rows) - with_results(rest) - sum(map(with_results, shown))
    top = [option for branch in shown for option in branch_options(scheme, branch)]
    return parted(top, [option_of(scheme, row, row.level) for row in rest]), hidden


def found_options(scheme, rows, text):
    """Return the chosen terms, then the first of those whose names or synonyms hold all words of `text`; and how many
    such there are."""
    start, words = folded(text), folded(text).split()
    found = [row for row in rows if not row.chosen and holds(row.term, words)]
    found.sort(key=lambda row: (not row.count, not folded(row.term.pref_label).startswith(start)))
    top, rest = (
        [option_of(scheme, row, 0, broader_label(scheme, row.term)) for row in part]
        for part in ([row for row in rows if row.chosen], found[:FOUND])
    )
    return parted(top, rest), len(found)


def chosen_first(rows):
    """Return the chosen rows, each with the rows below it, and the rest; a chosen row leaves the branch it is in."""
    branches, rest, around = [], [], []
    for row in rows:
        while around and row.level <= around[-1][0].level:
            around.pop()
        if row.chosen:
            branches.append([])
            around.append(branches[-1])
        (around[-1] if around else rest).append(row)
    return branches, rest


def first(rows):
    """Return the rows with the most results, in the order of the tree. None is among them without those above it,
    which have no fewer and go first."""
    most = sorted((row for row in rows if row.count), key=lambda row: (-row.count, row.level))[:FEW]
    kept = {row.term.pk for row in most}
    return [row for row in rows if row.term.pk in kept]


def with_results(rows):
    return sum(row.count > 0 for row in rows)


def branch_options(scheme, branch):
    """Return a chosen row and those below it, drawn in from the chosen one's level."""
    top = branch[0]
    below = [option_of(scheme, row, row.level - top.level) for row in branch[1:]]
    return [option_of(scheme, top, 0, broader_label(scheme, top.term)), *below]


def parted(top, rest):
    """Return all options, the first below the chosen ones marked."""
    return [*top, replace(rest[0], begins_rest=True), *rest[1:]] if top and rest else top + rest


def option_of(scheme, row, level, within=""):
    term = row.term
    return Option(
        slug=term.slug,
        label=term.pref_label,
        count=row.count,
        chosen=row.chosen,
        level=min(level, DEEPEST),
        within=within,
        rank=term.sort_order if scheme.slug == "evidence" else None,
        outcome_slug=term.slug if scheme.slug == "outcome" else "",
    )


def broader_label(scheme, term):
    """Return the label of the nearest broader term that readers may see; an empty string when there is none."""
    broader = scheme.by_id.get(term.broader_id)
    while broader and broader.status != Term.Status.IN_USE:
        broader = scheme.by_id.get(broader.broader_id)
    return broader.pref_label if broader else ""


def holds(term, words):
    """Say whether the labels of a term hold all words."""
    labels = folded(" ".join([term.pref_label, *term.alt_labels, *term.hidden_labels]))
    return all(word in labels for word in words)


def folded(text):
    """Return text as it is compared: in small letters, without accents."""
    return "".join(part for part in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(part))
