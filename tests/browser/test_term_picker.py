"""An editor finds terms by typing, with the keyboard alone, and is reminded of what the text names."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.pages import CaseStudyPageFactory
from tests.publishing.admin import edit_url, slugs


@pytest.fixture
def editor(sign_in):
    return sign_in("Editors")


@pytest.fixture
def draft():
    text = "<p>The work was co-production with its tenants.</p>"
    terms = {"theme": ["community-assets", "social-productivity"], "place": ["wales"]}
    return CaseStudyPageFactory(title="Street wardens", live=False, what_happened=text, terms=terms)


def open_terms(tab, draft):
    tab.goto(edit_url(draft))
    tab.get_by_role("tab", name=re.compile("^Where and who")).first.click()


def field(tab, vocabulary):
    return tab.locator(f"[data-contentpath=terms-{vocabulary}]")


def save(tab):
    tab.get_by_role("button", name="Save draft").click()
    expect(tab.locator(".messages")).to_contain_text("Street wardens")


def tab_to(tab, box):
    """Press Tab until the box has the focus, as somebody without a mouse does."""
    for _ in range(12):
        tab.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            return
    raise AssertionError("the box is not reached by Tab")


def test_a_term_is_found_by_a_synonym_and_chosen_by_keyboard_alone(editor, draft):
    open_terms(editor, draft)
    services = field(editor, "service-area")
    services.get_by_label("Type to find a term").focus()
    editor.keyboard.type("care homes")
    found = services.locator("[data-term]:visible")
    expect(found).to_have_count(1)
    expect(found.locator(".term__also")).to_have_text(re.compile("^care homes → $", re.IGNORECASE))
    expect(services.get_by_text("1 term found.")).to_be_visible()
    expect(services.get_by_text("Chosen", exact=True)).to_be_hidden()
    box = found.get_by_role("checkbox")
    tab_to(editor, box)
    editor.keyboard.press("Space")
    expect(services.get_by_text("2 chosen.")).to_be_visible()
    save(editor)
    open_terms(editor, draft)
    on_top = field(editor, "service-area").locator(".terms__group").first
    expect(on_top.get_by_role("checkbox", checked=True)).to_have_count(2)
    assert slugs(draft, "service-area") == ["adult-social-care", "residential-and-nursing-care"]
    assert editor.complaints == []


def test_enter_sends_nothing_and_escape_shows_all_terms_again(editor, draft):
    open_terms(editor, draft)
    places = field(editor, "place")
    box = places.get_by_label("Type to find a term")
    visible = places.locator("[data-term]:visible")
    expect(box).to_be_visible()
    places.scroll_into_view_if_needed()
    expect(places.locator("details.terms__fold")).not_to_have_count(0)  # the list has arrived
    before = visible.count()
    box.fill("zzz")
    box.press("Enter")
    expect(places.get_by_text("No term found. Try another word.")).to_be_visible()
    box.fill("lancashire")
    expect(places.locator("details.terms__fold[open]")).not_to_have_count(0)
    box.press("Escape")
    expect(box).to_have_value("")
    expect(visible).to_have_count(before)
    expect(places.locator("details.terms__fold[open]")).to_have_count(0)
    assert edit_url(draft) in editor.url


def test_a_suggestion_is_taken_by_pressing_it_and_never_by_itself(editor, draft):
    open_terms(editor, draft)
    themes = field(editor, "theme")
    box = themes.get_by_label("Co-production")
    suggestion = editor.get_by_role("button", name="Theme: Co-production")
    expect(themes.get_by_text("2 of at most 3 chosen.")).to_be_visible()
    expect(box).to_have_count(0)  # the list is far from view, and not fetched yet
    expect(suggestion).to_have_attribute("aria-pressed", "false")
    suggestion.press("Enter")
    expect(box).to_be_checked()
    expect(suggestion).to_have_attribute("aria-pressed", "true")
    expect(themes.get_by_text("Social productivity (chosen above)")).to_be_visible()
    expect(themes.get_by_text("That is the most: to choose another, untick one first.")).to_be_visible()
    save(editor)
    assert slugs(draft, "theme") == ["co-production", "community-assets", "social-productivity"]


def test_without_its_script_the_picker_is_a_plain_list(editor, draft):
    editor.route("**/term-picker.js", lambda route: route.abort())
    open_terms(editor, draft)
    places = field(editor, "place")
    expect(places.get_by_label("Type to find a term")).to_be_hidden()
    expect(editor.get_by_role("button", name="Theme: Co-production")).to_be_hidden()
    places.get_by_role("link", name="Show all terms").click()
    editor.get_by_role("tab", name=re.compile("^Where and who")).first.click()
    places.locator("summary", has_text="in United Kingdom").click()
    places.get_by_label("Scotland").check()
    field(editor, "theme").get_by_text("Meaning of Citizen engagement").click()
    expect(field(editor, "theme").locator("details[open] p")).to_be_visible()
    save(editor)
    assert slugs(draft, "place") == ["scotland", "wales"]


def test_a_list_that_does_not_arrive_says_so_and_is_fetched_again(editor, draft):
    editor.route("**/admin/terms/place/", lambda route: route.abort())
    open_terms(editor, draft)
    places = field(editor, "place")
    places.scroll_into_view_if_needed()
    expect(places.get_by_text("The list could not be fetched")).to_be_visible()
    expect(places.get_by_label("Wales")).to_be_checked()
    find = places.get_by_label("Type to find a term")
    find.fill("scot")
    expect(places.get_by_role("status").first).to_contain_text("Type again")
    editor.unroute("**/admin/terms/place/")
    places.get_by_role("button", name="Try again").press("Enter")
    expect(find).to_be_focused()
    find.fill("scotland")
    places.get_by_label("Scotland").check()
    save(editor)
    assert slugs(draft, "place") == ["scotland", "wales"]


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_wider_than_the_screen(editor, draft, width):
    editor.set_viewport_size({"width": width, "height": 800})
    open_terms(editor, draft)
    field(editor, "place").get_by_label("Type to find a term").fill("yorkshire")
    widest = editor.evaluate(
        "() => Math.max(...[...document.querySelectorAll('[data-terms] *')].map(e => e.getBoundingClientRect().right))"
    )
    assert widest <= width
