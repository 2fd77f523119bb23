"""Vocabularies as a table for a spreadsheet: CSV, one row a term.

    vocabulary    the slug of its vocabulary, such as theme
    uri           where the term came from, if it was imported; empty for the site's own terms
    slug          its name in addresses; never changes once the term is there
    label         the preferred label; the only column that a file must have
    status        draft, in-use or retired
    notation      a code
    broader       the slug of the term above it, in the same vocabulary
    related       slugs of related terms
    replaced_by   slugs of the terms that replaced a retired one
    synonyms, misspellings, definition, scope_note, change_note
    same_as       URIs of the same concept elsewhere
    position      its place in the order, a whole number

Several values in one cell stand one a line. A column that is not there leaves its field as it is; an empty cell
empties it. A cell that a spreadsheet would take for a formula, since it begins with = + - @, a tab or a carriage
return, is written with an apostrophe before it, and so is one that begins with apostrophes and then one of these;
reading takes that apostrophe off again.
"""

import csv
import io
import re

from django.utils.text import slugify

from taxonomy.models import Term
from taxonomy.plans import Refused
from taxonomy.skos.addresses import own_slugs, term_address
from taxonomy.skos.checks import LONGEST_SLUG, is_slug, whole_number
from taxonomy.skos.languages import tidy
from taxonomy.skos.placing import refuse_several
from taxonomy.skos.records import Concept, Scheme
from taxonomy.tables import Unreadable, text_of

COLUMNS = {
    "vocabulary": None,
    "uri": None,
    "slug": "slug",
    "label": "pref_label",
    "status": "status",
    "notation": "notation",
    "broader": "broader",
    "related": "related",
    "replaced_by": "replaced_by",
    "synonyms": "alt_labels",
    "misspellings": "hidden_labels",
    "definition": "definition",
    "scope_note": "scope_note",
    "change_note": "change_note",
    "same_as": "exact_match",
    "position": "sort_order",
}
"""The columns in their order, and the field of a term that each holds."""
LISTS = ("related", "replaced_by", "alt_labels", "hidden_labels", "exact_match")
REFERENCES = ("related", "replaced_by")
FORMULA = re.compile(r"'*[=+\-@\t\r]")
BOM = "\ufeff"


def write_table(schemes) -> bytes:
    """Return all terms of these vocabularies as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    slugs = {concept.uri: concept.values["slug"] for scheme in schemes for concept in scheme.concepts}
    for scheme in schemes:
        for concept in scheme.concepts:
            writer.writerow(safe(cell) for cell in cells_of(scheme, concept, slugs))
    return (BOM + text.getvalue()).encode()


def cells_of(scheme, concept, slugs):
    """Yield the cells of one row."""
    yield scheme.slug
    yield "" if own_slugs(concept.uri) else concept.uri
    for field in filter(None, COLUMNS.values()):
        value = concept.values[field]
        if field == "broader":
            yield slugs[value] if value else ""
        elif field in LISTS:
            yield "\n".join(slugs[one] for one in value) if field in REFERENCES else "\n".join(value)
        else:
            yield str(value)


def safe(cell):
    return f"'{cell}" if FORMULA.match(cell) else cell


def unsafe(cell):
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def read_table(content, chosen="") -> tuple[list[Scheme], list[str], list[str]]:
    """Return the vocabularies of a table, what is wrong with its rows, and nothing to note. With a vocabulary `chosen`
    all rows are of that one; else rows that name none stand in a Scheme without slug. Raises Refused."""
    header, rows = rows_of(content)
    schemes, faults, first = {}, [], {}
    for line, cells in rows:
        slug = chosen or cells.get("vocabulary", "").strip()
        scheme = schemes.setdefault(slug, Scheme(slug=slug, given=given_by(header)))
        concept = concept_of(slug, line, cells, faults)
        scheme.concepts.append(concept)
        known = first.setdefault(concept.ref, line)
        if known != line:
            faults.append(
                f"Line {line} has the slug or label of line {known}. Give each a slug of its own, or keep one."
            )
    refuse_several(chosen, {cells.get("vocabulary", "").strip() for _, cells in rows} - {""})
    return list(schemes.values()), faults, []


def rows_of(content):
    """Return the names of the columns, and (line, {column: cell}) of each row that is not empty."""
    try:
        reader = csv.reader(io.StringIO(text_of(content), newline=""), strict=True)
        header = [name.strip().lower() for name in next(reader, [])]
        refuse_header(header)
        rows, begins = [], reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((begins, cells_by_column(begins, header, cells)))
            begins = reader.line_num + 1
    except Unreadable as unreadable:
        raise Refused(*unreadable.args) from None
    except csv.Error as error:
        raise Refused(f"Line {reader.line_num} is not CSV ({error}). Save the table as CSV again.") from None
    return header, rows


def refuse_header(header):
    faults = [
        f"The first line names a column “{name[:40]}”, which is not known. The columns are: {', '.join(COLUMNS)}."
        for name in dict.fromkeys(header)
        if name not in COLUMNS
    ]
    faults += [
        f"The first line names the column “{name}” twice. Keep one." for name in COLUMNS if header.count(name) > 1
    ]
    if "label" not in header:
        faults.append("The first line names no column “label”. Every term needs one.")
    if faults:
        raise Refused(*faults)


def cells_by_column(line, header, cells):
    if len(cells) != len(header):
        raise Refused(
            f"Line {line} has {len(cells)} cells, and the first line has {len(header)}. "
            "A text with a comma in it stands in quotation marks."
        )
    return dict(zip(header, map(unsafe, cells), strict=True))


def given_by(header):
    return {field for name, field in COLUMNS.items() if field and name in header} - {"slug"}


def concept_of(vocabulary, line, cells, faults):
    """Return the concept of one row. What is wrong with its cells joins the faults."""
    values = {COLUMNS[name]: cell for name, cell in cells.items() if COLUMNS[name]}
    values = {field: lines_of(cell) if field in LISTS else tidy(cell) for field, cell in values.items()}
    slug = values.pop("slug", "").strip()
    concept = Concept(term_address(vocabulary, slug or slugify(values["pref_label"])), line=line, values=values)
    concept.uri = cells.get("uri", "").strip() or (concept.ref if is_slug(slug) and own_slugs(concept.ref) else "")
    if slug:
        values["slug"] = slug
    for field in (*REFERENCES, "broader"):
        if field in values:
            faults += reference_faults(concept, field, values[field])
            values[field] = references(vocabulary, values[field])
    faults += row_faults(concept, values)
    return concept


def lines_of(cell):
    return [line.strip() for line in cell.splitlines() if line.strip()]


def references(vocabulary, slugs):
    """Return slugs of the same vocabulary as the file refers to concepts."""
    if isinstance(slugs, str):
        return term_address(vocabulary, slugs) if slugs else None
    return [term_address(vocabulary, slug) for slug in slugs]


def reference_faults(concept, field, slugs):
    """Yield a sentence for each reference that no slug can be, such as a label."""
    for slug in [slugs] if isinstance(slugs, str) else slugs:
        if slug and not is_slug(slug):
            yield f"{concept} has “{slug[:40]}” in {field}. Write the slug of that term, such as {slugify(slug)[:40]}."


def row_faults(concept, values):
    """Yield a sentence for each cell that cannot be right, and put what the others mean in its place."""
    if not values["pref_label"]:
        yield f"{concept} has no label. Fill it in."
    if not is_slug(values.get("slug", "a")):
        yield (
            f"{concept} has the slug “{values['slug'][:40]}”. Use letters without accents, digits and hyphens only, "
            f"{LONGEST_SLUG} of them at most."
        )
    if "status" in values:
        values["status"] = values["status"] or Term.Status.IN_USE
        if values["status"] not in Term.Status.values:
            yield f"{concept} has the status “{values['status'][:40]}”. Write {', '.join(Term.Status.values)}."
    if position := values.pop("sort_order", ""):
        values["sort_order"] = whole_number(position)
        if values["sort_order"] is None:
            yield f"{concept} has the position “{position[:40]}”. Write a whole number."
