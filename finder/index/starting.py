"""What a process does before its first reader comes."""

import logging

from django.db import DatabaseError, connections

from finder.index.snapshot import current_snapshot

logger = logging.getLogger(__name__)


def read_index():
    """Read the index and the vocabularies into memory. A database that does not answer yet, or has no tables, stops
    nothing: the first request reads them then."""
    try:
        current_snapshot().vocabularies.of([])
    except DatabaseError as error:
        logger.warning("The index could not be read at the start: %s", error)
    finally:
        connections.close_all()  # a process that forks must not share them
