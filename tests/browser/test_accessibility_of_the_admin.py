"""Our own screens of the admin as axe-core sees them, on a laptop and on a tablet."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.test_accessibility import VIOLATIONS

WIDTHS = (768, 1280)
WAGTAILS = ["#w-minimap-toggle"]
"""What Wagtail itself draws too small to be pressed."""
ADD_CASE_STUDY = "/admin/pages/add/casestudies/casestudypage/4/"
SCREENS = (
    *("/admin/", "/admin/case_studies/", "/admin/stories/", "/admin/summit_reports/", "/admin/guide/?q=evidence"),
    *("/admin/guide/", "/admin/finder/gaps/", "/admin/import-case-studies/"),
    *(ADD_CASE_STUDY, "/admin/taxonomy/vocabulary/", "/admin/taxonomy/health/"),
    *("/admin/taxonomy/import/", "/admin/taxonomy/export/"),
)
OF_A_TERM = ("", "history/", "pages/live/", "move/", "merge/", "split/", "retire/", "delete/")
RULES = {"target-size": {"enabled": True}}
COMPONENTS = {"landmark-unique": {"enabled": False}, "region": {"enabled": False}}
"""The style guide shows each component several times, the frame of a page among them."""
ALL_STANDS = "Promise.allSettled(document.getAnimations().map(({finished}) => finished)).then(() => null)"


@pytest.fixture
def staff(reader, demonstration):
    reader.goto("/admin/login/")
    reader.fill("[name=username]", "admin")
    reader.fill("[name=password]", demonstration.password)
    reader.click("[type=submit]")
    reader.wait_for_url("**/admin/")
    return reader


def first_link(tab, address, pattern):
    """Return where the first link on a page leads whose address looks so."""
    tab.goto(address)
    links = tab.evaluate("[...document.querySelectorAll('main a[href]')].map(link => link.getAttribute('href'))")
    return next(link for link in links if re.fullmatch(pattern, link))


def test_axe_finds_nothing_on_our_own_screens(staff):
    edit = first_link(staff, "/admin/case_studies/", r"/admin/pages/\d+/edit/")
    terms = first_link(staff, "/admin/taxonomy/vocabulary/", r"/admin/taxonomy/vocabulary/\d+/terms/")
    term = first_link(staff, terms, r"/admin/taxonomy/term/\d+/")
    addresses = [*SCREENS, edit, terms, *(term + part for part in OF_A_TERM)]
    faults = [fault for address in addresses for fault in faults_on(staff, address)]
    faults += faults_on(staff, "/admin/style-guide/", RULES | COMPONENTS)
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_on_a_form_that_was_refused(staff):
    staff.goto(ADD_CASE_STUDY)
    staff.fill("[name=title]", "Street wardens")
    staff.get_by_role("button", name="More actions").click()
    staff.locator("footer [name=action-publish]").click()
    staff.locator("[data-error-summary]").wait_for()
    faults = list(faults_in(staff, ADD_CASE_STUDY, RULES))
    assert not faults, "\n".join(faults)


def faults_on(tab, address, rules=RULES):
    assert tab.goto(address).status == 200, address
    yield from faults_in(tab, address, rules)


def faults_in(tab, address, rules):
    tab.evaluate(AXE_SCRIPT)
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        wait_till_all_stands(tab)
        found = tab.evaluate(
            VIOLATIONS, [{"include": [["html"]], "exclude": [[part] for part in WAGTAILS]}, {"rules": rules}]
        )
        yield from (f"{address} {width} {fault}" for fault in found)


def wait_till_all_stands(tab):
    """What still fades in has colours of its own: Wagtail's messages do, from when its scripts call the page ready."""
    tab.locator("#wagtail.ready, body:not(#wagtail)").wait_for(state="attached")
    tab.evaluate(ALL_STANDS)
