"""Keeps the words of every entry and what its card shows."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

# SQLite drops triggers when it makes a table anew: a later migration that alters `finder_entrytext` makes them again.
ON_SQLITE = [
    """CREATE VIRTUAL TABLE finder_words USING fts5(
        title, lead, summary, body, content='finder_entrytext', content_rowid='entry_id',
        tokenize='porter unicode61 remove_diacritics 2'
    )""",
    """CREATE VIRTUAL TABLE finder_names USING fts5(
        title, lead, summary, content='finder_entrytext', content_rowid='entry_id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3'
    )""",
    "CREATE VIRTUAL TABLE finder_spellings USING fts5vocab(finder_names, row)",
    """CREATE TRIGGER finder_entrytext_added AFTER INSERT ON finder_entrytext BEGIN
        INSERT INTO finder_words (rowid, title, lead, summary, body)
            VALUES (new.entry_id, new.title, new.lead, new.summary, new.body);
        INSERT INTO finder_names (rowid, title, lead, summary)
            VALUES (new.entry_id, new.title, new.lead, new.summary);
    END""",
    """CREATE TRIGGER finder_entrytext_removed AFTER DELETE ON finder_entrytext BEGIN
        INSERT INTO finder_words (finder_words, rowid, title, lead, summary, body)
            VALUES ('delete', old.entry_id, old.title, old.lead, old.summary, old.body);
        INSERT INTO finder_names (finder_names, rowid, title, lead, summary)
            VALUES ('delete', old.entry_id, old.title, old.lead, old.summary);
    END""",
    """CREATE TRIGGER finder_entrytext_changed AFTER UPDATE ON finder_entrytext BEGIN
        INSERT INTO finder_words (finder_words, rowid, title, lead, summary, body)
            VALUES ('delete', old.entry_id, old.title, old.lead, old.summary, old.body);
        INSERT INTO finder_names (finder_names, rowid, title, lead, summary)
            VALUES ('delete', old.entry_id, old.title, old.lead, old.summary);
        INSERT INTO finder_words (rowid, title, lead, summary, body)
            VALUES (new.entry_id, new.title, new.lead, new.summary, new.body);
        INSERT INTO finder_names (rowid, title, lead, summary)
            VALUES (new.entry_id, new.title, new.lead, new.summary);
    END""",
]
OFF_SQLITE = [
    *(f"DROP TRIGGER finder_entrytext_{event}" for event in ("added", "removed", "changed")),
    *(f"DROP TABLE finder_{name}" for name in ("spellings", "names", "words")),
]

# The parser takes what punctuation joins, such as and/or or 24.7, for a path or a number: here it is several words.
WORDS_OF = "translate({}, './@-_:&=+%#~<>', '              ')"
KINDS = "asciiword, word, numword, hword_asciipart, hword_part, hword_numpart, int, uint, float, sfloat"
# Between the parts, so that no phrase begins in one and ends in the next.
BOUNDARY = " partboundary7f3a9c "


def to_vector(configuration, *columns):
    text = f" || '{BOUNDARY}' || ".join(WORDS_OF.format(column) for column in columns)
    return f"tsvector GENERATED ALWAYS AS (to_tsvector('{configuration}', {text})) STORED"


def configuration(name, dictionary):
    """Words and numbers, without diacritics and without stop words."""
    return [
        f"CREATE TEXT SEARCH CONFIGURATION {name} (PARSER = pg_catalog.default)",
        f"ALTER TEXT SEARCH CONFIGURATION {name} ADD MAPPING FOR {KINDS} WITH unaccent, {dictionary}",
    ]


VECTORS = {
    "title_words": to_vector("finder_words", "title"),
    "lead_words": to_vector("finder_words", "lead"),
    "summary_words": to_vector("finder_words", "summary"),
    "all_words": to_vector("finder_words", "title", "lead", "summary", "body"),
    "title_names": to_vector("finder_names", "title"),
    "names": to_vector("finder_names", "title", "lead", "summary"),
}
INDEXED = [name for name in VECTORS if name != "names"]
PARTS = ("title", "lead", "summary", "all")
# The planner does not know what reading a vector from beside the table costs, and would read them all.
HAVING = """CREATE FUNCTION finder_having_{0}(words text) RETURNS int[] LANGUAGE sql STABLE SET enable_seqscan = off AS
    $$ SELECT array_agg(entry_id) FROM finder_entrytext WHERE {0}_words @@ phraseto_tsquery('finder_words', words) $$"""
ON_POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE TEXT SEARCH DICTIONARY finder_stem (TEMPLATE = snowball, LANGUAGE = porter)",
    *configuration("finder_words", "finder_stem"),
    *configuration("finder_names", "simple"),
    *(f"ALTER TABLE finder_entrytext ADD COLUMN {name} {kind}" for name, kind in VECTORS.items()),
    # Without fastupdate: each search would read all that was written since the last vacuum.
    *(
        f"CREATE INDEX finder_{name} ON finder_entrytext USING gin ({name}) WITH (fastupdate = off)"
        for name in INDEXED
    ),
    # Texts and vectors lie beside the table, so that looking up what matches reads few pages of it.
    "ALTER TABLE finder_entrytext SET (toast_tuple_target = 128)",
    *map(HAVING.format, PARTS),
]
OFF_POSTGRESQL = [
    *(f"DROP FUNCTION finder_having_{part}" for part in PARTS),
    *(f"ALTER TABLE finder_entrytext DROP COLUMN {name}" for name in VECTORS),
    *(f"DROP TEXT SEARCH CONFIGURATION {name}" for name in ("finder_names", "finder_words")),
    "DROP TEXT SEARCH DICTIONARY finder_stem",
]


def on(apps, schema_editor):
    run(schema_editor, {"sqlite": ON_SQLITE, "postgresql": ON_POSTGRESQL})


def off(apps, schema_editor):
    run(schema_editor, {"sqlite": OFF_SQLITE, "postgresql": OFF_POSTGRESQL})


def run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [
        ("finder", "0003_empty_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="EntryText",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="finder.entry",
                    ),
                ),
                ("title", models.TextField(blank=True)),
                ("lead", models.TextField(blank=True)),
                ("summary", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
            ],
        ),
        migrations.AddField(
            model_name="entry",
            name="facts",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="entry",
            name="term_ids",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="indexversion",
            name="vocabularies",
            field=models.UUIDField(default=uuid.uuid4),
        ),
        migrations.RunPython(on, off),
    ]
