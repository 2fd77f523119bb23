"""An editor retags ticked pages, sees it on the public site, and takes it back."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.pages import CaseStudyPageFactory
from tests.publishing.admin import slugs


@pytest.fixture
def editor(sign_in):
    return sign_in("Editors")


def in_list(tab):
    tab.get_by_role("link", name="Case studies", exact=True).click()
    expect(tab.get_by_role("heading", name="Case studies")).to_be_visible()


def preview(tab, action, term, other=None):
    tab.get_by_label(action).check()
    tab.locator("[name=retag-term]").select_option(label=term)
    if other:
        tab.get_by_label("Replace it with", exact=False).select_option(label=other)
    tab.get_by_role("button", name="Preview").click()


def found_under(tab, theme):
    tab.goto(f"/case-studies/?theme={theme}")
    return sorted(tab.locator("[data-results] article h2, [data-results] article h3").all_inner_texts())


def test_ticked_pages_are_retagged_and_taken_back(editor):
    pages = [CaseStudyPageFactory(title=f"Wardens of {place}") for place in ("Easton", "Weston", "Norton")]
    in_list(editor)
    for page in pages[:2]:
        editor.get_by_role("row", name=re.compile(page.title)).get_by_role("checkbox").check()
    editor.get_by_label("Retag selected pages").click()
    expect(editor.get_by_text("2 pages chosen.")).to_be_visible()

    preview(editor, "Replace a term with another", "Prevention and early intervention", "Community assets")
    expect(editor.get_by_text("Preview: nothing has changed yet.")).to_be_visible()
    expect(editor.get_by_role("heading", name="Live pages that change at once: 2")).to_be_visible()
    editor.get_by_role("button", name="Retag 2 pages").click()
    expect(editor.locator(".messages")).to_contain_text("2 pages changed.")
    undo = editor.get_by_role("link", name="See it again or undo it").get_attribute("href")

    assert found_under(editor, "community-assets") == ["Wardens of Easton", "Wardens of Weston"]
    assert found_under(editor, "prevention-and-early-intervention") == ["Wardens of Norton"]

    editor.goto(undo)
    editor.get_by_role("button", name="Undo on 2 pages").click()
    expect(editor.locator(".messages")).to_contain_text("Undid: Theme: replaced")
    expect(editor.get_by_role("heading", name="Case studies")).to_be_visible()
    assert found_under(editor, "community-assets") == []
    assert len(found_under(editor, "prevention-and-early-intervention")) == 3
    assert [said for said in editor.complaints if "userbar.js" not in said] == []  # its checks of the content


def test_all_pages_that_a_search_shows_are_retagged(editor):
    wanted, other = CaseStudyPageFactory(title="Wardens of Easton"), CaseStudyPageFactory(title="Falls clinic")
    in_list(editor)
    editor.get_by_role("textbox", name=re.compile("Search")).last.fill("wardens")
    editor.get_by_role("link", name="Retag all 1 page shown by these filters").click()
    preview(editor, "Add a term", "Community assets")
    editor.get_by_role("button", name="Retag 1 page").click()
    expect(editor.locator(".messages")).to_contain_text("1 page changed.")
    assert "community-assets" in slugs(wanted, "theme")
    assert "community-assets" not in slugs(other, "theme")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_wider_than_the_screen(editor, width):
    page = CaseStudyPageFactory()
    editor.set_viewport_size({"width": width, "height": 800})
    editor.goto(f"/admin/retag/?id={page.pk}")
    widest = "() => Math.max(...[...document.querySelectorAll('.retag *')].map(e => e.getBoundingClientRect().right))"
    assert editor.evaluate(widest) <= width
    preview(editor, "Add a term", "Community assets")
    expect(editor.get_by_role("button", name="Retag 1 page")).to_be_visible()
    assert editor.evaluate(widest) <= width
