"""What a phone of 320 pixels shows whole."""

import datetime

import pytest

from casestudies.models import KeyFigure
from summits.models import Commitment
from tests.factories.pages import CaseStudyPageFactory, SummitReportPageFactory


@pytest.fixture
def phone(page):
    page.set_viewport_size({"width": 320, "height": 640})
    return page


def test_a_commitment_shows_its_status_without_scrolling(phone):
    commitment = Commitment(
        what="Publish what every project cost, and what it saved",
        who="The hub and its members",
        by_when=datetime.date(2026, 9, 30),
        status="not-started",
    )
    phone.goto(SummitReportPageFactory(commitments=[commitment]).url)
    table = phone.get_by_role("table", name="Commitments")
    assert table.get_by_role("rowheader").count() == 1
    assert table.get_by_role("columnheader").all_inner_texts() == ["What", "Who", "By when", "Status"]
    status = table.get_by_role("cell", name="Not started").bounding_box()
    assert status["x"] + status["width"] <= 320


def test_the_labels_of_the_drawn_figure_stand_apart(phone):
    figure = KeyFigure(
        measure="Reunited",
        unit="%",
        before_value=25,
        before_label="comparison group",
        after_value=60,
        after_label="this court",
    )
    CaseStudyPageFactory(key_figures=[figure])
    phone.goto("/")
    before, after = (phone.get_by_text(words, exact=True) for words in ("comparison group", "this court"))
    assert before.bounding_box()["x"] + before.bounding_box()["width"] <= after.bounding_box()["x"]
    assert before.evaluate("label => label.scrollWidth <= label.clientWidth")
