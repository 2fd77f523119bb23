"""The library shows every part of the site at work: each term in use, each kind of page, each extreme."""

import pytest

from demo.records import CONTENT, read_records
from taxonomy.schemes import load_schemes
from tests.demo.readability import told

CASE_STUDIES = read_records(CONTENT, "case-studies")
STORIES = read_records(CONTENT, "stories")
SUMMITS = read_records(CONTENT, "summits")
FIRST_SUMMIT = "rsa-2020-public-services-summit"
NATIONS = {"england", "scotland", "wales", "northern-ireland"}


def chosen(record, vocabulary):
    slugs = record.data["terms"].get(vocabulary, [])
    return [slugs] if isinstance(slugs, str) else slugs


def length(record):
    return len(told(record).split())


def with_those_above(vocabulary):
    """Return the slugs in use over all case studies, and those of the broader terms that hold them."""
    terms = load_schemes(slug__in=[vocabulary])[vocabulary].by_slug
    found = {terms[slug] for record in CASE_STUDIES for slug in chosen(record, vocabulary)}
    while above := {term.broader for term in found if term.broader} - found:
        found |= above
    return {term.slug for term in found}


def test_the_library_is_as_large_as_promised():
    assert len(CASE_STUDIES) >= 36
    assert len(STORIES) >= 10
    assert len(SUMMITS) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("vocabulary", ["theme", "service-area", "delivery-model", "outcome", "evidence", "cost"])
def test_every_term_that_a_reader_may_filter_by_finds_something(vocabulary):
    terms = load_schemes(slug__in=[vocabulary])[vocabulary].by_slug.values()
    assert {term.slug for term in terms if not term.broader_id} - with_those_above(vocabulary) == set()


@pytest.mark.django_db
def test_all_four_nations_and_places_abroad_are_there():
    assert with_those_above("place") >= NATIONS | {"abroad"}


def test_failures_are_told_as_well_as_successes():
    outcomes = [record.data["terms"]["outcome"] for record in CASE_STUDIES]
    assert sum(outcome in ("did-not-work", "stopped") for outcome in outcomes) >= 8


def test_extremes_of_length_and_of_figures_are_there():
    figures = [len(record.data.get("key_figures", [])) for record in CASE_STUDIES]
    assert min(figures) == 0
    assert max(figures) == 6
    lengths = sorted(map(length, CASE_STUDIES))
    assert lengths[0] < 200
    assert lengths[-1] > 1200
    assert any("end_year" not in record.data for record in CASE_STUDIES)


def test_each_question_of_the_first_summit_is_answered_by_three_case_studies_or_more():
    (summit,) = (record for record in SUMMITS if record.slug == FIRST_SUMMIT)
    slugs = {record.slug for record in CASE_STUDIES}
    questions = summit.data["questions"]
    assert len(questions) == 5
    for question in questions:
        assert len({answer["page"] for answer in question["answers"]} & slugs) >= 3
        assert len({answer["stance"] for answer in question["answers"]}) >= 2


def test_ideas_are_followed_from_place_to_place():
    steps = [(record.slug, link) for record in CASE_STUDIES for link in record.data.get("inspired_by", [])]
    assert {(slug, link["case_study"]) for slug, link in steps} == {
        ("community-choices", "participatory-budgeting-porto-alegre"),
        ("buurtzorg-in-london", "buurtzorg"),
        ("personal-health-budgets-pilot", "individual-budgets-pilots"),
        ("place-based-budget-pilots", "total-place"),
    }


def test_stories_lead_to_their_case_studies():
    slugs = {record.slug for record in CASE_STUDIES}
    led = [record.data["case_study"] for record in STORIES if "case_study" in record.data]
    assert set(led) <= slugs
    assert len(led) >= 8


def test_all_but_the_first_summit_and_the_pages_that_rest_on_sheets_are_illustrative():
    assert [record.slug for record in SUMMITS if not record.data["illustrative"]] == [FIRST_SUMMIT]
    for record in CASE_STUDIES + STORIES:
        assert record.data["illustrative"] is not bool(record.data.get("sheet"))


def test_what_is_invented_claims_no_source():
    invented = [record.data for record in CASE_STUDIES + STORIES + SUMMITS if record.data["illustrative"]]
    assert [data["title"] for data in invented if data.get("sources")] == []
    figures = [figure for data in invented for figure in data.get("key_figures", [])]
    assert {figure["source"] for figure in figures} == {"Illustrative: invented for demonstration"}
    assert [figure["measure"] for figure in figures if figure.get("source_url")] == []
