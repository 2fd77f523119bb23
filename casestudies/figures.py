"""Key figures as readers see them: numbers in words, a verdict, a line from zero to a round maximum."""

import re
from dataclasses import dataclass
from decimal import Decimal

from casestudies.models.records import KeyFigure
from casestudies.numbers import is_percentage, printed_unit, unit_beside, written

MANY_TIMES = 10
"""From so many times the first value on, per cent are hard to read."""
NOT_YET = re.compile(r"\b(target|goal|plan(ned)?|expected|forecast|projected)\b", re.IGNORECASE)
ROUND_STEPS = [Decimal(step) for step in ("1", "1.2", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10")]


@dataclass(frozen=True)
class Scale:
    """Where the two dots stand on a line from zero to `maximum`, as percentages of its length."""

    maximum: str
    before_percent: float
    after_percent: float


@dataclass(frozen=True)
class ShownFigure:
    """A key figure, ready to print."""

    measure: str
    unit: str
    before: str
    after: str
    before_label: str
    after_label: str
    before_not_yet: bool
    after_not_yet: bool
    verdict: str
    verdict_kind: str
    comparison: str
    period: str
    source: str
    source_url: str
    scale: Scale | None


def shown_figure(figure):
    verdict, kind = verdict_of(figure)
    return ShownFigure(
        measure=figure.measure,
        unit=unit_beside(figure.measure, printed_unit(figure.unit)),
        before=written(figure.before_value, figure.unit),
        after=written(figure.after_value, figure.unit),
        before_label=dot_label(figure.before_label, figure.before_year),
        after_label=dot_label(figure.after_label, figure.after_year),
        before_not_yet=is_not_yet(figure.before_label),
        after_not_yet=is_not_yet(figure.after_label),
        verdict=verdict,
        verdict_kind=kind,
        comparison=figure.comparison,
        period=figure.period,
        source=figure.source,
        source_url=figure.source_url,
        scale=scale_of(figure),
    )


def dot_label(label, year):
    """Return the label and the year, unless the label names the year itself."""
    told = str(year or "")
    return ", ".join(part for part in (label, "" if told in label else told) if part)


def is_not_yet(label):
    """Say whether the label is that of a number that was hoped for, not counted."""
    return bool(NOT_YET.search(label))


def verdict_of(figure):
    """Return how far the value moved, in words, and whether that is better, worse or neither."""
    before, after = figure.before_value, figure.after_value
    if before is None or after is None:
        return "", ""
    if before == after:
        return "No change", "same"
    direction = "lower" if after < before else "higher"
    moved = distance(before, after, figure.unit, direction)
    if figure.better == KeyFigure.Better.NEITHER:
        return moved, ""
    kind = "better" if figure.better == direction else "worse"
    return f"{moved}. {kind.capitalize()}", kind


def distance(before, after, unit, direction):
    """Return the difference in words: “14 points lower”, “25% lower”, “28 times as high”, “Up from 0”.

    Percentages differ by points; other numbers by a share of the first value, rounded to whole per cent, or by how
    many times it from ten times on. Where a share would mean nothing, the direction alone is left.
    """
    gap = abs(after - before)
    if is_percentage(unit):
        return f"{written(gap)} {'point' if gap == 1 else 'points'} {direction}"
    if before == 0:
        return f"{'Up' if after > before else 'Down'} from {written(before, unit)}"
    if before < 0 or after < 0:
        return direction.capitalize()
    if after >= MANY_TIMES * before:
        return f"{round(after / before):,} times as high"
    share = round(gap / before * 100)
    if share == 100 and 0 < after < before:
        return f"More than 99% {direction}"
    return f"{share:,}% {direction}" if share else f"Less than 1% {direction}"


def scale_of(figure):
    """Return the line to draw, or None when a value is missing or below zero."""
    values = [figure.before_value, figure.after_value]
    if None in values or min(values) < 0 or max(values) == 0:
        return None
    top = Decimal(100) if is_percentage(figure.unit) and max(values) <= 100 else round_maximum(max(values))
    before, after = (float(value / top * 100) for value in values)
    return Scale(written(top, figure.unit), round(before, 1), round(after, 1))


def round_maximum(value):
    """Return the first round number from `value` up, so that a line ends where people expect it."""
    magnitude = Decimal(10) ** value.adjusted()
    return next(step * magnitude for step in ROUND_STEPS if step * magnitude >= value)
