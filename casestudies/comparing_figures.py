"""The key figures of several case studies in rows: the same measure together, else the same unit."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.text import capfirst

from casestudies.figures import ShownFigure, shown_figure
from casestudies.numbers import is_percentage, unit_beside
from content.exporting import joined
from taxonomy.labels import key_of


@dataclass(frozen=True, order=True)
class Heading:
    """What a row of figures has in common; the lower, the more it says."""

    height: int
    key: str
    label: str = field(compare=False)
    note: str = field(compare=False, default="")


MEASURE, FAMILY, UNIT, REST = range(4)
ALONE = Heading(REST, "", "Key figures")
"""Of figures whose measure and unit no other case study has."""


@dataclass(frozen=True)
class ComparedFigure:
    """A key figure in a row, which names its own measure unless the row does."""

    shown: ShownFigure
    names_measure: bool

    @property
    def line(self):
        """The figure in words: “Falls, a year: 310 (before) → 205 (after); 34% lower. Better”."""
        figure = self.shown
        ends = [(figure.before, figure.before_label), (figure.after, figure.after_label)]
        values = joined(*(f"{value} ({label})" if label else value for value, label in ends if value), between=" → ")
        told = joined(values, figure.verdict, figure.comparison, figure.period, between="; ")
        return joined(joined(figure.measure, figure.unit) if self.names_measure else "", told, between=": ")


def figure_rows(figures_of_pages):
    """Return (label, note, cells) for each row, where a cell has the figures of one case study: first what several of
    them measured, then what they measured in one unit, last all else."""
    shared = Counter(heading for figures in figures_of_pages for heading in {h for f in figures for h in headings(f)})
    rows = {}
    for number, figures in enumerate(figures_of_pages):
        for figure in figures:
            heading = next((heading for heading in headings(figure) if shared[heading] > 1), ALONE)
            cells = rows.setdefault(heading, [[] for _ in figures_of_pages])
            cells[number].append(ComparedFigure(shown_figure(figure), heading.height != MEASURE))
    return [(label_among(rows, heading), heading.note, rows[heading]) for heading in sorted(rows)]


def headings(figure):
    """Return under which headings a figure may stand, the closest first."""
    unit = key_of(figure.unit)
    told = unit_beside(figure.measure, figure.unit)
    by_measure = Heading(MEASURE, f"{key_of(figure.measure)} {unit}", capfirst(figure.measure), told)
    if is_percentage(unit):
        return by_measure, Heading(FAMILY, "%", "Key figures in per cent")
    if unit.startswith("£"):
        return by_measure, Heading(FAMILY, "£", "Key figures in pounds")
    return by_measure, Heading(UNIT, unit, f"Key figures in {figure.unit or 'plain numbers'}")


def label_among(rows, heading):
    return "Other key figures" if heading == ALONE and len(rows) > 1 else heading.label
