"""People at the doors of the vocabulary manager."""

import pytest

from tests.factories.users import UserFactory


@pytest.fixture
def manager(db):
    return UserFactory(group="Taxonomy managers")


@pytest.fixture
def as_manager(client, manager):
    client.force_login(manager)
    return client


@pytest.fixture
def as_editor(client, db):
    client.force_login(UserFactory(group="Editors"))
    return client
