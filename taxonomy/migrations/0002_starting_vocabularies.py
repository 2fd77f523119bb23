"""Loads the starting vocabularies. It runs once, so whatever hub staff change afterwards stays as they left it."""

import tomllib
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parents[1] / "data" / "vocabularies"
TERM_FIELDS = ["pref_label", "definition", "scope_note", "alt_labels", "hidden_labels", "notation"]
VOCABULARY_FIELDS = [
    "name",
    "help_text",
    "multiple",
    "hierarchical",
    "ordered",
    "cumulative",
    "is_filter",
    "sort_order",
]


def pick(record, fields):
    return {field: record[field] for field in fields if field in record}


def load_vocabulary(apps, record):
    Vocabulary = apps.get_model("taxonomy", "Vocabulary")
    Term = apps.get_model("taxonomy", "Term")
    vocabulary = Vocabulary.objects.create(slug=record["slug"], **pick(record, VOCABULARY_FIELDS))
    for use in record["applies_to"]:
        vocabulary.uses.create(**use)
    terms = {}
    for position, term in enumerate(record["terms"]):
        terms[term["slug"]] = Term.objects.create(
            vocabulary=vocabulary,
            slug=term["slug"],
            sort_order=position,
            broader=terms[term["broader"]] if "broader" in term else None,
            **pick(term, TERM_FIELDS),
        )


def load_vocabularies(apps, schema_editor):
    for path in sorted(DATA.glob("*.toml")):
        load_vocabulary(apps, tomllib.loads(path.read_text(encoding="utf-8")))


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0001_initial")]

    operations = [migrations.RunPython(load_vocabularies, migrations.RunPython.noop)]
