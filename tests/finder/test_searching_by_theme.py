"""The lists as readers use them: by address, without JavaScript."""

import re

import pytest
from wagtail.models import PageViewRestriction

from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory
from tests.finder.lists import count_beside, html, listed

pytestmark = pytest.mark.django_db


def ids(*pages):
    return {page.pk for page in pages}


@pytest.fixture
def coproduction():
    return CaseStudyPageFactory(terms={"theme": ["co-production"], "place": ["wales"]})


@pytest.fixture
def assets():
    return CaseStudyPageFactory(terms={"theme": ["community-assets"], "place": ["scotland"]})


@pytest.fixture
def prevention():
    return CaseStudyPageFactory(terms={"theme": ["prevention-and-early-intervention"], "place": ["north-west"]})


def test_two_terms_of_a_vocabulary_find_pages_with_either(client, coproduction, assets, prevention):
    found = listed(client, "/case-studies/?theme=co-production&theme=community-assets")
    assert set(found) == ids(coproduction, assets)


def test_terms_of_two_vocabularies_find_pages_with_both(client, coproduction, assets):
    address = "/case-studies/?theme=co-production&theme=community-assets&place=scotland"
    assert listed(client, address) == [assets.pk]


def test_a_broader_place_finds_pages_of_narrower_ones(client, coproduction, prevention):
    assert listed(client, "/case-studies/?place=england") == [prevention.pk]
    assert set(listed(client, "/case-studies/?place=united-kingdom")) == ids(coproduction, prevention)


def test_an_evidence_level_finds_every_level_above_it(client):
    weak = CaseStudyPageFactory(terms={"evidence": ["reasoned-account"]})
    fair = CaseStudyPageFactory(terms={"evidence": ["comparison-group"]})
    strong = CaseStudyPageFactory(terms={"evidence": ["repeated-elsewhere"]})
    assert set(listed(client, "/case-studies/?evidence=comparison-group")) == ids(fair, strong)
    assert weak.pk in listed(client, "/case-studies/?evidence=claim-only")
    assert "Comparison group or better" in html(client, "/case-studies/?evidence=comparison-group")


def test_counts_leave_out_the_choices_of_their_own_vocabulary(client, coproduction, assets, prevention):
    address = "/case-studies/?theme=co-production&place=wales"
    assert count_beside(client, address, "theme", "co-production") == 1
    assert count_beside(client, address, "theme", "community-assets") == 0
    assert count_beside(client, address, "place", "scotland") is None  # a long vocabulary hides what gives nothing
    assert count_beside(client, "/case-studies/?theme=community-assets", "theme", "co-production") == 1


def test_a_term_that_gives_nothing_is_disabled_unless_it_is_chosen(client, assets):
    option = r'<input[^>]*name="theme"[^>]*value="co-production"[^>]*>'
    assert "disabled" in re.search(option, html(client, "/case-studies/"))[0]
    assert "disabled" not in re.search(option, html(client, "/case-studies/?theme=co-production"))[0]


def test_a_page_with_two_chosen_terms_is_counted_once(client):
    page = CaseStudyPageFactory(terms={"theme": ["co-production", "community-assets"]})
    address = "/case-studies/?theme=co-production&theme=community-assets"
    assert listed(client, address) == [page.pk]
    assert 'data-total="1"' in html(client, address)


@pytest.mark.parametrize("field", ["title", "result", "summary"])
def test_words_are_found_in_title_result_and_summary(client, coproduction, field):
    page = CaseStudyPageFactory(**{field: "Nobody expected the Wombat Protocol"})
    assert listed(client, "/case-studies/?q=protocol+wombat") == [page.pk]


def test_a_title_that_matches_comes_first(client):
    in_title = CaseStudyPageFactory(title="Wombat school")
    in_summary = CaseStudyPageFactory(summary="A wombat visited.")
    assert listed(client, "/case-studies/?q=wombat") == [in_title.pk, in_summary.pk]


def test_years_compare_the_start_year(client):
    old, new = CaseStudyPageFactory(start_year=2001), CaseStudyPageFactory(start_year=2016)
    assert listed(client, "/case-studies/?from=2010") == [new.pk]
    assert listed(client, "/case-studies/?to=2010") == [old.pk]
    assert listed(client, "/case-studies/?from=2001&to=2001") == [old.pk]


def test_years_the_wrong_way_round_match_nothing_and_say_so(client, coproduction):
    page = html(client, "/case-studies/?from=2020&to=2010")
    assert 'data-total="0"' in page
    assert "2020 or later and 2010 or earlier" in page


def test_the_newest_stands_first_unless_asked_otherwise(client):
    first = CaseStudyPageFactory(title="Zebra crossing", terms={"evidence": ["repeated-elsewhere"]})
    second = CaseStudyPageFactory(title="Apple orchard", terms={"evidence": ["claim-only"]})
    third = CaseStudyPageFactory(title="Moss garden", terms={"evidence": ["comparison-group"]})
    assert listed(client) == [third.pk, second.pk, first.pk]
    assert listed(client, "/case-studies/?sort=title") == [second.pk, third.pk, first.pk]
    assert listed(client, "/case-studies/?sort=evidence") == [first.pk, third.pk, second.pk]


def test_an_index_lists_its_own_type_only(client, coproduction):
    story = InnovationStoryPageFactory()
    assert listed(client, "/stories/") == [story.pk]
    assert listed(client, "/case-studies/?type=story") == [coproduction.pk]


@pytest.fixture
def twenty_one_pages():
    for _ in range(21):
        CaseStudyPageFactory()


@pytest.mark.usefixtures("twenty_one_pages")
def test_twenty_stand_on_a_page_and_the_rest_on_the_next(client):
    assert len(listed(client)) == 20
    assert len(listed(client, "/case-studies/?page=2")) == 1
    assert 'href="/case-studies/?page=2"' in html(client, "/case-studies/")
    assert client.get("/case-studies/?page=3").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "abc", "1.5", "٣", "9" * 40])
def test_a_bad_page_number_shows_page_one_and_says_so(client, coproduction, page):
    response = client.get("/case-studies/", {"page": page})
    assert response.status_code == 200
    assert "is not a page number, so this is page 1" in response.content.decode()


def test_an_unknown_term_matches_nothing_and_is_named(client, coproduction):
    page = html(client, "/case-studies/?theme=wombats")
    assert 'data-total="0"' in page
    assert "“wombats” is not a term of Theme" in page


def test_an_unknown_parameter_is_named_and_ignored(client, coproduction):
    page = html(client, "/case-studies/?colour=blue")
    assert "“colour” is not something to filter by" in page
    assert 'data-total="1"' in page


@pytest.mark.parametrize("name", ["utm_source", "utm_campaign", "gclid", "fbclid"])
def test_tracking_parameters_are_ignored_silently(client, coproduction, name):
    assert "is not something to filter by" not in html(client, f"/case-studies/?{name}=x")


@pytest.mark.parametrize(
    "value",
    [
        "\0",
        '"',
        "%",
        "_",
        "'; DROP TABLE",
        "<script>alert(1)</script>",
        "\\",
        "é" * 300,
        "a " * 500,
        "{{ 7 }}",
        "🦔",
        " ",
    ],
)
def test_hostile_values_never_break_a_list_nor_reach_it_unescaped(client, coproduction, value):
    for name in ("q", "theme", "place", "from", "to", "sort", "page", "find-place", "zzz"):
        for address in ("/case-studies/", "/stories/", "/summits/"):
            response = client.get(address, {name: value})
            assert response.status_code == 200, (name, address)
            assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("year", ["0000", "99", "20145", "٢٠١٤", "-500", "2014.5"])
def test_what_is_no_year_is_named_and_ignored_on_every_list(client, coproduction, year):
    for address in ("/case-studies/", "/stories/", "/summits/"):
        assert "is not a year such as 2014, so it was ignored" in html(client, f"{address}?from={year}")


def test_a_percent_sign_is_a_character_and_no_wildcard(client, coproduction):
    page = CaseStudyPageFactory(result="Costs fell by 9% in a year.")
    assert listed(client, "/case-studies/?q=9%25") == [page.pk]
    assert listed(client, "/case-studies/?q=%22c%25s%22") == []


def test_a_search_beyond_the_limits_is_cut_and_says_so(client, coproduction):
    assert "was cut to its first" in html(client, "/case-studies/?q=" + "+".join(["word"] * 21))


def test_each_choice_can_be_taken_back_and_keeps_the_others(client, coproduction):
    page = html(client, "/case-studies/?q=falls&theme=co-production&place=wales&to=2020&sort=title&page=1")
    links = re.findall(r'<a[^>]*href="([^"]+)" data-remove-filter', page)
    assert [link.replace("&amp;", "&") for link in links] == [
        "/case-studies/?q=falls&place=wales&to=2020&sort=title",
        "/case-studies/?q=falls&theme=co-production&to=2020&sort=title",
        "/case-studies/?theme=co-production&place=wales&to=2020&sort=title",
        "/case-studies/?q=falls&theme=co-production&place=wales&sort=title",
    ]


def test_best_match_needs_words_and_says_so(client, coproduction):
    page = html(client, "/case-studies/?sort=relevance")
    assert "Only a search for words can be sorted by best match" in page
    assert "Only a search for words" not in html(client, "/case-studies/?sort=relevance&q=falls")


def test_a_place_is_searched_for_by_its_name_without_javascript(client):
    CaseStudyPageFactory(terms={"place": ["scotland"]})
    page = html(client, "/case-studies/?find-place=north+west")
    assert re.search(r'name="place"[^>]*value="north-west"', page)
    assert not re.search(r'name="place"[^>]*value="scotland"', page)


def test_no_results_say_what_to_drop(client, coproduction, assets):
    page = html(client, "/case-studies/?theme=co-production&place=scotland")
    assert "Nothing matches all of that" in page
    assert 'href="/case-studies/?place=scotland"' in page


def test_drafts_private_and_unpublished_pages_leave_no_trace(client, coproduction):
    draft = CaseStudyPageFactory(live=False, title="Draft about wombats")
    gone = CaseStudyPageFactory(title="Unpublished wombats")
    gone.unpublish()
    private = CaseStudyPageFactory(title="Private wombats")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert listed(client) == [coproduction.pk]
    assert listed(client, "/case-studies/?q=wombats") == []
    assert count_beside(client, "/case-studies/", "theme", "prevention-and-early-intervention") == 0
    for address in ("/", "/themes/", "/themes/prevention-and-early-intervention/"):
        assert "ombats" not in html(client, address)
    assert ids(draft, gone, private).isdisjoint(listed(client, "/themes/prevention-and-early-intervention/"))


def test_a_private_index_hides_all_that_stands_under_it(client, coproduction):
    PageViewRestriction.objects.create(page=coproduction.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert listed(client, "/themes/co-production/") == []
    assert 'data-page-id="' not in html(client, "/")
    assert 'href="/case-studies/" aria-current' not in html(client, "/")


def test_each_level_of_places_is_drawn_further_in(client):
    CaseStudyPageFactory(terms={"place": ["wigan"]})
    page = html(client, "/case-studies/")
    for level, place in enumerate(("england", "north-west", "wigan"), 1):
        assert re.search(
            rf'class="filter-level-{level}"><label class="filter-option"><input [^>]*value="{place}"', page
        )
