"""A vocabulary with everything that a term may have."""

import pytest

from taxonomy.models import Vocabulary
from tests.factories.terms import TermFactory

AWKWARD = "Says “so”, \\ 'thus' and \"thus\":\r\n\r\n- once,\n- twice\tand £5 < €6 & more."


@pytest.fixture
def topic_vocabulary(db):
    vocabulary = Vocabulary.objects.create(
        name="Topic", slug="topic", help_text="What it is about.", hierarchical=True, multiple=False, sort_order=20
    )
    vocabulary.uses.create(page_type="case-study", required=True, maximum=3)
    vocabulary.uses.create(page_type="story")
    return vocabulary


@pytest.fixture
def care(topic_vocabulary):
    return TermFactory(vocabulary="topic", slug="care", pref_label="Care", notation="A1", definition="Tending.")


@pytest.fixture
def rich(topic_vocabulary):
    """Return the terms of a vocabulary that has everything."""
    made = {
        "care": TermFactory(vocabulary="topic", slug="care", pref_label="Care", notation="A1", sort_order=3),
        "odd": TermFactory(
            vocabulary="topic",
            slug="odd",
            pref_label="=1+1",
            uri="https://example.org/odd",
            definition=AWKWARD,
            scope_note="'=apostrophes",
            change_note="-",
            alt_labels=["Zebra", "Äpfel", "“quoted”"],
            hidden_labels=["@sum", "zebrra"],
            exact_match=["https://example.org/b", "urn:example:a"],
        ),
        "waiting": TermFactory(vocabulary="topic", slug="waiting", pref_label="Waiting", status="draft"),
        "old": TermFactory(vocabulary="topic", slug="old", pref_label="Old", status="retired"),
    }
    made["falls"] = TermFactory(vocabulary="topic", slug="falls", pref_label="Falls", broader=made["care"])
    made["below"] = TermFactory(vocabulary="topic", slug="below", pref_label="Below", broader=made["waiting"])
    made["falls"].related.add(made["odd"], made["waiting"])
    made["old"].replaced_by.add(made["falls"], made["odd"])
    return made
