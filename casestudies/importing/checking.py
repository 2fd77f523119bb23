"""All rows of a file, and everything that is wrong with it."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from openpyxl.utils import get_column_letter

from casestudies.importing import example
from casestudies.importing.columns import IDENTIFIER, OWNER, Column, Layout
from casestudies.importing.faults import Fault
from casestudies.importing.files import MAIN_SHEET, Book
from casestudies.importing.sheets import SheetReader
from casestudies.importing.values import nearest, quoted, text_of
from taxonomy.labels import key_of

OWNER_COLUMN = Column(OWNER, OWNER, text_of)


@dataclass
class Row:
    """What a row says of one case study."""

    number: int
    values: dict[Column, Any]
    """Empty cells are not there."""
    records: dict[str, list[dict]] = field(default_factory=dict)
    """{relation: values of its records, in the order of their sheet}"""

    def get(self, name):
        return next((value for column, value in self.values.items() if column.name == name), None)

    @property
    def title(self):
        return self.get("title") or ""

    @property
    def identifier(self):
        return self.get(IDENTIFIER) or ""


@dataclass
class Checked:
    """The rows of a file that may be imported when there are no faults."""

    layout: Layout
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    identifier_column: str = ""


def check(book: Book, layout: Layout) -> Checked:
    """Read all rows of a file."""
    main, others = sheets_of(book, layout)
    checked = Checked(layout, notes=list(book.notes))
    if main is None or not main.headings:
        mend = "Begin with the template, which has one."
        checked.faults.append(Fault(1, "", "", "There is no row of headings.", mend))
        return checked
    reader = SheetReader(main, layout.columns, left_out=layout.left_out)
    for line in main.lines:
        add_row(Row(line.number, reader.values(line)), reader, checked)
    if (position := reader.position_of(IDENTIFIER)) is not None:
        checked.identifier_column = get_column_letter(position + 1)
    checked.faults += reader.faults
    checked.notes += reader.notes
    for sheet, kind in others:
        add_records(sheet, kind, checked)
    if not checked.rows and not checked.faults:
        mend = "Write a case study into each row below the headings."
        checked.faults.append(Fault(2, "", "", "The sheet has no case studies.", mend))
    checked.faults.sort(key=lambda fault: (fault.sheet, fault.row))
    return checked


def sheets_of(book, layout):
    """Return the sheet of case studies, and the further ones with what they hold. Help and lists are no data."""
    by_title = {key_of(sheet.title): sheet for sheet in book.sheets}
    others = [(by_title[key_of(kind.title)], kind) for kind in layout.records if key_of(kind.title) in by_title]
    taken = [sheet for sheet, _ in others]
    rest = [sheet for sheet in book.sheets if sheet not in taken]
    return by_title.get(key_of(MAIN_SHEET)) or next(iter(rest), None), others


def add_row(row, reader, checked):
    """Take a row, unless it is the example; say when it has no title."""
    if row.title == example.TITLE and example.is_untouched(row.values, checked.layout.columns):
        checked.notes.append(f"Row {row.number} is the example of the template, and is left out.")
        return
    checked.rows.append(row)
    if row.title == example.TITLE:
        mend = "Give it a title of its own, or delete the row."
        reader.fault_at(row.number, "title", "The row began as the example of the template.", mend)
    elif not any(column.name == "title" for column in row.values):
        missing = "" if reader.position_of("title") is not None else " There is no column “Title”."
        mend = "Write what the case study is called."
        reader.fault_at(row.number, "title", f"The row has no title.{missing}", mend)


def add_records(sheet, kind, checked):
    """Give the rows of a further sheet to the case studies that they name."""
    reader = SheetReader(sheet, [OWNER_COLUMN, *kind.columns], further=True)
    owners = owners_in(checked.rows)
    for line in sheet.lines:
        values = reader.values(line)
        named = values.pop(OWNER_COLUMN, "")
        if named == example.TITLE and key_of(named) not in owners:
            continue
        if rows := owners.get(key_of(named)):
            refuse_two(line, named, rows, reader)
            rows[0].records.setdefault(kind.relation, []).append(values)
        else:
            refuse_owner(line, named, checked.rows, reader)
        refuse_gaps(line, values, kind, reader)
    checked.faults += reader.faults


def owners_in(rows):
    """Return {key of a title or identifier: the rows that have it}."""
    owners = {}
    for row in rows:
        for name in filter(None, {row.title, row.identifier}):
            owners.setdefault(key_of(name), []).append(row)
    return owners


def refuse_two(line, named, rows, reader):
    if len(rows) > 1:
        numbers = " and ".join(str(row.number) for row in rows)
        what = f"{quoted(named)} may be row {numbers} of the case studies."
        reader.fault_at(line.number, OWNER, what, "Give them different titles.")


def refuse_owner(line, named, rows, reader):
    near = named and nearest(named, [row.title for row in rows])
    what = f"{quoted(named)} is no case study of this file." if named else "The row names no case study."
    mend = f"Did you mean “{near}”?" if near else "Write its title or identifier as on the first sheet."
    reader.fault_at(line.number, OWNER, what, mend)


def refuse_gaps(line, values, kind, reader):
    """Say what a record lacks without which it cannot be kept."""
    for column in kind.required:
        if column not in values:
            reader.fault_at(
                line.number, column.name, f"{column.heading} is missing.", "Fill it in, or delete the row."
            )
    try:
        kind.made_of([values])[0].clean()
    except ValidationError as error:
        for name, sentences in error.message_dict.items():
            reader.fault_at(line.number, name, "This row is not complete.", " ".join(sentences))
