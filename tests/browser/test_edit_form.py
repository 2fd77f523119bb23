"""What the edit form says and shows while somebody fills it in."""

import re

import pytest
from playwright.sync_api import expect

from casestudies.models import KeyFigure
from tests.factories.pages import CaseStudyPageFactory
from tests.publishing.admin import edit_url

PASTE = """(box, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
}"""


@pytest.fixture
def form(sign_in):
    """The edit form of a draft with two key figures."""
    figure = {"unit": "a year", "before_value": 42.5, "better": "lower"}
    figures = [KeyFigure(measure=measure, **figure) for measure in ("Falls", "Calls")]
    draft = CaseStudyPageFactory(live=False, result="x" * 143, key_figures=figures)
    tab = sign_in("Editors")
    tab.goto(edit_url(draft))
    return tab


def test_the_form_says_how_much_room_is_left_and_shows_what_is_needed(form):
    result, count, spoken = form.locator("[name=result]"), form.locator(".count"), form.locator("body > [role=status]")
    expect(count).to_have_count(0)
    result.press("End")
    expect(count).to_have_text("143 of 160 characters")
    result.press("y")
    expect(count).to_have_text("144 of 160 characters")
    expect(spoken.filter(has_text="144 of 160")).to_have_count(1)  # told aloud: nine tenths are used
    result.press_sequentially("z" * 17)
    expect(count).to_have_text("160 of 160 characters: no more fit")
    result.evaluate(PASTE, "!".rjust(30))
    expect(form.locator(".pasted")).to_contain_text("30 characters too long for this field.")
    result.fill("Falls fell.")
    expect(spoken.filter(has_text="characters")).to_have_count(0)

    expect(form.locator("[name=key_figures-1-unit]")).to_be_hidden()
    form.get_by_text("Key figure 2: Calls").click()
    form.locator("[name=key_figures-1-unit]").focus()
    expect(count).to_have_text("6 of 80 characters")
    expect(form.locator("[name=key_figures-1-unit]")).to_have_accessible_description(re.compile("% of tenants"))
    form.locator("#inline_child_key_figures-0 [title='Move down']").click()
    expect(form.locator(".record summary").first).to_contain_text("Key figure 1: Calls")

    form.get_by_role("tab", name="Where and who").first.click()
    year = form.locator("[name=start_year]")
    year.fill("2015")
    year.hover()
    form.mouse.wheel(0, 300)
    expect(year).not_to_be_focused()
    expect(year).to_have_value("2015")
    assert form.complaints == []


def test_a_row_opens_as_it_was_and_keeps_what_is_changed_in_it(form):
    state = form.locator("[data-saving-state]")
    form.get_by_text("Key figure 1: Falls").click()
    expect(form.get_by_label("Measure").first).to_have_value("Falls")
    expect(form.locator("[name=key_figures-0-better]")).to_have_value("lower")
    expect(form.locator("[name=key_figures-0-before_value]")).to_have_value("42.5")
    form.wait_for_timeout(3000)  # longer than it takes to save by itself
    expect(state).not_to_contain_text("Saved at")
    form.locator("[name=key_figures-0-before_value]").fill("40")
    expect(state).to_contain_text("Saved at")
    form.get_by_role("button", name="Add Key figure").click()
    form.locator("[name=key_figures-2-measure]").fill("Visits")
    form.locator("#inline_child_key_figures-1 [title=Delete]").click()
    form.get_by_role("button", name="Save draft").click()
    expect(form.locator(".record summary")).to_have_text(["Key figure 1: Falls", "Key figure 2: Visits"])
    form.get_by_text("Key figure 1: Falls").click()
    expect(form.locator("[name=key_figures-0-before_value]")).to_have_value("40")
    expect(form.locator("[name=key_figures-0-better]")).to_have_value("lower")
    assert form.complaints == []


def test_what_only_some_kinds_of_item_have_is_shown_for_those(form):
    form.get_by_role("tab", name="How we know").first.click()
    form.get_by_role("button", name="Add Item").click()
    item = form.locator("#inline_child_related_items-0")
    address, document = item.locator("[name$=-url]"), item.get_by_role("button", name="Choose a document")
    expect(address).to_be_visible()
    expect(document).to_be_hidden()
    item.locator("[name$=-kind]").select_option("document")
    expect(document).to_be_visible()
    expect(address).to_be_hidden()
    item.locator("[name$=-kind]").select_option("link")
    address.fill("https://www.gov.uk/")
    item.locator("[name$=-kind]").select_option("document")
    expect(address).to_be_visible()  # what is filled in never goes out of sight
    assert form.complaints == []


def test_a_day_is_typed_as_people_write_it_and_none_is_put_in_its_place(form):
    day, state = form.locator("[name=next_check_due]"), form.locator("[data-saving-state]")
    form.get_by_role("tab", name="Hub only").first.click()
    day.fill("31/2/2027")
    day.press("Tab")
    expect(day).to_have_value("31/2/2027")
    expect(state).to_contain_text("Not saved")
    day.fill("1 February 2027")
    day.press("Tab")
    expect(state).to_contain_text("Saved at")
    form.reload()
    expect(day).to_have_value("01/02/2027")
