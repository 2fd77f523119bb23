"""The policies in a real browser: nothing that a page needs is blocked, and what is inline is."""

import pytest
from django.contrib.auth import get_user_model


@pytest.fixture
def editor(page):
    get_user_model().objects.create_superuser("editor", password="a long enough password")
    page.goto("/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", "a long enough password")
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    return page


def blocked(page):
    return [complaint for complaint in page.complaints if "Content Security Policy" in complaint]


def test_the_editors_screens_run_unhindered(editor):
    editor.goto("/admin/pages/")
    editor.goto("/admin/images/add/")
    editor.goto("/admin/account/")
    assert blocked(editor) == []


def test_an_inline_script_on_a_readers_page_does_not_run(page):
    page.goto("/robots.txt")
    page.set_content("<script>document.title = 'ran'</script>")
    assert page.title() != "ran"
    assert blocked(page)


@pytest.mark.parametrize("path", ["/", "/case-studies/", "/stories/", "/summits/", "/themes/"])
def test_readers_pages_break_no_rule(page, path):
    page.goto(path)
    assert page.complaints == []


def test_an_editor_sees_the_editing_bar_on_a_readers_page(editor):
    editor.goto("/case-studies/")
    assert editor.locator("wagtail-userbar").count() == 1
    assert blocked(editor) == []
