"""The command, and people who may and may not import."""

import pytest

from tests.factories.users import UserFactory
from tests.importing.sheets import Command


@pytest.fixture
def command(tmp_path):
    return Command(tmp_path)


@pytest.fixture
def editor(db):
    return UserFactory(group="Editors")


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client
