"""A list that follows its filters without loading the page again, used with the keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.pages import CaseStudyPageFactory


@pytest.fixture
def library(page):
    """The list of three case studies. `page.evaluate("kept")` stays true as long as the page is not loaded again."""
    CaseStudyPageFactory(title="Wigan clinic", terms={"theme": ["technology-as-a-platform"], "place": ["wigan"]})
    CaseStudyPageFactory(title="Cardiff clinic", terms={"theme": ["co-production"], "place": ["cardiff"]})
    CaseStudyPageFactory(title="Flint clinic", terms={"theme": ["co-production"], "place": ["flintshire"]})
    page.goto("/case-studies/")
    page.evaluate("window.kept = true")
    return page


def titles(page):
    return page.locator("article h3")


def in_place_only_refused(route):
    if route.request.resource_type == "fetch":
        route.abort()
    else:
        route.continue_()


def test_a_choice_keeps_the_focus_says_how_many_there_are_and_can_be_gone_back_from(library):
    box = library.get_by_role("checkbox", name="Technology as a platform")
    search = library.get_by_role("combobox", name="Search for words")
    box.press("Space")
    expect(library.locator("[data-said]")).to_have_text("1 case study")
    expect(box).to_be_focused()
    expect(library.get_by_role("group", name="Theme").get_by_role("checkbox").first).to_be_checked()
    expect(titles(library)).to_have_text(["Wigan clinic"])
    expect(library).to_have_url(re.compile(r"/case-studies/\?theme=technology-as-a-platform$"))
    expect(library).to_have_title(re.compile("about Technology as a platform"))
    library.get_by_role("link", name="Remove Theme").press("Enter")
    expect(library.get_by_role("heading", name="3 case studies")).to_be_focused()
    search.fill("flint")
    search.press("Enter")
    expect(titles(library)).to_have_text(["Flint clinic"])
    library.go_back()
    expect(titles(library)).to_have_count(3)
    expect(search).to_have_value("")
    library.go_back()
    expect(titles(library)).to_have_text(["Wigan clinic"])
    expect(box).to_be_checked()
    library.go_forward()
    expect(titles(library)).to_have_count(3)
    assert library.evaluate("kept")
    assert library.complaints == []


def test_a_phones_sheet_stays_open_while_a_place_is_found_and_what_fails_is_gone_to(library):
    library.set_viewport_size({"width": 320, "height": 640})
    library.get_by_role("button", name="Filters").click()
    place = library.get_by_role("group", name="Place")
    place.get_by_role("searchbox").press_sequentially("cardi")
    expect(place.get_by_role("checkbox")).to_have_count(1)
    place.get_by_role("checkbox", name="Cardiff").check()
    expect(library.get_by_role("button", name="Show 1 result")).to_be_visible()
    expect(place.get_by_role("searchbox")).to_have_value("cardi")
    library.get_by_role("button", name="Show 1 result").click()
    expect(library.get_by_role("button", name="Filters (1 on)")).to_be_visible()
    expect(library.get_by_role("heading", name="1 case study in Cardiff")).to_be_focused()
    assert library.evaluate("kept")
    library.route("**/case-studies/?*from=*", in_place_only_refused)
    library.get_by_role("button", name="Filters").click()
    library.locator("summary", has_text="Years").click()
    library.get_by_label("From").fill("2016")
    library.keyboard.press("Tab")
    expect(library.get_by_role("heading", name="No case studies in Cardiff, from 2016 on")).to_be_visible()
    assert library.evaluate("window.kept") is None
