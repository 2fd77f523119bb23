"""Words looked up by SQLite's FTS5: https://www.sqlite.org/fts5.html"""

import json

from django.db import connection
from pyroaring import BitMap

FOUND = "SELECT {}, (SELECT json_group_array(rowid) FROM finder_words WHERE finder_words MATCH %s)"


def matching(phrases, parts):
    """Return {(phrase, part): ids of the entries where these words stand together}. A part None is the whole entry."""
    keys = [(phrase, part) for phrase in phrases for part in parts]
    if not keys:
        return {}
    with connection.cursor() as cursor:
        statement = " UNION ALL ".join(map(FOUND.format, range(len(keys))))
        cursor.execute(statement, [expression(*key) for key in keys])
        return {keys[number]: BitMap(json.loads(ids)) for number, ids in cursor.fetchall()}


def titles_beginning(words, number):
    """Return the ids of so many entries whose titles have all these words, the last perhaps only begun."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM finder_names WHERE finder_names MATCH %s ORDER BY rank LIMIT %s",
            [f"{{title}} : ({' AND '.join(map(quoted, words))} *)", number],
        )
        return [pk for (pk,) in cursor.fetchall()]


def spellings():
    """Return {word: number of entries} of the words as they are written in titles, results and summaries."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT term, doc FROM finder_spellings")
        return dict(cursor.fetchall())


def expression(phrase, part):
    text = quoted(" ".join(phrase))
    return f"{{{part}}} : {text}" if part else text


def quoted(text):
    return f'"{text}"'
