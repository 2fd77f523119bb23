"""A term is merged in the moment in which a page that has it is published."""

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event

import pytest
from django.db import connection

from taxonomy.assignment import set_terms
from taxonomy.models import PageTerm
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory
from tests.publishing.admin import slugs
from tests.taxonomy.changing import merge

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
A_CHANCE = 0.5
"""Seconds that the merge gets to overtake; when nothing holds it up, it needs a tenth of that."""


def on_a_connection_of_its_own(act):
    try:
        return act()
    finally:
        connection.close()


def test_the_page_gets_the_survivor(monkeypatch):
    old, new = TermFactory(slug="old"), TermFactory(slug="new")
    page = CaseStudyPageFactory(terms={"theme": ["co-production"]})
    set_terms(page, [old, *(page_term.term for page_term in page.page_terms.all())])
    revision = page.save_revision()
    save, written, go_on = PageTerm.save, Event(), Event()

    def save_and_pause(page_term, *args, **kwargs):
        save(page_term, *args, **kwargs)
        if page_term.term == old:
            written.set()
            go_on.wait()

    monkeypatch.setattr(PageTerm, "save", save_and_pause)
    with ThreadPoolExecutor(2) as pool:
        publishing = pool.submit(on_a_connection_of_its_own, revision.publish)
        written.wait()
        merging = pool.submit(on_a_connection_of_its_own, lambda: merge(old, new))
        wait([merging], timeout=A_CHANCE)
        go_on.set()
        publishing.result()
        merging.result()
    assert slugs(page, "theme") == ["co-production", "new"]
    assert not PageTerm.objects.exclude(term__status="in-use").exists()
