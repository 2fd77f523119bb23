"""Files that are refused before anything opens them, each with what to do instead. No database is asked."""

import io
import zipfile

import pytest
from django.core.management import CommandError, call_command

from tests.importing.sheets import archive_of, csv_of, row, with_part, workbook_of

SHEET = workbook_of(**{"Case studies": [["Title"], ["Falls clinic"]]})
TYPES = b'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.%s.main+xml"/></Types>'


def bomb():
    """A sheet of zeros: some kilobytes that unpack to a thousand times as much."""
    file = io.BytesIO(SHEET)
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet2.xml", "w", force_zip64=True) as part,
    ):
        part.write(bytes(60_000_000))
    return file.getvalue()


def lying():
    """A workbook whose directory says that its largest part is empty."""
    content = bytearray(SHEET)
    with zipfile.ZipFile(io.BytesIO(SHEET)) as archive:
        part = archive.getinfo("xl/workbook.xml")
    at = content.index(b"PK\x01\x02", archive.start_dir)
    while content[at + 46 : at + 46 + len(part.filename)] != part.filename.encode():
        at = content.index(b"PK\x01\x02", at + 4)
    content[at + 24 : at + 28] = (1).to_bytes(4, "little")
    return bytes(content)


def entities():
    with zipfile.ZipFile(io.BytesIO(SHEET)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    return with_part(SHEET, "xl/worksheets/sheet1.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + sheet)


REFUSED = {
    "zip bomb": ("cases.xlsx", bomb, "Unpacked, this workbook is larger than 50 MB"),
    "a directory that lies": ("cases.xlsx", lying, "damaged"),
    "macros": ("cases.xlsx", lambda: with_part(SHEET, "xl/vbaProject.bin", b"code"), "has macros"),
    "macros by type": (
        "cases.xlsx",
        lambda: with_part(SHEET, "[Content_Types].xml", b"<Types>application/vnd.ms-excel.sheet.macroEnabled</Types>"),
        "has macros",
    ),
    "links to other workbooks": (
        "cases.xlsx",
        lambda: with_part(SHEET, "xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
        "links to other workbooks",
    ),
    "embedded programs": ("cases.xlsx", lambda: with_part(SHEET, "xl/activeX/activeX1.bin", b"x"), "embedded"),
    "entities": ("cases.xlsx", entities, "no spreadsheet writes"),
    "a picture": ("cases.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "not a workbook, whatever its name says"),
    "an old Excel file": ("cases.xlsx", lambda: b"\xd0\xcf\x11\xe0" + bytes(99), "an old Excel file"),
    "a Word document": (
        "cases.xlsx",
        lambda: archive_of({"[Content_Types].xml": TYPES % b"wordprocessingml.document"}),
        "This is a Word document",
    ),
    "another archive": ("cases.xlsx", lambda: archive_of({"a.txt": b"a"}), "an archive (ZIP)"),
    "half a workbook": ("cases.xlsx", lambda: SHEET[: len(SHEET) // 2], "damaged"),
    "a sheet that is no XML": ("cases.xlsx", lambda: with_part(SHEET, "xl/worksheets/sheet1.xml", b"<a"), "damaged"),
    "text called a workbook": ("cases.xlsx", lambda: csv_of(row("Falls")), "not a workbook"),
    "a workbook called CSV": ("cases.csv", lambda: SHEET, "This is a workbook, not CSV"),
    "NUL characters": ("cases.csv", lambda: b"Title\nFalls\0clinic\n", "NUL characters"),
    "bytes that are no text": ("cases.csv", lambda: b"Title\n\x81\x8d\n", "no text that can be read"),
    "a quotation mark too many": ("cases.csv", lambda: b'Title\n"Falls" clinic"\n', "Line 2 is not CSV"),
    "nothing": ("cases.csv", lambda: b" \n", "The file is empty"),
    "another kind of file": ("cases.ods", lambda: SHEET, "must end in .xlsx or .csv"),
    "too large a file": ("cases.csv", lambda: b"a" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    "too many rows": ("cases.csv", lambda: b"Title\n" + b"x\n" * 5001, "more than 5,000 rows"),
    "two thousand million rows": (
        "cases.xlsx",
        lambda: with_part(
            SHEET,
            "xl/worksheets/sheet1.xml",
            b'<worksheet xmlns="http://schemas.openxmlformats.org/'
            b'spreadsheetml/2006/main"><sheetData><row r="2000000000"/></sheetData></worksheet>',
        ),
        "goes on beyond row 50,000",
    ),
}


@pytest.mark.parametrize(("name", "content", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_it_says_why_and_what_to_do(command, name, content, why):
    with pytest.raises(CommandError) as refused:
        command.run(content(), name=name)
    assert why in str(refused.value)
    assert str(refused.value).endswith("Nothing was imported.")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"gone\.csv cannot be read"):
        call_command("import_case_studies", tmp_path / "gone.csv")
