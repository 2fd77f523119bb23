"""What a list of results says of itself in its title and beside its filters."""

import re

import pytest

from tests.factories.pages import CaseStudyPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/case-studies/", "/search/"])
def test_the_title_of_a_later_page_says_which_it_is(client, monkeypatch, path):
    monkeypatch.setattr("finder.listing.PAGE_SIZE", 1)
    CaseStudyPageFactory.create_batch(3)
    titles = [
        re.search("<title>(.*?)</title>", client.get(address).content.decode())[1]
        for address in (path, f"{path}?page=2")
    ]
    assert ", page" not in titles[0]
    assert re.search(", page 2 of [0-9]+ – ", titles[1])


def test_the_years_say_which_year_of_a_page_they_are(client):
    page = client.get("/search/").content.decode()
    assert "Years when it began</legend>" in page
    assert "A story counts by its date, an event by its first day." in page
