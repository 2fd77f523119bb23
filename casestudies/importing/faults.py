"""What is wrong with a file, cell by cell."""

from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong: where, what, and what would be right."""

    row: int
    column: str
    """The letter of the column; empty for the row as a whole."""
    heading: str
    what: str
    mend: str
    sheet: str = ""
    """The sheet, when it is not the one of case studies."""

    @property
    def place(self):
        column = f"column {self.column}" if self.column else ""
        heading = f" ({self.heading})" if self.heading else ""
        return ", ".join(filter(None, [self.sheet and f"Sheet “{self.sheet}”", f"Row {self.row}", column + heading]))

    def __str__(self):
        return f"{self.place}: {self.what} {self.mend}"
