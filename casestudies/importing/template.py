"""The workbook to fill in: headings with notes, drop-downs, an example row, and help. Also with case studies in it, to
correct them and import them again."""

from itertools import chain
from tempfile import TemporaryFile

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from casestudies.importing import example
from casestudies.importing.columns import IDENTIFIER, OWNER, Layout
from casestudies.importing.files import MAIN_SHEET, MOST_ROWS
from casestudies.importing.help_text import HELP
from casestudies.importing.planning import reference_of
from finder.exports.tables import LONGEST

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HELP_SHEET, TERMS_SHEET, LISTS_SHEET = "How to fill this in", "Terms", "Lists"
BOLD = Font(bold=True)
REQUIRED, OPTIONAL, EXAMPLE = (PatternFill("solid", fgColor=colour) for colour in ("D9E8F6", "EEEEEE", "FFF6D6"))
TOP = Alignment(wrap_text=True, vertical="top")
WIDE, USUAL, ROW_HEIGHT = 48, 24, 60


class TemplateBook:
    """Draws the workbook. Without pages it has the example; with them it has what their newest drafts say."""

    def __init__(self, layout: Layout, pages=()):
        self.layout, self.pages = layout, list(pages)
        self.book = Workbook()
        self.lists = 0
        """So many columns of the hidden sheet have choices in them."""

    def draw(self):
        main, *further = [self.book.active, *(self.book.create_sheet(kind.title) for kind in self.layout.records)]
        main.title = MAIN_SHEET
        self.write_help(self.book.create_sheet(HELP_SHEET))
        self.write_terms(self.book.create_sheet(TERMS_SHEET))
        self.hidden = self.book.create_sheet(LISTS_SHEET)
        self.hidden.sheet_state = "hidden"
        self.write(main, self.layout.columns, self.main_rows())
        for sheet, kind in zip(further, self.layout.records, strict=True):
            self.write(sheet, kind.columns, self.record_rows(kind), first=(OWNER,))
        return self.book

    def write(self, sheet, columns, rows, first=()):
        """Write the headings of a sheet, what its cells may hold, and its rows."""
        for position, heading in enumerate(chain(first, (column.heading for column in columns)), 1):
            sheet.cell(1, position, heading).font = BOLD
            sheet.column_dimensions[get_column_letter(position)].width = USUAL
            sheet.cell(1, position).alignment = TOP
        for position, column in enumerate(columns, 1 + len(first)):
            self.describe(sheet, position, column)
        sheet.freeze_panes = sheet.cell(2, 3 - len(first))
        for number, row in enumerate(rows, 2):
            self.fill(sheet, number, row)

    def describe(self, sheet, position, column):
        """Note on a heading what its column is for, and offer the choices below it."""
        cell = sheet.cell(1, position)
        cell.fill = REQUIRED if column.required else OPTIONAL
        note = f"{'Needed before it can be published. ' if column.required else ''}{column.note}".strip()
        if note:
            cell.comment = Comment(note, "Template", width=360, height=140)
        if column.is_long:
            sheet.column_dimensions[get_column_letter(position)].width = WIDE
        if column.choices:
            rule = DataValidation(type="list", formula1=self.list_of(column.choices), allow_blank=True)
            rule.showErrorMessage = not (column.choice and column.choice.rule.multiple)  # several are typed, with ;
            rule.error, rule.errorTitle = "Choose from the list.", column.heading[:32]
            sheet.add_data_validation(rule)
            letter = get_column_letter(position)
            rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")

    def list_of(self, choices):
        """Write choices to the hidden sheet; return the reference to them."""
        self.lists += 1
        letter = get_column_letter(self.lists)
        for number, choice in enumerate(choices, 1):
            text_cell(self.hidden.cell(number, self.lists), choice)
        return f"{quote_sheetname(LISTS_SHEET)}!${letter}$1:${letter}${len(choices)}"

    def fill(self, sheet, number, row):
        sheet.row_dimensions[number].height = ROW_HEIGHT
        for position, value in enumerate(row, 1):
            cell = sheet.cell(number, position)
            text_cell(cell, value)
            cell.alignment = TOP
            if not self.pages:
                cell.fill = EXAMPLE

    def main_rows(self):
        if not self.pages:
            cells = example.cells_of(self.layout.columns)
            yield [cells.get(column.name, "") for column in self.layout.columns]
        for page in self.pages:
            yield [
                reference_of(page) if column.name == IDENTIFIER else column.text(column.value(page))
                for column in self.layout.columns
            ]

    def record_rows(self, kind):
        if not self.pages:
            cells = example.RECORDS[kind.relation]
            yield [example.TITLE, *(cells.get(column.name, "") for column in kind.columns)]
        for page in self.pages:
            for record in getattr(page, kind.relation).all():
                yield [reference_of(page), *(column.text(column.value(record)) for column in kind.columns)]

    def write_help(self, sheet):
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 32, 100
        for number, (heading, text) in enumerate(HELP, 1):
            sheet.cell(number, 1, heading).font = BOLD
            text_cell(sheet.cell(number, 2), text)
            sheet.cell(number, 1).alignment = sheet.cell(number, 2).alignment = TOP

    def write_terms(self, sheet):
        """List every term with what it means, so that nobody has to guess."""
        sheet.append(["Column", "Term", "What it means"])
        sheet.freeze_panes = "A2"
        for letter, width in zip("ABC", (24, 40, 100), strict=True):
            sheet[f"{letter}1"].font = BOLD
            sheet.column_dimensions[letter].width = width
        number = 2
        for column in filter(lambda column: column.choice, self.layout.columns):
            for term, level in column.choice.scheme.walk():
                meaning = " ".join(filter(None, [term.definition, term.scope_note]))
                for position, value in enumerate((column.heading, term.pref_label, meaning), 1):
                    text_cell(sheet.cell(number, position), value)
                sheet.cell(number, 2).alignment = Alignment(indent=level, vertical="top")
                sheet.cell(number, 3).alignment = TOP
                number += 1


def text_cell(cell, value):
    """Put a value into a cell; text stays text, whatever it looks like."""
    cell.value = value[:LONGEST] if isinstance(value, str) else value
    if isinstance(value, str) and value:
        cell.data_type = "s"


def template_file(pages=()):
    """Return the workbook as an open file."""
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    TemplateBook(Layout.load(), pages).draw().save(file)
    file.seek(0)
    return file
