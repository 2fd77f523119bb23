"""The options of the filters: which are shown, in what order, and how the others are found without JavaScript."""

import re

import pytest

from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory, term
from tests.finder.lists import html

pytestmark = pytest.mark.django_db


def group(client, address, vocabulary):
    """Return the part of a list's page that holds one vocabulary's options."""
    return re.search(rf'data-live="{vocabulary}-options">(.*?)</div>', html(client, address), re.DOTALL)[1]


def options(client, address, vocabulary):
    return re.findall(rf'name="{vocabulary}" value="([^"]+)"', group(client, address, vocabulary))


def test_chosen_terms_stand_on_top_and_the_others_keep_their_order(client):
    before = options(client, "/case-studies/", "theme")
    chosen = ["prevention-and-early-intervention", "technology-as-a-platform"]
    after = options(client, f"/case-studies/?theme={chosen[1]}&theme={chosen[0]}", "theme")
    assert after == chosen + [slug for slug in before if slug not in chosen]
    assert options(client, "/search/?type=page", "type")[0] == "page"


def test_a_chosen_place_stands_on_top_with_what_is_in_it_and_says_where_it_is(client):
    CaseStudyPageFactory(terms={"place": ["wigan"]})
    CaseStudyPageFactory(terms={"place": ["cardiff"]})
    address = "/case-studies/?place=north-west&theme=prevention-and-early-intervention"
    assert options(client, address, "place") == [
        "north-west",
        "wigan",
        "united-kingdom",
        "england",
        "wales",
        "cardiff",
    ]
    assert '<span class="filter-within">England</span>' in group(client, address, "place")
    assert options(client, "/case-studies/?place=wigan&place=england", "place")[:3] == [
        "england",
        "north-west",
        "wigan",
    ]


def test_of_many_places_the_first_are_shown_and_the_others_counted(client):
    places = [TermFactory(vocabulary="place", broader=term("place", "wales")) for _ in range(9)]
    CaseStudyPageFactory(terms={"place": places})
    CaseStudyPageFactory(terms={"place": [places[-1]]})
    shown = options(client, "/case-studies/", "place")
    assert len(shown) == 8
    assert shown[:2] == ["united-kingdom", "wales"]
    assert places[-1].slug in shown  # the one with the most results
    assert "3 more have results. Type a name to find them." in group(client, "/case-studies/", "place")


@pytest.mark.parametrize("typed", ["anglesey", "ISLE+angl", "Isle+of+%C3%81ngl"])
def test_typing_finds_a_place_without_results_whatever_the_accents(client, typed):
    address = f"/case-studies/?place=wales&find-place={typed}"
    assert options(client, address, "place") == ["wales", "isle-of-anglesey"]
    assert "<details" in html(client, address)


def test_typing_says_when_nothing_or_too_much_is_called_that(client):
    assert "Nothing else here is called that." in group(client, "/case-studies/?find-place=wombat", "place")
    found = group(client, "/case-studies/?find-place=a", "place")
    assert found.count("<input") == 10
    assert re.search(r"\d+ more are called that. Type more of the name.", found)


def test_the_first_groups_are_open_and_those_in_use(client):
    def open_groups(address):
        return re.findall(r'<details class="filter-group" open>\s*<summary><span[^>]*>([^<]+)', html(client, address))

    first = open_groups("/case-studies/")
    assert 3 <= len(first) <= 5
    assert open_groups("/case-studies/?cost=none&from=2010") == [*first, "Cost band", "Years"]
