"""Two editors publish in the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from casestudies.models import CaseStudyPage
from tests.factories.pages import CaseStudyPageFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
AT_ONCE = 4


def publish_together(pages):
    """Publish each page in a thread of its own, all starting at the same moment."""
    start = Barrier(len(pages))

    def publish(page):
        try:
            start.wait()
            page.get_latest_revision().publish()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(pages)) as pool:
        list(pool.map(publish, pages))


def test_pages_published_at_the_same_moment_get_different_identifiers():
    pages = [CaseStudyPageFactory(live=False) for _ in range(AT_ONCE)]
    publish_together(pages)
    numbers = CaseStudyPage.objects.filter(live=True).values_list("identifier_number", flat=True)
    assert len(set(numbers)) == AT_ONCE
    assert None not in numbers


def test_a_page_published_twice_at_the_same_moment_gets_one_identifier():
    page = CaseStudyPageFactory(live=False)
    publish_together([page, CaseStudyPage.objects.get(pk=page.pk)])
    page.refresh_from_db()
    assert page.live
    assert page.identifier_record.number == page.identifier_number
