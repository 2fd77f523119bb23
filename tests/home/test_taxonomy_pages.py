"""The vocabularies as readers see them: the list of all, the terms of one, the page and the feed of a term."""

import re
from xml.etree import ElementTree

import pytest
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from taxonomy.models import Term, Vocabulary
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory
from tests.factories.terms import TermFactory, term
from tests.reading.test_query_counts import queries

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MOST = 12


def html(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def text(client, address):
    return " ".join(strip_tags(html(client, address)).split())


def titles_in(client, address):
    feed = ElementTree.fromstring(html(client, address))
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


@pytest.fixture
def wombats():
    return TermFactory(
        slug="wombats",
        pref_label="Wombats",
        definition="Square droppings.",
        scope_note="Not for badgers.",
        alt_labels=["Vombatidae"],
        hidden_labels=["Wombatts"],
        notation="W1",
        exact_match=["https://example.org/wombat", "urn:wombat"],
    )


def test_the_list_of_vocabularies_names_each_with_its_size_and_first_terms(client):
    page = html(client, "/taxonomy/")
    for vocabulary in Vocabulary.objects.all():
        assert f'<a href="/taxonomy/{vocabulary.slug}/">{vocabulary}</a>' in page
    TermFactory(vocabulary="stage", slug="secret", status=Term.Status.DRAFT)
    assert "Idea, Design, Pilot, Running and more 6 terms" in text(client, "/taxonomy/")


def test_the_menus_lead_to_the_vocabularies_and_the_places(client):
    page = html(client, "/")
    assert 'href="/taxonomy/"' in page
    assert 'href="/places/"' in page


def test_a_vocabulary_shows_its_terms_as_a_tree_with_definitions_and_counts(client):
    below = TermFactory(
        vocabulary="service-area", slug="falls", pref_label="Falls", broader=term("service-area", "adult-social-care")
    )
    CaseStudyPageFactory(terms={"service-area": [below]})
    page, meaning = html(client, "/taxonomy/service-area/"), term("service-area", "adult-social-care").definition
    line = r'<a href="/taxonomy/service-area/{}/">[^<]+</a> <span>(\d+)<'
    assert re.search(line.format("adult-social-care"), page)[1] == "1"
    assert re.search(line.format("falls"), page)[1] == "1"
    assert meaning.split(".")[0] in text(client, "/taxonomy/service-area/")


def test_draft_terms_are_nowhere(client):
    TermFactory(slug="secret", pref_label="Secret plan", status=Term.Status.DRAFT)
    shown = term("theme", "co-production")
    shown.related.add(term("theme", "secret"))
    for address in ("/taxonomy/", "/taxonomy/theme/", "/taxonomy/theme/co-production/", "/case-studies/"):
        assert "Secret plan" not in html(client, address)
    html(client, "/taxonomy/theme/secret/", status=404)
    html(client, "/taxonomy/theme/secret/feed/", status=404)
    html(client, "/taxonomy/no-such/secret/", status=404)


def test_a_term_says_what_it_means_what_stands_around_it_and_what_has_it(client, wombats):
    wombats.related.add(term("theme", "fairness-and-unequal-outcomes"))
    CaseStudyPageFactory(terms={"theme": [wombats]})
    InnovationStoryPageFactory(terms={"theme": [wombats]})
    InnovationStoryPageFactory(terms={"theme": [wombats]})
    page, read = html(client, "/taxonomy/theme/wombats/"), text(client, "/taxonomy/theme/wombats/")
    for said in ("Square droppings.", "Not for badgers.", "Vombatidae", "W1", "urn:wombat"):
        assert said in read
    assert "Wombatts" not in page
    assert 'href="/taxonomy/theme/fairness-and-unequal-outcomes/"' in page
    assert 'href="https://example.org/wombat"' in page
    assert 'href="urn:wombat"' not in page
    assert '<a href="/case-studies/?theme=wombats">1 case study</a>' in page
    assert '<a href="/stories/?theme=wombats">2 innovation stories</a>' in page
    assert 'href="/themes/wombats/"' in page


def test_a_place_leads_to_its_landing_page(client):
    assert 'href="/places/wales/"' in html(client, "/taxonomy/place/wales/")


def test_a_term_shows_its_broader_and_narrower_ones(client):
    above = term("service-area", "adult-social-care")
    TermFactory(vocabulary="service-area", slug="falls", pref_label="Falls", broader=above)
    assert 'href="/taxonomy/service-area/falls/"' in html(client, "/taxonomy/service-area/adult-social-care/")
    assert 'href="/taxonomy/service-area/adult-social-care/"' in html(client, "/taxonomy/service-area/falls/")


def test_pages_that_the_public_may_not_read_are_not_counted(client, wombats):
    CaseStudyPageFactory(live=False, terms={"theme": [wombats]})
    private = CaseStudyPageFactory(terms={"theme": [wombats]})
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert "Nothing has been published under this term yet." in text(client, "/taxonomy/theme/wombats/")
    assert titles_in(client, "/taxonomy/theme/wombats/feed/") == []


def test_a_retired_term_leads_to_its_one_successor_its_feed_too(client, wombats):
    TermFactory(slug="old", status=Term.Status.RETIRED, replaced_by=[wombats])
    for address in ("/taxonomy/theme/old/", "/taxonomy/theme/old/feed/"):
        response = client.get(address)
        assert response.status_code == 301
        assert response["Location"] == address.replace("old", "wombats")
        assert response["Cache-Control"] == "no-cache"


def test_a_term_that_was_split_or_dropped_says_so(client, wombats):
    successors = [wombats, term("theme", "co-production")]
    TermFactory(slug="split", status=Term.Status.RETIRED, replaced_by=successors)
    TermFactory(slug="dropped", status=Term.Status.RETIRED)
    CaseStudyPageFactory(title="One", terms={"theme": [wombats]})
    assert "See instead Wombats and Co-production." in text(client, "/taxonomy/theme/split/")
    assert titles_in(client, "/taxonomy/theme/split/feed/") == ["One"]
    assert "Nothing has replaced this term." in text(client, "/taxonomy/theme/dropped/")
    assert titles_in(client, "/taxonomy/theme/dropped/feed/") == []


def test_a_term_says_what_it_took_the_place_of(client, wombats):
    TermFactory(pref_label="Badgers", status=Term.Status.RETIRED, replaced_by=[wombats])
    assert "In the place of Badgers" in text(client, "/taxonomy/theme/wombats/")
    assert "In the place of" not in text(client, "/taxonomy/theme/co-production/")
    assert "In the place of Allerdale; Carlisle; Copeland" in text(client, "/places/cumberland/")


def test_a_retired_theme_asks_for_no_work(client):
    TermFactory(slug="dropped", status=Term.Status.RETIRED)
    assert "Nothing has been published on this theme yet" not in text(client, "/themes/dropped/")
    TermFactory(slug="empty")
    assert "Nothing has been published on this theme yet" in text(client, "/themes/empty/")


def test_the_feed_holds_the_newest_pages_with_the_term_or_a_narrower_one(client):
    above = term("service-area", "adult-social-care")
    below = TermFactory(vocabulary="service-area", slug="falls", broader=above)
    CaseStudyPageFactory(title="First & foremost", terms={"service-area": [below]})
    CaseStudyPageFactory(title="Second\x0b", terms={"service-area": [above]})
    address = "/taxonomy/service-area/adult-social-care/feed/"
    assert titles_in(client, address) == ["Second", "First & foremost"]
    assert client.get(address)["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_the_feed_says_which_pages_are_illustrative_examples(client):
    CaseStudyPageFactory(title="Real", result="Stays fell.", terms={"theme": ["co-production"]})
    CaseStudyPageFactory(title="Invented", result="Bins sang.", illustrative=True, terms={"theme": ["co-production"]})
    feed = ElementTree.fromstring(html(client, "/taxonomy/theme/co-production/feed/"))
    entries = [
        (entry.findtext(f"{ATOM}summary"), [category.get("term") for category in entry.iter(f"{ATOM}category")])
        for entry in feed.iter(f"{ATOM}entry")
    ]
    assert entries == [("Illustrative example. Bins sang.", ["Illustrative example"]), ("Stays fell.", [])]


def test_a_cumulative_vocabulary_counts_what_ranks_above(client):
    CaseStudyPageFactory(terms={"evidence": ["repeated-elsewhere"]})
    assert "1 case study" in text(client, "/taxonomy/evidence/comparison-group/")
    assert "ranks above this one" in text(client, "/taxonomy/evidence/comparison-group/")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_reading_is_allowed(client, method):
    for address in ("/taxonomy/", "/taxonomy/theme/", "/taxonomy/theme/co-production/", "/places/"):
        assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/taxonomy/",
        "/taxonomy/theme/",
        "/taxonomy/place/",
        "/taxonomy/service-area/adult-social-care/",
        "/taxonomy/service-area/adult-social-care/feed/",
    ],
)
def test_queries_stay_within_the_limit_and_do_not_grow(client, address):
    def grow():
        above = term("service-area", "adult-social-care")
        for _ in range(4):
            TermFactory(vocabulary="service-area", broader=above).related.add(TermFactory(vocabulary="service-area"))
            CaseStudyPageFactory(terms={"service-area": [above]})

    def steady():
        """Count once what a process looks up once was looked up: sites, content types, what changed in the index."""
        client.get(address)
        return queries(client, address)

    grow()
    few = steady()
    grow()
    assert steady() <= few
    assert few <= MOST
