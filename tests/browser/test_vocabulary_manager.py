"""A manager merges two terms and undoes it, by mouse and keyboard, and the public sees both."""

import pytest
from playwright.sync_api import expect

from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory

TITLE = "Street wardens of Easton"


@pytest.fixture
def old(page):
    return TermFactory(slug="time-banks", pref_label="Time banks", alt_labels=["Hour swaps"])


@pytest.fixture
def new(page):
    return TermFactory(slug="gift-circles", pref_label="Gift circles", alt_labels=["Favours"])


@pytest.fixture
def case_study(old):
    return CaseStudyPageFactory(title=TITLE, terms={"theme": [old]})


@pytest.fixture
def as_manager(sign_in):
    return sign_in("Taxonomy managers")


@pytest.fixture
def reader(page):
    """A second tab of somebody who is not signed in."""
    context = page.context.browser.new_context(base_url=page.url.split("/admin/")[0])
    yield context.new_page()
    context.close()


def open_terms(page):
    page.get_by_role("link", name="Vocabularies").first.click()
    page.get_by_role("link", name="Theme", exact=True).click()
    expect(page.locator("#header-title").last).to_have_text("Theme")


def choose_by_keyboard(page, typed):
    """Type a synonym into the box above the list, go down to the one term that is left, and on to the button."""
    page.get_by_label("Type to find a term").focus()
    page.keyboard.type(typed)
    expect(page.get_by_text("1 term shown.")).to_be_visible()
    for key in ("Tab", "Space", "Tab", "Enter"):
        page.keyboard.press(key)


def test_a_merge_and_its_undo_are_seen_by_the_public(as_manager, reader, old, new, case_study):
    page = as_manager
    open_terms(page)
    page.get_by_text("Actions for Time banks").click()
    page.get_by_role("link", name="Merge Time banks").click()
    choose_by_keyboard(page, "favours")
    expect(page.get_by_text("Readers see “Gift circles” where they saw “Time banks”.")).to_be_visible()
    expect(page.locator("main")).to_contain_text(f"Live pages that change: 1 {TITLE}")
    reader.goto("/themes/time-banks/")
    expect(reader.locator("h1")).to_have_text("Time banks")

    page.get_by_label("Why this change").fill("They mean the same.")
    page.get_by_role("button", name="Merge “Time banks”").click()
    expect(page.locator(".messages")).to_contain_text("Merged “Time banks” into “Gift circles”.")
    reader.goto("/themes/time-banks/")
    assert reader.url.endswith("/themes/gift-circles/")
    expect(reader.get_by_role("link", name=TITLE)).to_be_visible()

    page.locator(".messages").get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".messages")).to_contain_text("Undid: Merged “Time banks” into “Gift circles”.")
    expect(page.get_by_text("They mean the same.")).to_be_visible()
    reader.goto("/taxonomy/theme/time-banks/")
    assert reader.url.endswith("/taxonomy/theme/time-banks/")
    expect(reader.locator("h1")).to_contain_text("Time banks")
    assert page.complaints == []


def test_the_focus_stays_on_the_button_that_moves_a_term(as_manager):
    page = as_manager
    page.get_by_role("link", name="Vocabularies").first.click()
    page.get_by_role("link", name="Stage", exact=True).click()
    page.get_by_role("button", name="Move Running up").focus()
    for place in (3, 2):
        page.keyboard.press("Enter")
        expect(page.locator(".messages")).to_contain_text(f"“Running” is now number {place} of 6.")
        expect(page.get_by_role("button", name="Move Running up")).to_be_focused()


def test_without_scripts_a_long_list_is_there_whole(chromium, live_server, as_manager, old):
    cookies = as_manager.context.cookies()
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(f"/admin/taxonomy/term/{old.pk}/split/")
    expect(page.get_by_label("Type to find a term").first).to_be_hidden()
    for label in ("Co-production", "Community assets"):
        page.locator("[name=into]").and_(page.get_by_label(label, exact=True)).check()
    page.locator("[name=given]").and_(page.get_by_label("Co-production", exact=True)).check()
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("Readers see “Co-production” where they saw “Time banks”.")).to_be_visible()
    context.close()
