"""Results as tables: CSV as a stream, and a workbook."""

import csv
from itertools import chain
from tempfile import TemporaryFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from finder.exports.rows import batches
from taxonomy.cells import BYTE_ORDER_MARK, NOT_IN_A_CELL, harmless

LONGEST = 32_767
"""Characters that a cell of a workbook holds."""


class Line:
    """A file that hands back what is written to it."""

    def write(self, text):
        return text


def csv_stream(layout, results, request):
    """Yield the results as CSV, a batch at a time."""
    writer = csv.writer(Line())
    yield BYTE_ORDER_MARK + writer.writerow(layout.headings)
    for pages, around in batches(results, request):
        yield "".join(writer.writerow(map(harmless, layout.cells(page, around))) for page in pages)


def workbook(layout, results, request):
    """Return the results as an open file: a workbook with one sheet, written row by row."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Results")
    sheet.freeze_panes = "A2"
    rows = (layout.cells(page, around) for pages, around in batches(results, request) for page in pages)
    for row in chain([layout.headings], rows):
        sheet.append([cell(sheet, value) for value in row])
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return file


def cell(sheet, value):
    """Return a cell; text stays text, whatever it looks like."""
    if not isinstance(value, str):
        return value
    text = NOT_IN_A_CELL.sub("", value)
    made = WriteOnlyCell(sheet, value=text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")
    made.data_type = "s"
    return made
