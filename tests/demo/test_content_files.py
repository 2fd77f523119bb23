"""What holds for the content itself, whoever edits the files."""

import re

import pytest

from demo.kinds import KINDS
from demo.records import CONTENT, read_records, read_site

REFERENCE = re.compile(r"\[(\d+)\]")
CASE_STUDIES = read_records(CONTENT, "case-studies")
STORIES = read_records(CONTENT, "stories")


def by_slug(records):
    return pytest.mark.parametrize("record", records, ids=[record.slug for record in records])


def cited_numbers(record):
    texts = [value for value in record.data.values() if isinstance(value, str)]
    return {int(number) for text in texts for number in REFERENCE.findall(text)}


@by_slug(CASE_STUDIES + STORIES)
def test_every_reference_has_its_source_and_every_source_is_cited(record):
    assert cited_numbers(record) == set(range(1, len(record.data.get("sources", [])) + 1))


@by_slug(CASE_STUDIES)
def test_cards_carry_no_reference_numbers(record):
    assert REFERENCE.findall(record.data["result"] + record.data["summary"]) == []


def test_the_order_names_every_file_once():
    for folder, order in read_site(CONTENT)["order"].items():
        assert sorted(order) == sorted(record.slug for record in read_records(CONTENT, folder))


def test_no_folder_is_overlooked():
    folders = {path.name for path in CONTENT.iterdir() if path.is_dir()}
    assert folders == {kind.folder for kind in KINDS}
