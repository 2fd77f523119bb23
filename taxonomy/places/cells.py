"""What single cells of the file hold: lists of codes, days and numbers."""

import re
from datetime import date

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
NUMBER = re.compile(r"\d{1,9}(\.\d+)?", re.ASCII)


def codes_in(text):
    """Return the codes of a list with commas, each once."""
    return list(dict.fromkeys(code for code in (part.strip() for part in text.split(",")) if code))


def day_of(text):
    """Return a day written as year-month-day; None when there is none."""
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None


def is_number(text):
    return bool(NUMBER.fullmatch(text))


def is_true_or_false(text):
    return text.casefold() in {"true", "false"}
