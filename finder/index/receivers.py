"""Brings the index up to date with every change that can alter what the public may find, in its transaction."""

from django.db import connection, transaction
from django.db.models.query import QuerySet
from wagtail.models import Page

from content.models import BOOK_KEEPING
from finder.index.wanted import Coverage
from finder.index.writing import (
    drop,
    hold_index,
    note_change_of_vocabularies,
    note_change_of_what_pages_show,
    note_departures,
    refresh,
)
from finder.models import Entry, EntryTerm
from taxonomy.models import PageTerm
from taxonomy.uses import in_parts


def hold(**kwargs):
    """Be the only one to change the index, before the pages or terms of this change are locked."""
    if connection.in_atomic_block:
        hold_index()


def page_was_saved(page, **kwargs):
    refresh([page.pk])


def shown_thing_was_saved(created, raw=False, update_fields=None, **kwargs):
    """A picture was described anew, say, or the hub moved. What is new is on no page yet, and a picture that notes its
    file's hash looks as before."""
    if not raw and not created and update_fields is None:
        note_change_of_what_pages_show()


def base_page_was_saved(instance, update_fields=None, raw=False, **kwargs):
    """A page saved as a bare Page is one that moved, with all below it, or was given another title."""
    if not raw and (update_fields is None or not BOOK_KEEPING.issuperset(update_fields)):
        refresh_below(instance.path)
        refresh([instance.pk])


def restriction_changed(instance, **kwargs):
    """The privacy of a page holds for all below it too."""
    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path:
        refresh_below(path)


def refresh_below(path):
    """Refresh a page and all below it, looked up when nobody else can add to them."""
    with transaction.atomic():
        hold_index()
        refresh(Page.objects.filter(path__startswith=path).values_list("pk", flat=True), contents=False)


def page_is_deleted(page, **kwargs):
    """Drop a page that is about to be deleted, and all below it, at once and not one by one."""
    with transaction.atomic():
        hold_index()
        drop(Entry.objects.filter(page__path__startswith=page.path).values_list("pk", flat=True))


def entry_was_deleted(instance, origin=None, **kwargs):
    """The page of an entry went another way than through its own delete(). What the index deletes, it notes itself."""
    if not (isinstance(origin, QuerySet) and origin.model is Entry):
        note_departures([instance.pk])


def terms_were_changed(term_ids, **kwargs):
    """Refresh what these terms found before, and what they find now."""
    with transaction.atomic():
        hold_index()
        coverage, pages = Coverage(), set()
        for part in in_parts(term_ids):
            pages.update(EntryTerm.objects.filter(term__in=part).values_list("entry_id", flat=True))
        for part in in_parts(coverage.finding(term_ids)):
            pages.update(PageTerm.objects.filter(term__in=part).values_list("page_id", flat=True))
        refresh(pages, coverage, contents=False)
        note_change_of_vocabularies()


def vocabulary_was_saved(instance, created=False, raw=False, **kwargs):
    """Whether a vocabulary is cumulative decides which pages its terms find."""
    if not raw:
        terms_were_changed([] if created else instance.terms.values_list("pk", flat=True))


def part_of_vocabulary_was_saved(raw=False, **kwargs):
    """A term was written by itself, or where a vocabulary applies."""
    if not raw:
        note_change_of_vocabularies()
