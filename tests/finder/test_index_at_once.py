"""People who change what the public may find at the same moment wait for each other, and the index stays right."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import PageViewRestriction

from casestudies.models import CaseStudyPage
from home.models import StandardPage
from taxonomy.applying import carry_out
from taxonomy.operations.endings import plan_merge
from tests.factories.pages import CaseStudyPageFactory, StandardPageFactory
from tests.factories.terms import term

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
A_MOMENT = 0.5
"""Seconds in which the second of two surely meets the first."""


def in_thread(act):
    def closing():
        try:
            return act()
        finally:
            connection.close()

    return closing


def together(*acts):
    """Do these in threads of their own; raise what any of them raises."""
    with ThreadPoolExecutor(len(acts)) as pool:
        for done in [pool.submit(in_thread(act)) for act in acts]:
            done.result(timeout=60)


def newest(page):
    return CaseStudyPage.objects.get(pk=page.pk).get_latest_revision()


def test_a_draft_that_is_published_at_once_meets_a_bulk_publication():
    first, second = CaseStudyPageFactory(), CaseStudyPageFactory()
    has_begun = Event()

    def publish_both():
        with transaction.atomic():
            newest(first).publish()
            has_begun.set()
            Event().wait(A_MOMENT)
            newest(second).publish()

    def edit_one():
        has_begun.wait(A_MOMENT)
        with transaction.atomic():
            page = CaseStudyPage.objects.get(pk=second.pk)
            page.title = "Edited"
            page.save_revision().publish()

    together(publish_both, edit_one)
    call_command("reindex", check=True)
    assert CaseStudyPage.objects.filter(live=True).count() == 2


def test_a_merge_meets_publications():
    pages = [CaseStudyPageFactory(terms={"theme": ["co-production"]}) for _ in range(3)]
    old, new = term("theme", "co-production"), term("theme", "community-assets")

    def publish_all():
        for page in pages:
            newest(page).publish()

    together(publish_all, lambda: carry_out(old.vocabulary, lambda: plan_merge(old, new)))
    call_command("reindex", check=True)


def test_a_page_made_below_one_that_becomes_private_is_not_left_in_the_index():
    section = StandardPageFactory(title="Section")
    part = StandardPageFactory(title="Part", parent=section)
    is_made = Event()

    def add_below():
        with transaction.atomic():
            page = StandardPageFactory(title="Below", parent=StandardPage.objects.get(pk=part.pk))
            is_made.set()
            Event().wait(A_MOMENT)
            return page

    def restrict():
        is_made.wait(10)
        PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)

    together(add_below, restrict)
    call_command("reindex", check=True)
    assert not StandardPage.objects.filter(title="Below", finder_entry__isnull=False).exists()
