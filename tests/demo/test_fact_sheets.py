"""The pages that tell of real places say what their fact sheets say, in words of their own."""

from statistics import median

import pytest

from tests.demo.readability import grade, told
from tests.demo.sheets import cited_in, numbers_in, real, runs_of, sheet, texts_of, unverified

CASE_STUDIES = real("case-studies")
STORIES = real("stories")
LEVELS = {
    "claim-only": "0",
    "reasoned-account": "1",
    "before-and-after-data": "2",
    "comparison-group": "3",
    "independently-evaluated": "4",
    "repeated-elsewhere": "5",
}
WORKED_OUT = {
    "greater-manchester-devolution": {"70": "0.196 years in days; the page says that it is our sum"},
}
"""Numbers that follow from those on the sheet, with how."""


def by_slug(records):
    return pytest.mark.parametrize("record", records, ids=[record.slug for record in records])


def filled(record, fields):
    return {field for field in fields if record.data.get(field)}


def test_the_library_rests_on_at_least_thirty_two_sheets():
    assert len({record.data["sheet"] for record in CASE_STUDIES}) >= 32
    assert sum(record.data["sheet"] == "R31" for record in CASE_STUDIES) == 2


@by_slug(CASE_STUDIES + STORIES)
def test_every_number_stands_on_the_sheet(record):
    numbers = set().union(*map(numbers_in, texts_of(record.data)))
    assert numbers - sheet(record.data["sheet"]).numbers - set(WORKED_OUT.get(record.slug, ())) == set()


@by_slug(CASE_STUDIES + STORIES)
def test_no_eight_words_in_a_row_are_those_of_a_sheet(record):
    copied = {run for text in texts_of(record.data) for run in runs_of(text)} & sheet(record.data["sheet"]).runs
    assert copied == set()


@by_slug(CASE_STUDIES)
def test_outcome_and_evidence_are_those_of_the_sheet(record):
    terms = record.data["terms"]
    assert LEVELS[terms["evidence"]] in sheet(record.data["sheet"]).levels()
    assert terms["outcome"] in sheet(record.data["sheet"]).outcomes()
    assert f"Level {LEVELS[terms['evidence']]}" in record.data["how_sure_we_are"]


@by_slug([record for record in CASE_STUDIES + STORIES if record.data["sheet"] in unverified()])
def test_what_no_text_states_stays_empty(record):
    gaps = unverified()[record.data["sheet"]]
    assert filled(record, gaps.get("empty", ())) == set()
    terms = record.data["terms"]
    assert {key: terms[key] for key in gaps.get("terms", {}) if key in terms}.items() <= gaps.get("terms", {}).items()
    said = " ".join(texts_of(record.data)).lower()
    assert [claim for claim in gaps.get("claims", ()) if claim in said] == []


def test_the_table_of_gaps_names_every_sheet_with_one():
    marked = {f"R{number:02}" for number in range(1, 37) if "**unverified**" in sheet(f"R{number:02}").text}
    assert set(unverified()) == marked


@by_slug(CASE_STUDIES + STORIES)
def test_sources_are_those_of_the_sheet_and_can_be_looked_up(record):
    for source in record.data["sources"]:
        assert source["author"]
        assert source["title"]
        assert source["url"] in sheet(record.data["sheet"]).addresses
        assert str(source.get("year", "")) in sheet(record.data["sheet"]).text


@by_slug(CASE_STUDIES + STORIES)
def test_a_number_cites_a_source_that_the_sheet_gives_for_it(record):
    stated_at = sheet(record.data["sheet"]).stated_at
    for sentence, numbers, addresses in cited_in(record):
        for number in numbers & set(stated_at):
            assert addresses & stated_at[number], f"{number}: {sentence}"


@by_slug(CASE_STUDIES)
def test_every_key_figure_leads_to_a_source_of_its_page(record):
    addresses = {source["url"] for source in record.data["sources"]}
    for figure in record.data.get("key_figures", []):
        assert figure["source"]
        assert figure["source_url"] in addresses


@by_slug(CASE_STUDIES)
def test_a_key_figure_comes_from_a_source_that_the_sheet_gives_for_it(record):
    stated_at = sheet(record.data["sheet"]).stated_at
    for figure in record.data.get("key_figures", []):
        for number in numbers_in(f"{figure.get('before_value', '')} {figure['after_value']}") & set(stated_at):
            assert figure["source_url"] in stated_at[number], figure["measure"]


@by_slug(CASE_STUDIES)
def test_a_result_is_one_sentence(record):
    result = record.data["result"]
    assert result.endswith(".")
    assert ". " not in result.replace("U.S. ", "")


def test_the_library_is_written_in_plain_english():
    grades = {record.slug: grade(told(record)) for record in CASE_STUDIES}
    assert median(grades.values()) <= 10
    assert {slug: round(found, 1) for slug, found in grades.items() if found > 12} == {}


@pytest.mark.parametrize("part", ["summary", "challenge", "what_was_done", "what_happened"])
def test_no_two_pages_open_with_the_same_words(part):
    openings = [" ".join(record.data[part].split()[:3]).lower() for record in CASE_STUDIES]
    assert sorted(opening for opening in set(openings) if openings.count(opening) > 1) == []
