"""What every test stands on."""

import pytest
from django.core.cache import cache

from finder.index.snapshot import HOLDER


@pytest.fixture(autouse=True)
def empty_cache():
    """The cache and the index in memory outlive a test's database, and would speak of pages that are gone."""
    cache.clear()
    HOLDER.forget()
