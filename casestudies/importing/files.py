"""From the bytes of a file to its sheets: rows of cells, before anything is known of what they mean."""

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook

from casestudies.importing.workbooks import WORKBOOK, refuse_hostile
from taxonomy.plans import Refused

LARGEST = 10 * 1024 * 1024
MEGABYTES = LARGEST // 1024**2
MOST_ROWS = 5_000
MOST_COLUMNS = 300
LAST_LINE = 50_000
"""No row is read beyond, not even an empty one: a few bytes can say that there are millions of them."""
DELIMITERS = (",", ";", "\t")
FORMATS = (".xlsx", ".csv")
MAIN_SHEET = "Case studies"
ESCAPED_FORMULA = re.compile(r"'(?='*[=+\-@\t\r])")
"""How a CSV of ours begins a cell that a spreadsheet would take for a formula."""


class Line(NamedTuple):
    """One row of a sheet that is not empty, under the number that its reader sees beside it."""

    number: int
    cells: list[Any]


@dataclass
class Sheet:
    """The headings of a sheet and the rows below them."""

    title: str
    headings: list[str]
    lines: list[Line]


@dataclass
class Book:
    """All sheets of a file, and what its reader should know of how it was read."""

    sheets: list[Sheet]
    notes: list[str] = field(default_factory=list)


def read_book(name, content) -> Book:
    """Return the sheets of a file. Raises Refused with what to do."""
    if len(content) > LARGEST:
        raise Refused(f"The file is larger than {MEGABYTES} MB. Split it into several.")
    form = Path(name).suffix.lower()
    if form not in FORMATS:
        raise Refused("The name of the file must end in .xlsx or .csv. Save the table as an Excel workbook or as CSV.")
    if not content.strip():
        raise Refused("The file is empty.")
    return read_workbook(content) if form == ".xlsx" else read_csv(content)


def read_workbook(content):
    """Return the visible sheets of a workbook, its formulas as the text they were typed as."""
    refuse_hostile(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return Book(
            [sheet_of(sheet.title, sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)) for sheet in visible]
        )
    except Refused:
        raise
    except Exception as error:  # openpyxl lets through whatever a damaged part of a workbook makes Python raise
        raise Refused("This workbook is damaged. Open it in Excel or LibreOffice and save it again.") from error


def read_csv(content):
    """Return the one sheet of a CSV file, whichever of the usual delimiters it has."""
    if content.startswith((WORKBOOK, b"\xd0\xcf\x11\xe0")):
        raise Refused("This is a workbook, not CSV. Save it as .xlsx, or choose “CSV UTF-8” when you save it.")
    text, notes = decoded(content)
    if "\0" in text:
        raise Refused("The file has NUL characters, so it is not a text file. Save the table as “CSV UTF-8”.")
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return Book([sheet_of(MAIN_SHEET, (map(unescaped, row) for row in reader))], notes)
    except csv.Error as error:
        raise Refused(f"Line {reader.line_num} is not CSV ({error}). Save the table as “CSV UTF-8” again.") from None


def unescaped(cell):
    return cell[1:] if ESCAPED_FORMULA.match(cell) else cell


def decoded(content):
    """Return the text of a file, and a note when it is not in UTF-8."""
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        note = (
            "The file is not in UTF-8. It was read as Windows text (code page 1252): look whether £, dashes and"
            " accents are right. If not, save it as “CSV UTF-8”."
        )
    try:
        return content.decode("cp1252"), [note]
    except UnicodeDecodeError:
        raise Refused("The file is no text that can be read. Save the table as “CSV UTF-8” or as .xlsx.") from None


def sheet_of(title, rows):
    """Return a sheet with its empty rows left out. Raises Refused when there is too much of it."""
    rows = iter(rows)
    headings = [" ".join(str(cell).split()) if cell is not None else "" for cell in next(rows, ())]
    while headings and not headings[-1]:
        headings.pop()
    lines = []
    for number, cells in enumerate(rows, start=2):
        if number > LAST_LINE:
            raise Refused(
                f"The sheet “{title}” goes on beyond row {LAST_LINE:,}. Delete all rows below the last case study."
            )
        if any(map(is_filled, cells := list(cells))):
            lines.append(Line(number, cells))
        if len(lines) > MOST_ROWS:
            raise Refused(f"The sheet “{title}” has more than {MOST_ROWS:,} rows. Split the file into several.")
    return Sheet(title, headings, lines)


def is_filled(cell):
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))
