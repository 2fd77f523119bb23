"""Makes the index agree with all pages, in small steps: what is right already is left alone, so that it can be stopped
and started again, and readers use the index meanwhile."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page

from content.models import content_page_types
from finder.index.visibility import public_pages
from finder.index.wanted import Coverage
from finder.index.writing import Difference, difference_of, refresh
from taxonomy.uses import in_parts


def all_page_ids():
    """Return the ids of every page, in order. An entry never outlives its page, so these are all there are."""
    return Page.objects.order_by("pk").values_list("pk", flat=True)


def reindex() -> Iterator[set[int]]:
    """Refresh the entries of all pages, each part in a transaction of its own and by the vocabularies as they stand
    then; yield the ids of those that changed."""
    for part in in_parts(all_page_ids()):
        yield refresh(part)


def check() -> Iterator[Difference]:
    """Yield how the entries differ from the pages, part by part. Nothing is written. What differs is looked at twice,
    since a page may be published between one look and the next."""
    for part in in_parts(all_page_ids()):
        if found := difference_of(part, Coverage()).page_ids:
            yield difference_of(sorted(found), Coverage())


def fill_empty_index(using="default", **kwargs):
    """Index the public pages that have no entry, once a migration has left all tables as they should be: those of a
    site from before there was an index, or of one whose first indexing was interrupted."""
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    types = ContentType.objects.get_for_models(*content_page_types().values()).values()
    if public_pages().filter(content_type__in=types, finder_entry=None).exists():
        for _ in reindex():
            pass
