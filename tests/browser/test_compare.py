"""From a list to a comparison on a phone, by keyboard alone; and what is copied of the key figures."""

from casestudies.models import KeyFigure
from tests.factories.pages import CaseStudyPageFactory


def test_what_is_ticked_in_a_list_is_compared(page):
    first = CaseStudyPageFactory(title="Falls clinic", terms={"outcome": ["worked"]})
    second = CaseStudyPageFactory(title="Stair rods", terms={"outcome": ["stopped"]})
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/case-studies/")
    for title in ("Stair rods", "Falls clinic"):
        page.get_by_role("checkbox", name=f"Compare {title}").press("Space")
    page.get_by_role("combobox", name="Sort by").select_option("title")
    page.wait_for_url("**/?sort=title")
    assert page.get_by_role("checkbox", name="Compare Stair rods").is_checked()
    page.get_by_role("button", name="Compare those ticked").press("Enter")
    page.wait_for_url(f"**/compare/?case={first.identifier}&case={second.identifier}")
    table = page.get_by_role("table", name="Case studies side by side")
    outcome = table.get_by_role("row", name="Outcome Differs")
    assert outcome.get_by_role("cell").all_inner_texts() == ["Worked", "Stopped"]
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_text("Copy as a table").press("Enter")
    page.get_by_role("button", name="Copy", exact=True).press("Enter")
    assert page.evaluate("getSelection().toString()").startswith("Fact\tFalls clinic\tStair rods")
    assert page.complaints == []


def test_how_many_are_ticked_stands_on_the_button_and_one_too_many_is_said_at_once(page):
    for number in range(5):
        CaseStudyPageFactory(title=f"Stair rods {number}")
    page.goto("/case-studies/")
    bar, told = page.locator(".compare-bar"), []
    for number in range(5):
        page.get_by_role("checkbox", name=f"Compare Stair rods {number}").check()
        told.append(bar.inner_text().replace("\n", " "))
    assert told[0] == "Compare those ticked (1) Tick at least one more"
    assert told[3] == "Compare those ticked (4) Two to four, side by side"
    assert told[4] == "Compare those ticked (5) 4 at most: untick 1"
    page.get_by_role("combobox", name="Sort by").select_option("title")
    page.wait_for_url("**/?sort=title")
    assert "(5)" in bar.inner_text()


def test_key_figures_are_copied_as_a_spreadsheet_takes_them(page):
    figure = KeyFigure(
        measure="=Falls", before_value=310, after_value=205, source="Calls", source_url="https://x.org/a"
    )
    case_study = CaseStudyPageFactory(key_figures=[figure, KeyFigure(measure="Steps", unit="a day", after_value=81)])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(case_study.url)
    page.get_by_text("Key figures as a table").press("Enter")
    page.get_by_role("button", name="Copy the table").press("Enter")
    page.get_by_text("Copied").wait_for()
    _, *rows = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert [row.split("\t")[0] for row in rows] == ["'=Falls", "Steps a day"]
    assert rows[0].split("\t")[-1] == "Calls https://x.org/a"
    assert page.complaints == []
