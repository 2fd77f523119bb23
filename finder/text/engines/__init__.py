"""How each database looks words up: one small interface, two implementations.

An engine has `matching(phrases, parts)`, `titles_beginning(words, number)` and `spellings()`. What it is given are
folded words of letters and numbers alone, so that no operator of a database's own can be among them.
"""

from django.db import connection

from finder.text.engines import postgresql, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def engine():
    """Return the engine of the database that is read."""
    return ENGINES[connection.vendor]
