"""What a reader is shown where nothing was found: every way on says what it gives, and gives that."""

import re
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.http import urlencode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory
from tests.finder.lists import html, listed

pytestmark = pytest.mark.django_db
WAY = re.compile(r"(.+): ([\d,]+) (?:case stud|innovation stor|result)(?:y|ies|s)?")


def help_on(client, address):
    """Return {what a way on says it leaves out or asks instead: (its address, how many results it promises)}."""
    soup = BeautifulSoup(html(client, address), "html.parser").select_one(".no-results")
    ways = {}
    for link in soup.select("ul:not(.close-pages) a"):
        label, total = WAY.fullmatch(" ".join(link.text.split())).groups()
        ways[label] = (unescape(link["href"]), int(total.replace(",", "")))
    return ways


def promises(client, address):
    return {label: total for label, (_, total) in help_on(client, address).items()}


def close_pages(client, address):
    soup = BeautifulSoup(html(client, address), "html.parser")
    return [link.text for link in soup.select(".close-pages a")]


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """Some pages, made once for all tests here; what a test does to them is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_pages()
        transaction.set_rollback(True)


def make_pages():
    return [
        CaseStudyPageFactory(title="Wombats", start_year=2012, terms={"place": ["camden"]}),
        CaseStudyPageFactory(
            title="Giraffes", start_year=2015, terms={"place": ["wales"], "theme": ["co-production"]}
        ),
        CaseStudyPageFactory(title="Wombats again", start_year=2016, terms={"theme": ["co-production"]}),
        InnovationStoryPageFactory(title="Otters", terms={"theme": ["co-production"]}),
    ]


def test_words_that_name_a_term_which_nothing_has_lead_to_the_nearest_wider_one(client, pages):
    label = "“Public health”, which takes in “Mental wellbeing”"
    assert label not in promises(client, "/search/?q=loneliness")
    choirs = CaseStudyPageFactory(title="Choirs", terms={"service-area": ["public-health"], "place": ["wales"]})
    address, total = help_on(client, "/search/?q=loneliness&place=wales")[label]
    assert (listed(client, address), total) == ([choirs.pk], 1)
    assert "q=" not in address
    assert label not in promises(client, "/search/?q=loneliness&place=camden")


def test_each_choice_that_could_be_dropped_says_what_that_gives_most_first(client, pages):
    ways = promises(client, "/case-studies/?q=giraffes&from=2016&theme=co-production")
    assert ways == {"Without “from 2016”": 1, "Without the words “giraffes”": 1, "Everything here": 3}
    assert list(promises(client, "/case-studies/?q=otters&theme=co-production")) == [
        "Without the words “otters”",
        "The same search in everything",
        "Everything here",
    ]
    assert list(promises(client, "/search/?type=story&place=wales").items()) == [
        ("Without type “Innovation stories”", 2),
        ("Without place “Wales”", 1),
        ("Everything here", 4),
    ]


def test_choices_of_one_vocabulary_are_dropped_together(client, pages):
    ways = promises(client, "/case-studies/?q=giraffes&place=camden&place=scotland")
    assert ways["Without place “Camden” or “Scotland”"] == 1


def test_the_nearest_broader_term_that_gives_something_is_offered(client, pages):
    ways = help_on(client, "/case-studies/?place=islington&q=wombats")
    assert ways["“London” instead of “Islington”"] == ("/case-studies/?q=wombats&place=london", 1)
    ways = help_on(client, "/case-studies/?place=cardiff&theme=co-production")
    assert ways["“Wales” instead of “Cardiff”"][1] == 2
    assert not any("United Kingdom" in label for label in ways)


def test_where_terms_rank_a_lower_one_is_offered(client, pages):
    ways = promises(client, "/case-studies/?evidence=repeated-elsewhere")
    assert ways["“Before-and-after data or better” instead of “Repeated elsewhere”"] == 3


def test_years_the_wrong_way_round_can_be_swapped_or_dropped(client, pages):
    ways = help_on(client, "/case-studies/?from=2016&to=2012&q=wombats")
    assert ways["From 2012 to 2016 instead"] == ("/case-studies/?q=wombats&from=2012&to=2016", 2)
    assert ways["Without the years “from 2016 up to 2012”"][1] == 2


def test_where_one_choice_is_not_enough_two_are_dropped_or_all_but_one(client, pages):
    ways = promises(client, "/case-studies/?q=giraffes&place=scotland&delivery-model=co-operative")
    assert ways == {"Without place “Scotland” and delivery model “Co-operative”": 1, "Everything here": 3}
    ways = promises(client, "/case-studies/?q=giraffes&place=scotland&delivery-model=co-operative&stage=idea")
    assert ways == {"Only the words “giraffes”": 1, "Everything here": 3}


def test_an_empty_list_leads_to_the_search_of_everything(client, pages):
    assert promises(client, "/summits/?q=xyzzy") == {"Everything": 4}
    for page in pages:
        page.unpublish()
    assert "There is nothing here yet" in html(client, "/case-studies/?q=xyzzy")


def test_pages_that_meet_the_most_of_what_was_asked_come_close(client, pages):
    CaseStudyPageFactory(title="Neither")
    address = "/case-studies/?theme=co-production&place=cardiff&to=2015"
    assert close_pages(client, address) == ["Giraffes", "Neither", "Wombats again"]
    assert listed(client, address) == []
    assert close_pages(client, "/case-studies/?place=islington") == ["Wombats"]  # it is in London, too
    assert close_pages(client, "/case-studies/?q=xyzzy") == []


def test_help_is_not_shown_where_something_was_found(client, pages):
    assert "no-results" not in html(client, "/case-studies/?q=wombats").replace("no_results.css", "")


VALUES = st.one_of(
    st.sampled_from(["co-production", "camden", "wales", "wombats", "2012", "9999", "story", '"', "-x", "<b>"]),
    st.text(max_size=10),
)
ASKED = st.lists(
    st.tuples(st.sampled_from(["q", "theme", "place", "evidence", "type", "from", "to", "sort", "odd"]), VALUES),
    max_size=8,
)


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(asked=ASKED)
def test_whatever_was_asked_every_way_on_gives_what_it_says(client, pages, asked):
    address = f"/search/?{urlencode(asked)}"
    if listed(client, address):
        return
    ways = help_on(client, address)
    assert ways
    for label, (href, total) in ways.items():
        assert f'data-total="{total}"' in html(client, href), label


def test_more_choices_cost_no_more_queries(client, pages, django_assert_num_queries):
    few, many = (
        "/case-studies/?q=xyzzy&place=leeds",
        "/case-studies/?q=xyzzy&place=leeds&stage=idea&cost=none&from=2030",
    )
    for address in (few, many):
        html(client, address)
    with CaptureQueriesContext(connection) as queries:
        html(client, few)
    with django_assert_num_queries(len(queries)):
        html(client, many)
