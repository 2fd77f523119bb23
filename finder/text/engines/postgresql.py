"""Words looked up by PostgreSQL's text search: https://www.postgresql.org/docs/current/textsearch.html"""

from django.db import connection
from pyroaring import BitMap

FOUND = "SELECT {}, finder_having_{}(%s)"


def matching(phrases, parts):
    """Return {(phrase, part): ids of the entries where these words stand together}. A part None is the whole entry."""
    keys = [(phrase, part) for phrase in phrases for part in parts]
    if not keys:
        return {}
    with connection.cursor() as cursor:
        statement = " UNION ALL ".join(FOUND.format(number, part or "all") for number, (_, part) in enumerate(keys))
        cursor.execute(statement, [" ".join(phrase) for phrase, _ in keys])
        return {keys[number]: BitMap(ids or ()) for number, ids in cursor.fetchall()}


def titles_beginning(words, number):
    """Return the ids of so many entries whose titles have all these words, the last perhaps only begun."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT entry_id FROM finder_entrytext, to_tsquery('finder_names', %s) asked WHERE title_names @@ asked "
            "ORDER BY ts_rank(title_names, asked, 1) DESC, entry_id LIMIT %s",
            [f"{' & '.join(words)}:*", number],
        )
        return [pk for (pk,) in cursor.fetchall()]


def spellings():
    """Return {word: number of entries} of the words as they are written in titles, results and summaries."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, ndoc FROM ts_stat('SELECT names FROM finder_entrytext')")
        return dict(cursor.fetchall())
