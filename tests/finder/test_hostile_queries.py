"""Whatever is written into the search box, it gives public pages, never an error, and no sign has a meaning but
quotation marks and a minus before a word."""

import re

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from finder.listing import ask
from finder.models import Entry
from tests.factories.pages import CaseStudyPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]
WORDS = st.sampled_from(
    ["wombat", "quokka", "burrow", "café", "24", "OR", "AND", "NOT", "NEAR", "title", "rank", "the", "kraken"]
)
SIGNS = st.sampled_from(
    [
        *"*^:(){}|&!\\;%_+,=~<>[]$#@/'",
        "<->",
        "--",
        "/*",
        ":*",
        "(((",
        "\t",
        "\n",
        "\0",
        "\x1f",
        "\u200b",
        "\u202e",
        "🦘",
    ]
)
AROUND = st.sampled_from(["", "", *"*^:(){}|&!\\;%_+,=~<>[]$#@/'", ":*", "/*", "\0"])


def same(text):
    return text, text


ATOMS = st.one_of(
    st.builds(lambda before, word, after: (f"{before}{word}{after}", word), AROUND, WORDS, AROUND),
    st.builds(lambda sign: (sign, ""), SIGNS),
    st.builds(lambda one, sign, two: (f"{one}{sign}{two}", f"{one}-{two}"), WORDS, st.sampled_from(":*^|&+/"), WORDS),
    st.builds(lambda one, two: (f'"{one}* ^{two}"', f'"{one} {two}"'), WORDS, WORDS),
    st.builds(lambda word: same(f"-{word}"), WORDS),
)
"""A piece of a query with signs, and the same piece without."""
QUIET = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture], "database": None}


@pytest.fixture
def library():
    """Three public pages, beside a private one and a draft that have most of the words."""
    hidden = CaseStudyPageFactory(title="Wombat quokka burrow rank, hidden")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    CaseStudyPageFactory(title="Wombat quokka burrow rank, hidden too", live=False)
    CaseStudyPageFactory(title="The wombat's burrow", result="A café opened.", summary="Open 24/7.")
    CaseStudyPageFactory(title="Quokka title", result="Rank and near.", summary="Not or and.")
    CaseStudyPageFactory(title="Neither", result="Nothing.", summary="At all.")


def titles(text):
    """Ask as every list, file and feed does, without drawing one: thousands of pages would take minutes."""
    results, _ = ask(QueryDict.fromkeys(["q"], text), ["case-study"])
    entries = Entry.objects.in_bulk(results.ids)
    return [entries[pk].title for pk in results.ids]


@settings(max_examples=1_400, **QUIET)
@given(atoms=st.lists(ATOMS, min_size=1, max_size=7))
def test_signs_have_no_meaning_and_what_is_hidden_no_results(library, atoms):
    found = titles(" ".join(hostile for hostile, _ in atoms))
    assert found == titles(" ".join(plain for _, plain in atoms))
    assert not any("hidden" in title for title in found)


@settings(max_examples=150, **QUIET)
@given(
    text=st.one_of(st.text(max_size=300), st.lists(ATOMS, max_size=40).map(lambda all_: '"'.join(a for a, _ in all_)))
)
def test_any_text_has_a_page_of_results(client, library, text):
    response = client.get("/search/", {"q": text})
    assert response.status_code == 200
    assert "hidden" not in " ".join(re.findall(r'<h3 class="card-title">.*?</h3>', response.content.decode()))
