"""A sheet against the columns that it may have: headings recognised, cells read, faults collected."""

from openpyxl.utils import get_column_letter

from casestudies.importing.faults import Fault
from casestudies.importing.files import is_filled
from casestudies.importing.values import Wrong, nearest, quoted
from taxonomy.labels import key_of, named


class SheetReader:
    """Reads the rows of one sheet. What is wrong joins `faults`."""

    def __init__(self, sheet, columns, *, left_out=frozenset(), further=False):
        self.sheet, self.title = sheet, sheet.title if further else ""
        self.faults, self.notes = [], []
        self.columns = self.find(columns, left_out)

    def find(self, columns, left_out):
        """Return {position: column}. Headings that nothing has are faults, but for those that only exports have."""
        by_key = {key: column for column in columns for key in column.keys}
        found, unread = {}, []
        for position, heading in enumerate(self.sheet.headings):
            column = by_key.get(key_of(heading))
            if column and column in found.values():
                self.fault(1, position, "", f"{quoted(heading)} stands twice.", "Keep one of the two columns.")
            elif column:
                found[position] = column
            elif key_of(heading) in left_out:
                unread.append(heading)
            elif heading:
                self.refuse(position, heading, columns)
        if unread:
            self.notes.append(f"Not imported, since no cell can hold them or the site writes them: {named(unread)}.")
        return found

    def refuse(self, position, heading, columns):
        near = nearest(heading, [column.heading for column in columns])
        mend = f"Did you mean “{near}”?" if near else "Take the headings from the template, or delete the column."
        self.fault(1, position, "", f"No column is called {quoted(heading)}.", mend)

    def values(self, line):
        """Return {column: value} of the filled cells of a row; None for one that could not be read."""
        values = {}
        for position, cell in enumerate(line.cells):
            if not is_filled(cell):
                continue
            if column := self.columns.get(position):
                values[column] = self.read(line, position, column, cell)
            elif not self.heading(position):
                self.fault(line.number, position, "", "It has no heading.", "Head its column, or empty it.")
        return values

    def heading(self, position):
        return self.sheet.headings[position] if position < len(self.sheet.headings) else ""

    def read(self, line, position, column, cell):
        try:
            return column.read(cell)
        except Wrong as wrong:
            self.fault(line.number, position, column.heading, wrong.what, wrong.mend)
            return None

    def position_of(self, name):
        """Return where the column of this name stands; None when the sheet has none."""
        return next((position for position, column in self.columns.items() if column.name == name), None)

    def fault(self, row, position, heading, what, mend):
        letter = "" if position is None else get_column_letter(position + 1)
        self.faults.append(Fault(row, letter, heading, what, mend, self.title))

    def fault_at(self, row, name, what, mend):
        """Note what is wrong in the column of this name."""
        position = self.position_of(name)
        heading = "" if position is None else self.columns[position].heading
        self.fault(row, position, heading, what, mend)
