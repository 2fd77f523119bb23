"""Which words a search takes for misspelt, what it looks for in their place, and that it says so."""

import re

import pytest

from finder.models import UnansweredSearch
from taxonomy.models import Term
from tests.factories.pages import CaseStudyPageFactory
from tests.finder.lists import html, listed

pytestmark = pytest.mark.django_db
OFFERED = re.compile(r"data-did-you-mean>([^<]+)</a>")


def offered(client, text):
    """Return what a search for this text is said to have looked for, or to have meant."""
    return OFFERED.findall(html(client, f"/case-studies/?q={text}"))


@pytest.mark.parametrize(
    ("there", "asked"),
    [
        ("rail", "frail"),  # another first letter
        ("fail", "frail"),  # a letter less, of few
        ("word", "ward"),  # too short
        ("word", "wrod"),
        ("virtue", "virtual"),  # two mistakes in a word that is not long
        ("coins", "cones"),
    ],
)
def test_another_word_is_no_correction(client, there, asked):
    CaseStudyPageFactory(title=f"The {there}")
    assert offered(client, asked) == []
    assert listed(client, f"/case-studies/?q={asked}") == []


@pytest.mark.parametrize(
    ("there", "asked"),
    [
        ("health", "helth"),
        ("school", "shcool"),
        ("library", "libary"),
        ("wombat", "wombet"),
        ("prevention", "prevension"),
        ("partnership", "partnreshp"),
        ("carpet", "carrpet"),
    ],
)
def test_a_misspelling_is_corrected(client, there, asked):
    page = CaseStudyPageFactory(title=f"The {there}")
    assert offered(client, asked) == [there]
    assert listed(client, f"/case-studies/?q={asked}") == [page.pk]


def test_a_word_with_all_that_was_typed_is_likelier_than_one_on_more_pages(client):
    CaseStudyPageFactory(title="The elderly")
    for number in range(3):
        CaseStudyPageFactory(title=f"The elders {number}")
    assert offered(client, "eldery") == ["elderly"]


def test_a_misspelling_that_a_term_knows_is_searched_for_and_shown_as_it_is_spelt(client):
    Term.objects.filter(slug="community-assets").update(alt_labels=["Wombat barns"], hidden_labels=["womabt"])
    page = CaseStudyPageFactory(title="Wombats by night", terms={"theme": ["community-assets"]})
    CaseStudyPageFactory(title="A wombat, one night")
    shown = html(client, "/case-studies/?q=womabt+night")
    assert "Nothing has “womabt night”. These are the results for" in shown
    assert "matching “Wombat barns night”" in shown
    assert offered(client, "womabt+night") == ["Wombat barns night"]
    for asked in ("womabt+night", "Wombat+barns+night"):
        assert listed(client, f"/case-studies/?q={asked}") == [page.pk]
    assert not UnansweredSearch.objects.exists()  # nothing is left for staff to mend


def test_a_hidden_name_that_is_no_misspelling_of_its_term_is_left_as_it_is(client):
    Term.objects.filter(slug="community-assets").update(hidden_labels=["wombit"])
    page = CaseStudyPageFactory(terms={"theme": ["community-assets"]})
    CaseStudyPageFactory(title="A wombat")
    assert offered(client, "wombit") == []
    assert listed(client, "/case-studies/?q=wombit") == [page.pk]


@pytest.mark.parametrize("asked", ["%22womabt%22", "wombat+barns", "wombat+barn"])
def test_what_is_quoted_or_is_a_label_is_looked_for_as_it_is(client, asked):
    Term.objects.filter(slug="community-assets").update(alt_labels=["Wombat barns"], hidden_labels=["womabt"])
    page = CaseStudyPageFactory(terms={"theme": ["community-assets"]})
    assert offered(client, asked) == []
    assert listed(client, f"/case-studies/?q={asked}") == [page.pk]
