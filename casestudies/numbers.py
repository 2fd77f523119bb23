"""Numbers as people write them, with what of their unit belongs to the number."""

import re

MAGNITUDES = {"thousand", "million", "billion"}
SHORT_MAGNITUDES = {"k", "m", "bn"}
"""Understood of money only: elsewhere m may be metres."""
RATE = re.compile(r" (?=(?:an?|per|each|every) )", re.IGNORECASE)
"""Where a unit goes on to say for how long, or for each of what: admissions | a year."""
PEOPLE = re.compile(r"\b(patients|residents|members|volunteers|staff|children|women|men|attendees)\b", re.IGNORECASE)
"""What a measure that has one of these words counts is people."""


def written(value, unit=""):
    """Return a number as people write it, with the units that belong to the number: 1,180, −9, 54%, £140 million."""
    if value is None:
        return ""
    before, after = "£" if unit.startswith("£") else "", magnitude_of(unit) if value else ""
    text = pounds_and_pence(value) if before and not after else f"{abs(value).normalize():,f}"
    sign = "−" if value < 0 else ""
    if is_percentage(unit):
        return f"{sign}{text}%"
    space = " " if after in MAGNITUDES else ""
    return f"{sign}{before}{text}{space}{after}"


def pounds_and_pence(value):
    """Return a sum of money with both digits of its pence, or with none: 14.20, 290,000."""
    text = f"{abs(value).normalize():,f}"
    return f"{text}0" if text[-2:-1] == "." else text


def printed_unit(unit):
    """Return what of the unit is left to say beside a number written with it."""
    rest = unit.removeprefix("%").removeprefix("£").strip()
    return rest.removeprefix(magnitude_of(unit)).strip()


def unit_beside(measure, unit):
    """Return what a unit still says beside its measure: none of “Libraries open, libraries” or “Members who agreed, of
    members”, “a year” of “Hospital admissions, admissions a year”."""
    parts = RATE.split(unit, maxsplit=1)
    return " ".join(part for part in parts if not says(measure, part))


def says(measure, unit):
    """Say whether the measure has the words of the unit already."""
    words = unit.lower().removeprefix("of ")
    return bool(
        re.search(rf"\b{re.escape(words)}\b", measure.lower()) or (words == "people" and PEOPLE.search(measure))
    )


def magnitude_of(unit):
    first = unit.removeprefix("£").split()[:1]
    known = MAGNITUDES | SHORT_MAGNITUDES if unit.startswith("£") else MAGNITUDES
    return first[0] if first and first[0] in known else ""


def is_percentage(unit):
    return unit.startswith("%")


def with_unit(value, unit):
    """Return a number with all of its unit: 54% of tenants, £140 million, 12 days."""
    return " ".join(filter(None, [written(value, unit), printed_unit(unit)]))
