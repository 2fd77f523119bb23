"""The readiness panel beside the edit form: true after each save, and one press from what is missing to its field."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories.pages import CaseStudyPageFactory

PASSWORD = "a long enough password"


@pytest.fixture
def form(page, django_user_model):
    """The edit form of a draft without a start year, where the panel is a column."""
    django_user_model.objects.create_superuser("admin", password=PASSWORD)
    draft = CaseStudyPageFactory(live=False, start_year=None)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/admin/login/")
    page.fill("[name=username]", "admin")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    page.goto(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    page.wait_for_timeout(2500)  # Wagtail saves by itself what differs from the form two seconds after it was opened
    return page


def test_what_is_missing_leads_to_its_field_and_is_gone_once_saved(form):
    panel, missing = form.locator("[data-readiness]"), form.get_by_role("link", name="Enter the year it started.")
    expect(panel).to_contain_text("13 of 14 required things are there")
    expect(form.locator("[name=start_year]")).to_be_hidden()
    missing.click()
    expect(form.locator("[name=start_year]")).to_be_focused()
    form.keyboard.type("2015")
    expect(panel).to_contain_text("14 of 14 required things are there", timeout=30_000)
    expect(missing).to_have_count(0)

    form.set_viewport_size({"width": 768, "height": 900})
    summary = panel.locator("summary")
    expect(panel.get_by_role("link").first).to_be_hidden()
    summary.click()
    panel.get_by_role("link", name="Say what got in the way").click()
    expect(form.locator("[data-contentpath=what_got_in_the_way] [contenteditable=true]")).to_be_focused()
    expect(panel.get_by_role("link").first).to_be_hidden()
    assert form.complaints == []
