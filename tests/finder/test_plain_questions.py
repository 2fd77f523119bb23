"""Searches written as sentences: small words count for nothing, and pages need not have the rest of them all."""

import pytest

from tests.factories.pages import CaseStudyPageFactory
from tests.finder.lists import html, listed

pytestmark = pytest.mark.django_db


def found(client, text):
    return listed(client, f"/case-studies/?q={text}")


def test_small_words_are_neither_needed_nor_counted_nor_marked(client):
    page = CaseStudyPageFactory(title="Wombats were out", summary="Keep over the krakens.")
    CaseStudyPageFactory(title="Out of the zebra")
    address = "how+can+we+keep+our+wombats+out+of+these+krakens"
    assert found(client, address) == [page.pk]
    shown = html(client, f"/case-studies/?q={address}")
    assert "some of" not in shown
    assert "<mark>Wombats</mark> were out" in shown


def test_small_words_count_in_a_phrase_or_where_nothing_else_is_asked(client):
    page = CaseStudyPageFactory(title="Wombats are over there")
    CaseStudyPageFactory(title="Wombats")
    assert found(client, "%22are+over+there%22+wombats") == [page.pk]
    assert found(client, "over+there") == [page.pk]


def test_small_words_count_in_the_name_of_a_term(client):
    page = CaseStudyPageFactory(terms={"outcome": ["did-not-work"]})
    CaseStudyPageFactory(title="Work work", terms={"outcome": ["worked"]})
    assert found(client, "what+did+not+work") == [page.pk]
    assert 'class="named-terms"' in html(client, "/case-studies/?q=what+did+not+work")
    unemployed = CaseStudyPageFactory(terms={"people": ["unemployed-people"]})
    assert found(client, "people+out+of+work") == [unemployed.pk]


def test_pages_with_more_of_the_words_come_before_those_with_a_rare_one_in_the_title(client):
    rare = CaseStudyPageFactory(title="Kraken, the wombat")
    more = CaseStudyPageFactory(what_happened="<p>A wombat, then a quokka, then a zebra.</p>")
    for number in range(4):
        CaseStudyPageFactory(title=f"Quokka {number}", summary="No zebra.")
    asked = found(client, "wombat+quokka+kraken+zebra")
    assert asked[:2] == [more.pk, rare.pk]
    assert len(asked) == 6


def test_a_page_with_less_than_half_is_left_out_where_another_has_half(client):
    half = CaseStudyPageFactory(title="Burrow", summary="With a quokka.")
    CaseStudyPageFactory(title="Wombat quarters")
    shown = html(client, "/case-studies/?q=burrow+of+the+quokka+or+wombat")
    assert found(client, "burrow+of+the+quokka+or+wombat") == [half.pk]
    assert "matching at least half of “burrow of the quokka or wombat”" in shown


def test_where_no_page_has_half_those_with_most_are_shown(client):
    two = CaseStudyPageFactory(title="Burrow", summary="With a quokka.")
    CaseStudyPageFactory(title="Wombat")
    address = "burrow+quokka+wombat+kraken+giraffe"
    assert found(client, address) == [two.pk]
    assert "matching some of “burrow quokka" in html(client, f"/case-studies/?q={address}")


def test_of_two_words_one_is_half(client):
    rare = CaseStudyPageFactory(title="Kraken")
    common = [CaseStudyPageFactory(title=f"Wombat {number}").pk for number in range(3)]
    assert found(client, "wombat+kraken") == [rare.pk, *reversed(common)]
