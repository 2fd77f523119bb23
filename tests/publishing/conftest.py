"""People at the admin's doors, and the pages they meet."""

import pytest

from casestudies.models import CaseStudyIndexPage
from tests.factories.terms import TermFactory
from tests.factories.users import UserFactory


@pytest.fixture
def case_studies(db):
    return CaseStudyIndexPage.objects.get()


@pytest.fixture
def author(db):
    return UserFactory(group="Authors")


@pytest.fixture
def editor(db):
    return UserFactory(group="Editors")


@pytest.fixture
def taxonomy_manager(db):
    return UserFactory(group="Taxonomy managers")


@pytest.fixture
def as_author(client, author):
    client.force_login(author)
    return client


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def old(db):
    """A theme that pages lose."""
    return TermFactory(slug="old", pref_label="Old")


@pytest.fixture
def new(db):
    """A theme that they get."""
    return TermFactory(slug="new", pref_label="New")
