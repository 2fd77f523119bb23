"""Spreadsheets as people make them, and the command that reads them."""

import csv
import io
import zipfile

from django.core.management import call_command
from openpyxl import Workbook

HEADINGS = ["Identifier", "Title", "Result", "Summary", "Lead organisation", "Start year", "Theme", "The challenge"]


def row(title="", **cells):
    """Return a row below HEADINGS: row("Falls clinic", Theme="Co-production")."""
    return [{"Title": title, **cells}.get(heading, "") for heading in HEADINGS]


def csv_of(*rows, headings=HEADINGS, encoding="utf-8-sig", delimiter=","):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([headings, *rows])
    return text.getvalue().encode(encoding)


def workbook_of(**sheets):
    """Return a workbook: workbook_of(**{"Case studies": [headings, row, …], "Partners": […]})."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for line in rows:
            sheet.append(line)
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def archive_of(parts):
    """Return a ZIP archive of {name: bytes}."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_part(workbook, name, content):
    """Return a workbook with one more part, or another in the place of the one with this name."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return archive_of(parts | {name: content})


class Command:
    """The command `import_case_studies`, and what it wrote last."""

    def __init__(self, folder):
        self.folder, self.output = folder, ""

    def run(self, content, name="cases.csv", **options):
        path = self.folder / name
        path.write_bytes(content)
        out = io.StringIO()
        call_command("import_case_studies", path, stdout=out, **options)
        self.output = out.getvalue()
        return self.output
