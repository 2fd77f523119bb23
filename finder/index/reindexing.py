"""Makes the index agree with all pages, in small steps: what is right already is left alone, so that it can be stopped
and started again, and readers use the index meanwhile."""

from collections.abc import Iterator

from wagtail.models import Page

from finder.index.wanted import Coverage
from finder.index.writing import Difference, difference_of, refresh
from finder.models import IndexVersion
from taxonomy.uses import in_parts


def all_page_ids():
    """Return the ids of every page, in order. An entry never outlives its page, so these are all there are."""
    return Page.objects.order_by("pk").values_list("pk", flat=True)


def reindex() -> Iterator[set[int]]:
    """Refresh the entries of all pages, each part in a transaction of its own; yield the ids of those that changed."""
    coverage = Coverage()
    for part in in_parts(all_page_ids()):
        yield refresh(part, coverage)


def check() -> Iterator[Difference]:
    """Yield how the entries differ from the pages, part by part. Nothing is written."""
    coverage = Coverage()
    for part in in_parts(all_page_ids()):
        yield difference_of(part, coverage)


def fill_empty_index(**kwargs):
    """Index the pages of a site that had no index before, once its tables are there."""
    if not IndexVersion.objects.filter(number__gt=0).exists():
        for _ in reindex():
            pass
