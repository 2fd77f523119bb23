"""The index in memory is the same for every thread and process, and follows every committed change."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection, transaction

from casestudies.models import CaseStudyPage
from finder.index import snapshot
from finder.index.snapshot import HOLDER, current_snapshot
from finder.query import FinderQuery
from finder.search import search
from tests.factories.pages import CaseStudyPageFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
THREADS, ROUNDS = 4, 6


def groups_in_full():
    """Return what a process that starts now would hold."""
    return {key: set(pages) for key, pages in snapshot.read_groups().items()}


def held():
    return {key: set(pages) for key, pages in current_snapshot().groups.items() if pages}


@pytest.fixture
def read_anew(monkeypatch):
    """Count how often the whole index is read."""
    calls, whole = [], snapshot.read_all
    monkeypatch.setattr(snapshot, "read_all", lambda version: calls.append(version) or whole(version))
    return calls


def test_only_what_changed_is_read_again(read_anew):
    pages = [CaseStudyPageFactory() for _ in range(3)]
    first = current_snapshot()
    assert current_snapshot() is first
    pages[0].unpublish()
    pages[1].start_year = 1999
    pages[1].save_revision().publish()
    assert held() == groups_in_full()
    assert len(read_anew) == 1
    assert pages[0].pk in first.pages  # who holds the older one goes on with it
    assert pages[0].pk not in current_snapshot().pages


def test_after_very_many_changes_all_is_read_again(read_anew, monkeypatch):
    monkeypatch.setattr(snapshot, "LARGE", 1)
    current_snapshot()
    with transaction.atomic():
        for _ in range(2):
            CaseStudyPageFactory()
    assert held() == groups_in_full()
    assert len(read_anew) == 2


def test_what_is_rolled_back_is_forgotten():
    page = CaseStudyPageFactory()
    current_snapshot()
    with transaction.atomic():
        page.unpublish()
        assert page.pk not in current_snapshot().pages
        transaction.set_rollback(True)
    assert page.pk in current_snapshot().pages
    other = CaseStudyPageFactory()  # takes the number that was rolled back
    assert {page.pk, other.pk} <= set(current_snapshot().pages)


def test_what_is_read_in_a_transaction_is_seen_by_its_thread_alone():
    page = CaseStudyPageFactory()
    current_snapshot()
    with transaction.atomic():
        page.unpublish()
        assert page.pk not in current_snapshot().pages
        assert page.pk in HOLDER.committed.pages
        transaction.set_rollback(True)


def test_a_list_is_as_long_as_it_says_while_pages_leave():
    pages = [CaseStudyPageFactory() for _ in range(3)]
    results = search(FinderQuery(), {})
    pages[1].unpublish()
    assert results.total == 3
    assert results.ids == [pages[2].pk, pages[0].pk, pages[1].pk]


def test_threads_that_read_and_publish_see_one_index():
    pages = [CaseStudyPageFactory() for _ in range(THREADS)]

    def publish_and_look(page):
        try:
            for _ in range(ROUNDS):
                page.unpublish()
                assert page.pk not in current_snapshot().pages
                page.get_latest_revision().publish()
                page = CaseStudyPage.objects.get(pk=page.pk)
                assert page.pk in current_snapshot().pages
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(publish_and_look, pages))
    assert held() == groups_in_full()
    HOLDER.forget()
    assert held() == groups_in_full()


IN_ANOTHER_PROCESS = """
import django
django.setup()
from django.conf import settings
from django.db import connections
settings.DATABASES["default"]["NAME"] = connections["default"].settings_dict["NAME"] = {name!r}
from casestudies.models import CaseStudyPage
CaseStudyPage.objects.get(pk={pk}).unpublish()
"""


def test_what_another_process_changes_is_seen_at_the_next_look():
    page = CaseStudyPageFactory()
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("Only this process can see a database in memory.")
    assert page.pk in current_snapshot().pages
    code = IN_ANOTHER_PROCESS.format(name=connection.settings_dict["NAME"], pk=page.pk)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "network_site.settings.test"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, cwd=settings.BASE_DIR)
    assert page.pk not in current_snapshot().pages
