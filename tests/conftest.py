"""What every test stands on."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def empty_cache():
    """The cache outlives a test's rolled-back database, and would speak of pages that are gone."""
    cache.clear()
