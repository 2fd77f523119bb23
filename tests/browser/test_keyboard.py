"""From the first page to a comparison on a phone with the Tab key, Enter, Space and Escape alone. What is checked at
each stop: that it can be seen, and that it shows the focus."""

import re

from playwright.sync_api import expect

AT_THE_STOP = """() => {
    const stop = document.activeElement, {top, bottom, left, right, width} = stop.getBoundingClientRect();
    const inView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && width > 0;
    const around = [stop, stop.parentElement].map((part) => getComputedStyle(part));
    const ringed = ({outlineStyle, outlineWidth}) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    return inView && [...around, getComputedStyle(stop, "::after")].some(ringed);
}"""
MOST = 120
"""Presses of Tab after which it is said that a control cannot be reached."""


def tab_to(page, control):
    for _ in range(MOST):
        page.keyboard.press("Tab")
        assert page.evaluate(AT_THE_STOP), page.evaluate("document.activeElement.outerHTML")
        if control.count() and control.first.evaluate("control => control === document.activeElement"):
            return
    raise AssertionError(f"The keyboard does not reach {control}.")


def expanded(page, name):
    """Return whether the browser tells a screen reader that what the button opens is open."""
    tree = page.context.new_cdp_session(page)
    root = tree.send("DOM.getDocument")["root"]["nodeId"]
    query = {"nodeId": root, "role": "button", "accessibleName": name}
    button = tree.send("Accessibility.queryAXTree", query)["nodes"][0]
    return {one["name"]: one["value"]["value"] for one in button["properties"]}["expanded"]


def test_everything_up_to_a_comparison_is_done_with_the_keyboard(reader):
    reader.set_viewport_size({"width": 320, "height": 640})
    reader.goto("/")
    skip_to_the_content(reader)
    open_leave_and_use_the_menu(reader)
    filter_in_the_sheet(reader)
    compare_two(reader)
    search_for_words(reader)
    assert reader.complaints == []


def skip_to_the_content(reader):
    tab_to(reader, reader.get_by_role("link", name="Skip to the main content"))
    reader.keyboard.press("Enter")
    expect(reader.locator("main#content")).to_be_focused()
    reader.keyboard.press("Tab")
    expect(reader.locator("main :focus")).to_have_count(1)


def open_leave_and_use_the_menu(reader):
    reader.goto("/")
    menu, first = reader.get_by_role("button", name="Menu"), reader.locator("#site-menu a").first
    tab_to(reader, menu)
    assert not expanded(reader, "Menu")
    reader.keyboard.press("Enter")
    assert expanded(reader, "Menu")
    tab_to(reader, first)
    reader.keyboard.press("Escape")
    expect(first).not_to_be_visible()
    expect(menu).to_be_focused()
    reader.keyboard.press("Enter")
    tab_to(reader, reader.get_by_label("Main").get_by_role("link", name="Case studies"))
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/case-studies/")


def filter_in_the_sheet(reader):
    opener, said = reader.get_by_role("button", name=re.compile("^Filters")), reader.locator("[data-said]")
    tab_to(reader, opener)
    reader.keyboard.press("Enter")
    assert expanded(reader, "Filters")
    place = reader.locator("#filters details:has([name=find-place])")
    tab_to(reader, place.locator("summary"))
    if not place.evaluate("place => place.open"):
        reader.keyboard.press("Enter")
    tab_to(reader, place.get_by_role("searchbox"))
    reader.keyboard.type("wales")
    expect(said).to_have_text(re.compile("^1 to choose from"))
    tab_to(reader, place.get_by_role("checkbox"))
    reader.keyboard.press("Space")
    expect(said).to_have_text(re.compile("^[0-9]+ case stud"))
    expect(place.get_by_role("checkbox", name="Wales")).to_be_focused()
    reader.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_text("Filters (1 on)")


def compare_two(reader):
    ticks = reader.get_by_role("checkbox", name=re.compile("^Compare "))
    for number in range(2):
        tab_to(reader, ticks.nth(number))
        reader.keyboard.press("Space")
    tab_to(reader, reader.get_by_role("button", name="Compare those ticked"))
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("table", name="Case studies side by side")).to_be_visible()


def search_for_words(reader):
    reader.goto("/search/")
    tab_to(reader, reader.get_by_role("combobox", name="Search for words"))
    reader.keyboard.type("helth")
    reader.keyboard.press("Enter")
    expect(reader.locator(".result-count")).to_be_focused()
    suggestion = reader.locator("[data-did-you-mean] a, a[data-did-you-mean]")
    tab_to(reader, suggestion)
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("combobox", name="Search for words")).to_have_value("health")
    expect(reader.locator("[data-said]")).to_have_text(re.compile("results?$|pages?$"))
