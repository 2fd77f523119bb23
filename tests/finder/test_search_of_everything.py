"""The search of everything: all types of page at once, with the type as a filter."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casestudies.models import CaseStudyIndexPage
from tests.factories.pages import (
    CaseStudyPageFactory,
    InnovationStoryPageFactory,
    StandardPageFactory,
    SummitReportPageFactory,
)
from tests.finder.lists import count_beside, html, listed

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    """One live page of each type, by its type."""
    return {
        "case-study": CaseStudyPageFactory(title="Wombats in Barrow", start_year=2012),
        "story": InnovationStoryPageFactory(title="A wombat told me"),
        "summit": SummitReportPageFactory(title="The wombat summit"),
        "page": StandardPageFactory(title="About wombats"),
    }


def test_it_lists_every_type_the_newest_first(client, pages):
    assert listed(client, "/search/") == [page.pk for page in reversed(pages.values())]
    assert "<strong>4 results</strong>" in html(client, "/search/")


def test_types_can_be_chosen_and_each_has_its_count(client, pages):
    assert listed(client, "/search/?type=story&type=page") == [pages["page"].pk, pages["story"].pk]
    address = "/search/?type=story&from=2001&to=2030"
    assert [count_beside(client, address, "type", name) for name in pages] == [1, 1, 1, 0]
    assert "<strong>1 innovation story</strong>" in html(client, address)
    assert 'href="/search/?from=2001&amp;to=2030"' in html(client, address)  # the chip that takes the type back


def test_words_look_into_all_types(client, pages):
    InnovationStoryPageFactory(title="The stair rod")
    assert set(listed(client, "/search/?q=wombat")) == {page.pk for page in pages.values()}


def test_a_type_that_does_not_exist_matches_nothing_and_says_so(client, pages):
    page = html(client, "/search/?type=%3Cb%3E")
    assert listed(client, "/search/?type=%3Cb%3E") == []
    assert "“&lt;b&gt;” is not a type of page, so nothing matches it." in page
    assert '<input type="hidden" name="type" value="&lt;b&gt;">' in page
    assert listed(client, "/search/?type=wombat&type=story") == [pages["story"].pk]


def test_an_index_page_ignores_the_type(client, pages):
    assert listed(client, "/stories/?type=summit") == [pages["story"].pk]
    assert "is not a type of page" not in html(client, "/stories/?type=wombat")
    assert 'name="type"' not in html(client, "/stories/?type=summit")


def test_vocabularies_of_any_type_filter_it(client, pages):
    pages["other"] = InnovationStoryPageFactory(terms={"theme": ["co-production"]})
    assert listed(client, "/search/?theme=co-production") == [pages["other"].pk]
    assert count_beside(client, "/search/?type=story", "theme", "co-production") == 1


@pytest.mark.parametrize("address", ["/search/?page=2", "/search/?q=nothing&page=9"])
def test_beyond_the_last_page_there_is_nothing(client, pages, address):
    assert client.get(address).status_code == 404


def test_the_home_page_leads_to_it(client, pages):
    assert '<form class="search-form" action="/search/"' in html(client, "/")
    assert client.post("/search/").status_code == 405


def test_a_list_drawn_once_serves_all_readers_until_something_changes(client, admin_client, pages):
    def drawn(reader, address="/search/?q=wombat"):
        with CaptureQueriesContext(connection) as captured:
            assert reader.get(address).status_code == 200
        return len(captured)

    assert drawn(client) > 1
    assert drawn(client) == 1
    assert drawn(admin_client) > 1
    pages["story"].unpublish()
    assert len(listed(client, "/search/?q=wombat")) == 3
    assert drawn(client, "/case-studies/") > drawn(client, "/case-studies/")
    index = CaseStudyIndexPage.objects.get()
    index.introduction = "A new introduction"
    index.save_revision().publish()
    assert "A new introduction" in html(client, "/case-studies/")
