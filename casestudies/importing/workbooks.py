"""What is asked of a workbook before anything opens it: that it is one, small enough, and without anything that runs.

A workbook is a ZIP archive. Its directory says how large each part is, and no more than that is ever unpacked.
"""

import io
import re
import zipfile
import zlib

from taxonomy.plans import Refused

WORKBOOK = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""Begins Office files of before 2007, and those of today that have a password."""
MOST_UNPACKED = 50 * 1024 * 1024
MOST_PARTS = 1_000
MOST_OF_A_LIST = 1024 * 1024
"""Bytes of the list of parts and their types."""
TYPES = "[Content_Types].xml"
SPREADSHEET = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
OTHER_OFFICE = {
    b"wordprocessingml": "This is a Word document, not a spreadsheet.",
    b"presentationml": "This is a presentation, not a spreadsheet.",
}
DANGEROUS = {
    re.compile(r"vbaproject|vbadata|macrosheets/", re.I): "macros",
    re.compile(r"externallinks/", re.I): "links to other workbooks",
    re.compile(r"activex/|embeddings/", re.I): "embedded programs or files",
}
DECLARATION = 2048
"""So many bytes at the beginning of a part say whether it defines entities, which a spreadsheet never does."""
SAVE_AS = "Save the table as an Excel workbook (.xlsx) and choose that."
AS_VALUES = "Copy the table into the template as values, and choose that."


def refuse_hostile(content):
    """Raise Refused unless these bytes are a workbook that can be opened safely."""
    if content.startswith(OLD_OFFICE):
        raise Refused(f"This is an old Excel file (.xls), or one with a password. {SAVE_AS}")
    if not content.startswith(WORKBOOK):
        raise Refused(f"This is not a workbook, whatever its name says. {SAVE_AS}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            refuse_size(archive.infolist())
            refuse_dangerous(archive.namelist())
            refuse_other_types(types_in(archive))
            refuse_entities(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
        raise Refused("This workbook is damaged. Open it in Excel or LibreOffice and save it again.") from None


def refuse_size(parts):
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused(
            f"Unpacked, this workbook is larger than {MOST_UNPACKED // 1024**2} MB, so it was not opened."
            " Copy the table into the template, without pictures, and choose that."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(f"This workbook has a password. Take it off: {SAVE_AS}")


def refuse_dangerous(names):
    for pattern, what in DANGEROUS.items():
        if any(pattern.search(name) for name in names):
            raise Refused(f"This workbook has {what}, so it was not opened. {AS_VALUES}")


def types_in(archive):
    """Return the list of the workbook's parts and their types."""
    if TYPES not in archive.namelist():
        raise Refused(f"This is an archive (ZIP), not a workbook. {SAVE_AS}")
    with archive.open(TYPES) as part:
        return part.read(MOST_OF_A_LIST)


def refuse_other_types(types):
    if b"macroenabled" in types.lower():
        raise Refused(f"This workbook has macros, so it was not opened. {AS_VALUES}")
    if SPREADSHEET not in types:
        what = next((what for kind, what in OTHER_OFFICE.items() if kind in types), "This is not a workbook.")
        raise Refused(f"{what} {SAVE_AS}")


def refuse_entities(archive):
    """Raise Refused when a part defines entities, by which a few bytes can stand for gigabytes, or hides that it
    does by another encoding."""
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(part) as file:
                start = file.read(DECLARATION)
            if b"<!DOCTYPE" in start or b"<!ENTITY" in start or b"\0" in start:
                raise Refused(f"This workbook has parts that no spreadsheet writes, so it was not opened. {AS_VALUES}")
