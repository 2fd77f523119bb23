"""Case studies side by side: what each says of the same fact, and what not all of them have in common."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import capfirst

from casestudies.comparing_figures import figure_rows
from casestudies.presentation import evaluation
from content.cards import Evidence, place_line
from content.models import ILLUSTRATIVE
from content.plain_text import plain_text
from content.structured_data import terms_in_use

NOT_KNOWN = "not-known"
REFERENCE = re.compile(r"\s*\[\d{1,3}\]")
"""Points to the sources of a page, which do not stand here."""


@dataclass(frozen=True)
class Item:
    """Words of a cell; they stand apart when other case studies say something else."""

    text: str
    apart: bool = False


@dataclass(frozen=True)
class Cell:
    """What one case study says of a fact, in one of these ways; nothing when it says nothing."""

    title: str = ""
    """The case study’s, which stands in each cell where there is no room for columns."""
    items: tuple[Item, ...] = ()
    prose: str = ""
    figures: tuple[Any, ...] = ()
    outcome: Any = None
    evidence: Evidence | None = None

    @property
    def text(self):
        """What the cell says, as a file holds it."""
        lines = [figure.line for figure in self.figures]
        return plain_text(self.prose) or "\n".join(lines) or "; ".join(item.text for item in self.items)


@dataclass(frozen=True)
class Row:
    """A fact, what each case study says of it, and, of a fact in words of a vocabulary, how far they agree."""

    label: str
    cells: list[Cell]
    note: str = ""
    agreement: str = ""


@dataclass(frozen=True)
class Part:
    """Rows that answer one question."""

    title: str
    rows: list[Row]


@dataclass(frozen=True)
class Line:
    """How a row is made: its label, what it reads from a case study, and whether differing words mean a difference."""

    label: str
    read: Callable[[Any], Cell]
    compared: bool = False

    def row(self, pages):
        cells = [replace(self.read(page), title=page.title) for page in pages]
        cells, agreement = compare(cells) if self.compared else (cells, "")
        return Row(self.label, cells, agreement=agreement)


def compare(cells):
    """Return the cells with what not all have in common set apart, and how far they agree in words. What is not said
    is no difference; with fewer than two to compare there are no words."""
    known = [{item.text for item in cell.items} for cell in cells if cell.items]
    if len(known) < 2:
        return cells, ""
    shared = set.intersection(*known)
    marked = [
        replace(cell, items=tuple(replace(item, apart=item.text not in shared) for item in cell.items))
        for cell in cells
    ]
    if not shared:
        return marked, "Differs"
    return marked, "The same" if all(texts == shared for texts in known) else "Partly the same"


def words(label, read, compared=False):
    """Return the line of a fact in words."""
    return Line(label, lambda page: Cell(items=tuple(Item(str(text)) for text in [read(page)] if text)), compared)


def terms(label, key):
    """Return the line of the terms of one vocabulary."""
    return Line(label, lambda page: Cell(items=labels(page, key)), compared=True)


def labels(page, key):
    """Return the page's terms of one vocabulary; that something is not known says nothing."""
    return tuple(Item(term.pref_label) for term in terms_in_use(page, key) if term.slug != NOT_KNOWN)


def prose(label, name):
    """Return the line of a rich text, without its references."""
    return Line(label, lambda page: Cell(prose=REFERENCE.sub("", getattr(page, name) or "")))


def outcome(page):
    found = page.terms.get("outcome", [])
    return Cell(items=labels(page, "outcome"), outcome=found[0] if found else None)


def evidence(page):
    level = Evidence.of(page.terms)
    return Cell(items=(Item(f"{level.pref_label} ({level.rank} of 5)"),), evidence=level) if level else Cell()


def people(page):
    number = page.people_served_number
    return " ".join(filter(None, ["" if number is None else f"{number:,}", page.people_served_description]))


WORKED = (words("Result", lambda page: page.result), Line("Outcome", outcome, compared=True))
REST = (
    (
        "Where?",
        words("Place", lambda page: place_line(page.place_name, page.terms.get("place", [])), compared=True),
        words("Years", lambda page: capfirst(page.years)),
        terms("Stage", "stage"),
        terms("Themes", "theme"),
        terms("Service areas", "service_area"),
        terms("Delivery model", "delivery_model"),
        words("Lead organisation", lambda page: page.lead_organisation),
        words("People served", people),
    ),
    (
        "At what cost?",
        terms("Cost band", "cost"),
        words("To run", lambda page: page.running_cost),
        words("To set up", lambda page: page.set_up_cost),
        words("Funding", lambda page: page.funding),
        words("Months to set up", lambda page: page.months_to_set_up),
    ),
    (
        "How sure are we?",
        Line("Evidence", evidence, compared=True),
        prose("Why that level", "how_sure_we_are"),
        words("Evaluation", lambda page: capfirst(evaluation(page).removeprefix("Evaluation: "))),
        words("Last checked", lambda page: page.last_checked and f"{page.last_checked:%-d %B %Y}"),
    ),
    (
        "Before you copy it",
        prose("What got in the way", "what_got_in_the_way"),
        prose("What we would do differently", "what_we_would_do_differently"),
        prose("Conditions for reuse", "conditions_for_reuse"),
    ),
)


def side_by_side(pages):
    """Return what these case studies say, part by part in the order of the four questions; a fact that none of them
    tells leaves no row."""
    parts = [Part("Did it work?", told(WORKED, pages) + figures(pages))]
    parts += [Part(title, told(lines, pages)) for title, *lines in REST]
    return [part for part in parts if part.rows]


def figures(pages):
    """Return the rows of the key figures."""
    titles = [page.title for page in pages]
    return [
        Row(label, [Cell(title, figures=tuple(cell)) for title, cell in zip(titles, cells, strict=True)], note)
        for label, note, cells in figure_rows([page.key_figures.all() for page in pages])
    ]


def told(lines, pages):
    """Return the rows of those facts that any of these case studies tells."""
    rows = [line.row(pages) for line in lines]
    return [row for row in rows if any(cell.text for cell in row.cells)]


def as_table(pages, parts, permanent):
    """Return the comparison as rows of text, the first of them headings. `permanent` makes an identifier the address
    that never changes."""
    titles = [f"{page.title} ({ILLUSTRATIVE.lower()})" if page.illustrative else page.title for page in pages]
    yield ["Fact", *titles]
    yield ["Identifier", *(page.identifier for page in pages)]
    yield ["Permanent address", *(permanent(page.identifier) for page in pages)]
    for row in (row for part in parts for row in part.rows):
        yield [f"{row.label} ({row.note})" if row.note else row.label, *(cell.text for cell in row.cells)]
    yield ["Licence", *(page.licence for page in pages)]
