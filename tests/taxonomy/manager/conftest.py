"""Two themes, of which one is to go."""

import pytest

from tests.factories.terms import TermFactory


@pytest.fixture
def old(db):
    return TermFactory(slug="old", pref_label="Old", alt_labels=["Ancient"])


@pytest.fixture
def new(db):
    return TermFactory(slug="new", pref_label="New")
