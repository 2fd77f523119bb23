"""What a phone of 320 pixels shows whole, and a desk's screen whose reader needs everything, or the text, larger."""

import datetime

import pytest
from playwright.sync_api import expect

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


def test_the_evidence_map_is_a_list_whose_lines_say_what_columns_say_elsewhere(phone):
    CaseStudyPageFactory(terms={"theme": ["co-production"], "service-area": ["transport"]})
    phone.goto("/evidence-map/")
    row = phone.get_by_role("row", name="Co-production")
    assert row.get_by_role("cell").first.inner_text().split("\n")[0] == "Transport"
    assert row.get_by_role("cell", name="Transport 1 case study, Before-and-after data").is_visible()
    assert phone.get_by_role("columnheader").count() == 0
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    phone.set_viewport_size({"width": 1280, "height": 800})
    assert phone.get_by_role("columnheader", name="Transport").is_visible()
    assert row.get_by_role(
        "link", name="Transport 1 case study, Before-and-after data (Co-production)", exact=True
    ).is_visible()


def test_how_many_case_studies_places_like_one_have_is_in_sight(phone):
    CaseStudyPageFactory(terms={"place": ["wirral"]})
    phone.goto("/places/wigan/")
    row = phone.get_by_role("table").get_by_role("row", name="Wirral")
    name, count = row.get_by_role("rowheader").bounding_box(), row.get_by_role("cell").last.bounding_box()
    assert row.get_by_role("cell").last.inner_text() == "1"
    assert count["x"] + count["width"] <= 320
    assert abs(count["y"] - name["y"]) < 10
    assert phone.get_by_role("columnheader", name="Case studies").count() == 1


OPEN_ALL = """for (const part of document.querySelectorAll("details")) part.open = true;
    document.querySelector("[name=case]")?.click();"""
WIDTH = "document.documentElement.scrollWidth"
WITH_TEXT_TWICE_AS_LARGE = f"document.documentElement.style.fontSize = '200%'; {WIDTH}"
COVERED = """Array.from(document.querySelectorAll("body *")).some((part) => part.checkVisibility()
    && ["fixed", "sticky"].includes(getComputedStyle(part).position)
    && part.clientHeight > innerHeight / 3 && part.clientWidth > innerWidth / 3)"""
OPENED_LOW_DOWN = """place => {
    place.open = true;
    place.querySelector("summary").focus();
    scrollBy(0, place.querySelector("input").getBoundingClientRect().bottom - innerHeight + 110);
}"""
HIDDEN_WITH_THE_FOCUS = """Array.from(document.querySelectorAll("#filters :is(input, summary)")).filter((control) => {
    control.focus();
    const bar = document.querySelector(".filters-apply").getBoundingClientRect();
    return control.matches(":focus") && control.getBoundingClientRect().bottom > bar.top;
}).length"""


def test_no_kind_of_page_scrolls_sideways_or_is_covered_however_large_it_is_read(reader, kinds_of_page):
    """At 400 % zoom, 1280 by 1024 pixels are 320 by 256. Twice the text size is the browser's own setting, or a style
    of the reader's, which leaves media queries as they are."""
    letters, faults = reader.context.new_cdp_session(reader), []
    for address in kinds_of_page:
        assert reader.goto(address).status < 500
        reader.evaluate(OPEN_ALL)
        for size, screen in ((16, (320, 256)), (32, (1280, 800)), (32, (640, 800))):
            letters.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
            reader.set_viewport_size(dict(zip(("width", "height"), screen, strict=True)))
            faults += [
                f"{address} is {width} wide at {screen}" for width in [reader.evaluate(WIDTH)] if width > screen[0]
            ]
            faults += [f"{address} is covered at {screen}"] * reader.evaluate(COVERED)
        letters.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
        for narrow in (640, 320):
            reader.set_viewport_size({"width": narrow, "height": 800})
            width = reader.evaluate(WITH_TEXT_TWICE_AS_LARGE)
            faults += [f"{address} is {width} wide at {narrow} with larger text"] * (width > narrow)
    assert not faults, "\n".join(faults)


def test_what_a_reader_types_to_find_shows_its_choices_above_the_button_that_stays(reader):
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.goto("/search/")
    place = reader.locator("#filters details:has([name=find-place])")
    place.evaluate(OPENED_LOW_DOWN)
    reader.keyboard.press("Tab")
    expect(place.get_by_role("searchbox")).to_be_focused()
    reader.keyboard.type("york")
    choices = place.locator("label", has_text="York")
    choices.nth(2).wait_for()
    bar = reader.locator(".filters-apply").bounding_box()["y"]
    third = choices.nth(2).bounding_box()
    assert third["y"] + third["height"] <= min(bar, 900)


def test_at_400_per_cent_the_filter_in_use_is_never_below_the_button_that_stays(reader):
    reader.set_viewport_size({"width": 320, "height": 256})
    reader.goto("/search/")
    reader.evaluate(OPEN_ALL)
    reader.get_by_role("button", name="Filters").click()
    assert reader.evaluate(HIDDEN_WITH_THE_FOCUS) == 0
