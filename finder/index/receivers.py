"""Brings the index up to date with every change that can alter what the public may find, in its transaction."""

from django.db import connection, transaction
from django.db.models.query import QuerySet
from wagtail.models import Page

from finder.index.wanted import Coverage
from finder.index.writing import hold_index, note_departures, raise_version, refresh
from finder.models import Entry, EntryTerm
from taxonomy.models import PageTerm
from taxonomy.uses import in_parts


def hold(**kwargs):
    """Be the only one to change the index, before the pages or terms of this change are locked."""
    if connection.in_atomic_block:
        hold_index()


def page_was_saved(page, **kwargs):
    refresh([page.pk])


def base_page_was_saved(instance, update_fields=None, raw=False, **kwargs):
    """A page saved as a bare Page is one that moved, with all below it."""
    if update_fields is None and not raw:
        refresh_below(instance.path)


def restriction_changed(instance, **kwargs):
    """The privacy of a page holds for all below it too."""
    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path:
        refresh_below(path)


def refresh_below(path):
    """Refresh a page and all below it."""
    below = Page.objects.filter(path__startswith=path).values_list("pk", flat=True)
    refresh(below)


def entry_was_deleted(instance, origin=None, **kwargs):
    """The page of an entry was deleted. What the index itself deletes it notes itself."""
    if isinstance(origin, QuerySet) and origin.model is Entry:
        return
    with transaction.atomic():
        version = hold_index()
        note_departures([instance.pk], version.number + 1)
        raise_version(version)


def terms_were_changed(term_ids, **kwargs):
    """Refresh what these terms found before, and what they find now."""
    coverage, pages = Coverage(), set()
    for part in in_parts(term_ids):
        pages.update(EntryTerm.objects.filter(term__in=part).values_list("entry_id", flat=True))
    for part in in_parts(coverage.finding(term_ids)):
        pages.update(PageTerm.objects.filter(term__in=part).values_list("page_id", flat=True))
    refresh(pages, coverage)


def vocabulary_was_saved(instance, created=False, raw=False, **kwargs):
    """Whether a vocabulary is cumulative decides which pages its terms find."""
    if not created and not raw:
        terms_were_changed(instance.terms.values_list("pk", flat=True))
