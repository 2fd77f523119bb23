"""What editors type is saved by itself, and kept when it cannot be: their session ends, or somebody else was first."""

import re

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Page, Revision

from tests.browser.conftest import tab_before
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.users import UserFactory
from tests.publishing.admin import edit_url

SAVED = re.compile(r"^Saved at \d\d:\d\d\.$")
PASSWORD = "a long enough password"
AT_MOST = 3
"""Seconds between the last key and the moment at which a save begins."""
SLOWLY = """() => {
    const { fetch } = window;
    window.fetch = async (address, options) => {
        const answer = await fetch(address, options);
        if (options?.method === "post") await new Promise(done => { setTimeout(done, 1_500); });
        return answer;
    };
    document.addEventListener("w-autosave:success", () => sessionStorage.setItem("answered", "first"));
}"""
"""Lets a save that a script sends take long, and notes that it was answered."""


@pytest.fixture
def draft():
    return CaseStudyPageFactory(title="Street wardens", live=False)


@pytest.fixture
def second_tab(chromium, live_server):
    yield from tab_before(chromium, live_server.url)


def sign_in_as(tab, name):
    tab.goto("/admin/login/")
    tab.fill("[name=username]", str(name))
    tab.fill("[name=password]", PASSWORD)
    tab.click("[type=submit]")
    tab.wait_for_url("**/admin/")


def state(tab):
    return tab.locator("[data-saving-state]")


def save_of(tab):
    return tab.expect_request(lambda request: request.method == "POST" and request.url.endswith("/edit/"))


def save_draft(tab):
    tab.get_by_role("button", name="Save draft").first.click()


def newest(draft):
    draft.refresh_from_db()
    return draft.get_latest_revision_as_object()


def test_text_is_saved_by_itself_and_outlives_a_session_that_ends(sign_in, draft):
    tab = sign_in("Editors")
    tab.goto(edit_url(draft))
    with save_of(tab):
        tab.fill("[name=result]", "Typed before Wagtail first looks at the form.")
        typed_at = timezone.now()
    assert (timezone.now() - typed_at).total_seconds() < AT_MOST
    expect(state(tab)).to_have_text(SAVED)

    Session.objects.all().delete()
    tab.fill("[name=result]", "Typed after the session had ended.")
    expect(state(tab)).to_contain_text("Not saved: you are signed out. Your text is still here")
    save_draft(tab)
    tab.wait_for_timeout(500)
    assert tab.url.endswith(edit_url(draft)), "the form was sent and its text is gone"
    with tab.context.expect_page() as signing_in:
        tab.get_by_role("link", name="Sign in (opens in a new tab)").click()
    sign_in_as(signing_in.value, "kit")
    expect(state(tab)).to_have_text(SAVED, timeout=15_000)
    assert newest(draft).result == "Typed after the session had ended."

    tab.evaluate(SLOWLY)
    with save_of(tab):
        tab.fill("[name=result]", "Saved by itself.")
    tab.fill("[name=result]", "Saved by hand while the other save was under way.")
    save_draft(tab)
    expect(tab.locator(".messages")).to_contain_text("has been updated")
    assert newest(draft).result == "Saved by hand while the other save was under way."
    assert tab.evaluate("sessionStorage.getItem('answered')") == "first"
    assert [complaint for complaint in tab.complaints if "/edit/" in complaint] == []


def test_what_is_typed_after_a_refusal_is_saved_by_itself_for_good(sign_in):
    draft = CaseStudyPageFactory(live=False, summary="")
    tab = sign_in("Editors")
    tab.goto(edit_url(draft))
    tab.get_by_role("button", name="More actions").click()
    tab.locator("footer [name=action-publish]").click()
    expect(tab.locator("[data-error-summary]")).to_be_focused()
    expect(state(tab)).to_have_text(SAVED)
    for text in ("Typed first.", "Typed next.", "Typed at last."):
        with tab.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")):
            tab.fill("[name=result]", text)
        assert newest(draft).result == text


def test_whoever_saves_a_draft_stays_where_they_were(sign_in, draft):
    tab = sign_in("Editors")
    tab.goto(edit_url(draft))
    tab.get_by_role("tab", name="How we know").click()
    save_draft(tab)
    expect(tab.locator(".messages")).to_contain_text("has been updated")
    expect(tab.get_by_role("tab", name="How we know")).to_have_attribute("aria-selected", "true")


def test_two_people_in_one_draft_see_each_other_and_lose_nothing(sign_in, second_tab, draft):
    first = sign_in("Editors", username="ann")
    first.goto(edit_url(draft))
    expect(state(first)).not_to_be_empty()
    sign_in_as(second_tab, UserFactory(username="ben", group="Editors", password=make_password(PASSWORD)))
    second_tab.goto(edit_url(draft))
    expect(second_tab.locator("[data-saving-others]")).to_contain_text("Open at the same time: Kit Person")

    first.fill("[name=result]", "Written by Ann.")
    expect(state(first)).to_have_text(SAVED)
    second_tab.fill("[name=result]", "Written by Ben.")
    expect(state(second_tab)).to_contain_text("saved this page after you opened it. Your text is still here")
    save_draft(second_tab)
    second_tab.get_by_role("dialog").get_by_role("button", name="Save draft").click()
    expect(second_tab.locator(".messages")).to_contain_text("has been updated")
    versions = Revision.objects.for_instance(draft).order_by("-created_at")
    assert [revision.content["result"] for revision in versions[:2]] == ["Written by Ben.", "Written by Ann."]

    Page.objects.filter(pk=draft.pk).update(locked=True)
    first.goto(edit_url(draft))
    expect(first.locator("[data-saving]")).to_be_hidden()  # nobody's text is saved there
