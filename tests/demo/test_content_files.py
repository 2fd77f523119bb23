"""What holds for the content itself, whoever edits the files."""

import re

import pytest

from demo.kinds import KINDS
from demo.records import CONTENT, read_records, read_site
from tests.factories.terms import term

REFERENCE = re.compile(r"\[(\d+)\]")
CASE_STUDIES = read_records(CONTENT, "case-studies")
STORIES = read_records(CONTENT, "stories")
NATIONS = {"england", "scotland", "wales", "northern-ireland"}


def by_slug(records):
    return pytest.mark.parametrize("record", records, ids=[record.slug for record in records])


def cited_numbers(record):
    texts = [value for value in record.data.values() if isinstance(value, str)]
    return {int(number) for text in texts for number in REFERENCE.findall(text)}


def test_there_are_twelve_case_studies():
    assert len(CASE_STUDIES) == 12


@by_slug(CASE_STUDIES + STORIES)
def test_every_reference_has_its_source_and_every_source_is_cited(record):
    assert cited_numbers(record) == set(range(1, len(record.data["sources"]) + 1))


@by_slug([record for record in CASE_STUDIES if record.data.get("key_figures")])
def test_every_key_figure_says_where_it_comes_from(record):
    assert [figure["measure"] for figure in record.data["key_figures"] if not figure.get("source")] == []


@by_slug(CASE_STUDIES + STORIES)
def test_a_page_that_is_not_illustrative_rests_on_a_fact_sheet(record):
    assert record.data["illustrative"] is not bool(record.data.get("sheet"))


@by_slug(CASE_STUDIES)
def test_cards_carry_no_reference_numbers(record):
    assert REFERENCE.findall(record.data["result"] + record.data["summary"]) == []


@pytest.mark.django_db
def test_all_four_nations_are_there():
    slugs = {place for record in CASE_STUDIES for place in record.data["terms"]["place"]}
    places = {term("place", slug) for slug in slugs}
    while wider := {place.broader for place in places if place.broader} - places:
        places |= wider
    assert {place.slug for place in places} >= NATIONS


def test_four_or_more_case_studies_did_not_simply_work():
    outcomes = [record.data["terms"]["outcome"] for record in CASE_STUDIES]
    assert len([outcome for outcome in outcomes if outcome != "worked"]) >= 4


def test_each_of_the_five_questions_of_the_summit_has_an_answer():
    (summit,) = read_records(CONTENT, "summits")
    assert [len(question.get("answers", [])) > 0 for question in summit.data["questions"]] == [True] * 5


def test_the_order_names_every_file_once():
    for folder, order in read_site(CONTENT)["order"].items():
        assert sorted(order) == sorted(record.slug for record in read_records(CONTENT, folder))


def test_no_folder_is_overlooked():
    folders = {path.name for path in CONTENT.iterdir() if path.is_dir()}
    assert folders == {kind.folder for kind in KINDS}
