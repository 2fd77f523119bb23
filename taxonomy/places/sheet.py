"""The file of local authorities as a table: read with care, and written as the project's own extract."""

import csv
import io
from typing import NamedTuple

from taxonomy.tables import Unreadable, text_of

COLUMNS = (
    "local-authority-code",
    "official-name",
    "nice-name",
    "gss-code",
    "start-date",
    "end-date",
    "replaced-by",
    "nation",
    "region",
    "local-authority-type-name",
    "alt-names",
    "former-gss-codes",
    "current-authority",
    "pop-2020",
    "area",
)
"""The columns that are read; a file may have more."""


class Line(NamedTuple):
    """One row of the file, with the number of the line on which it begins."""

    number: int
    cells: dict[str, str]


def read_lines(content: bytes) -> list[Line]:
    """Return the rows of a CSV file. Raises Unreadable."""
    reader = csv.reader(io.StringIO(text_of(content), newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        refuse_header(header)
        rows = list(numbered(reader))
    except csv.Error as error:
        raise Unreadable(f"Line {reader.line_num} is not CSV ({error}). Save the table as CSV again.") from None
    if not rows:
        raise Unreadable("The file has a header and no rows, so there is nothing to import.")
    refuse_lengths(header, rows)
    return [line_of(number, header, cells) for number, cells in rows]


def numbered(reader):
    """Yield (number of the line on which it begins, cells) of each row that is not blank."""
    begins = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + 1


def refuse_header(header):
    if missing := [name for name in COLUMNS if name not in header]:
        raise Unreadable(
            f"The first line lacks these columns: {', '.join(missing)}. "
            "Take the file as it is published, with all its columns."
        )
    if repeated := sorted({name for name in COLUMNS if header.count(name) > 1}):
        raise Unreadable(f"The first line names these columns twice: {', '.join(repeated)}. Keep one of each.")


def refuse_lengths(header, rows):
    faults = [
        f"Line {number} has {len(cells)} cells, and the first line has {len(header)}. "
        "A text with a comma in it stands in quotation marks."
        for number, cells in rows
        if len(cells) != len(header)
    ]
    if faults:
        raise Unreadable(*faults)


def line_of(number, header, cells):
    values = dict(zip(header, cells, strict=True))
    return Line(number, {name: " ".join(values[name].split()) for name in COLUMNS})


def extract(lines) -> bytes:
    """Return the rows as a CSV file with only the columns that are read, in the order of the codes."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(line.cells for line in sorted(lines, key=lambda line: line.cells["local-authority-code"]))
    return text.getvalue().encode()
