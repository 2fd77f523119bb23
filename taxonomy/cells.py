"""Cells of the tables that leave the site."""

import re

FORMULA = re.compile(r"[=+\-@\t\r]")
"""What a spreadsheet takes for the beginning of a formula."""
NOT_IN_A_CELL = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]")
BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


def harmless(value):
    """Return a value as text that no spreadsheet runs."""
    text = NOT_IN_A_CELL.sub("", str(value))
    return f"'{text}" if FORMULA.match(text) else text
