"""Vocabularies as a file, in any of the formats in which they are given out."""

from taxonomy.skos.graph import graph_of
from taxonomy.skos.serialising import MEDIA_TYPES, serialise
from taxonomy.skos.table import write_table

FORMATS = {**MEDIA_TYPES, "csv": "text/csv"}
"""{ending of the file's name: its media type}"""


def export(schemes, form) -> bytes:
    """Return vocabularies in one of the formats, the same bytes for the same vocabularies."""
    return write_table(schemes) if form == "csv" else serialise(graph_of(schemes), form)
