"""What every test stands on."""

import pytest
from django.core.cache import cache

from finder.index.snapshot import HOLDER


@pytest.fixture(autouse=True)
def empty_cache():
    """The cache and the index in memory outlive a test's database, and would speak of pages that are gone."""
    cache.clear()
    HOLDER.forget()


def pytest_collection_modifyitems(items):
    """Begin with the longest test, so that no process waits for it at the end."""
    items.sort(key=lambda item: item.name != "test_any_sequence_of_changes_leaves_the_taxonomy_sound")
