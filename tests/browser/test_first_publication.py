"""From the printed password to a case study that the public finds under its theme, and back again: the way of three
people who never saw the site before."""

import re

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

PASSWORD = "a long enough password"
TEXTS = {
    "result": "Break-ins in Easton fell by a fifth in two years.",
    "summary": "Twelve residents were paid to walk the streets of Easton and to call on every door.",
    "lead_organisation": "Easton Town Council",
    "start_year": "2021",
}
LONG_TEXTS = {
    "challenge": "Every tenth home had been broken into.",
    "what_was_done": "Residents were paid as wardens.",
    "what_happened": "Break-ins fell from 200 to 160 a year.",
}
TERMS = {
    "terms-theme": "Prevention and early intervention",
    "terms-service-area": "Policing and community safety",
    "terms-place": "Wales",
    "terms-delivery-model": "In-house",
    "terms-stage": "Running",
    "terms-evidence": "Before-and-after data",
}
MISSING = 13
TITLE = "Street wardens of Easton"
ADDRESS = "/case-studies/street-wardens-of-easton/"


@pytest.fixture
def sign_in(page):
    def as_person(name):
        page.context.clear_cookies()
        page.goto("/admin/login/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        page.click("[type=submit]")
        page.wait_for_url("**/admin/")

    return as_person


def create_person(page, name, role):
    page.goto("/admin/users/new/")
    for field in ("username", "first_name", "last_name"):
        page.fill(f"[name={field}]", name)
    page.fill("[name=email]", f"{name}@example.org")
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    page.click("#tab-label-roles")
    page.get_by_label(role, exact=True).check()
    page.locator("form button[type=submit]").last.click()
    expect(page.locator(".messages")).to_contain_text("created")


def choose(page, action):
    """Press a button of the edit form's menu, which shows the first and keeps the rest under an arrow."""
    button = page.locator(f"footer [name={action}]")
    if not button.is_visible():
        page.get_by_role("button", name="More actions").click()
    button.click()


def open_tab(page, name):
    page.get_by_role("tab", name=re.compile(f"^{name}")).first.click()


def complete(page):
    """Fill what the form said was missing, tab by tab."""
    open_tab(page, "What changed")
    page.fill("[name=result]", TEXTS["result"])
    page.fill("[name=summary]", TEXTS["summary"])
    open_tab(page, "Where and who")
    page.fill("[name=lead_organisation]", TEXTS["lead_organisation"])
    page.fill("[name=start_year]", TEXTS["start_year"])
    page.locator("[data-contentpath=terms-place]").get_by_label("Type to find a term").fill(TERMS["terms-place"])
    for field, label in TERMS.items():
        if field == "terms-evidence":
            open_tab(page, "How we know")
        page.locator(f"label:has(input[name={field}])", has_text=re.compile(rf"^\s*(\d )?{label}")).first.click()
    open_tab(page, "What was done")
    for field, text in LONG_TEXTS.items():
        page.locator(f"[data-contentpath={field}] [contenteditable=true]").click()
        page.keyboard.type(text)
        expect(page.locator(f"[name={field}]")).to_have_value(re.compile(text))  # the editor hands it on after a pause


def write_a_first_draft(page):
    page.get_by_role("link", name="Case studies").first.click()
    page.get_by_role("link", name="Add case study").first.click()
    page.fill("[name=title]", TITLE)
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text(f"Page '{TITLE}' created")


def unpublish(page):
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("link", name="Unpublish").first.click()
    page.get_by_role("button", name="Yes, unpublish it").click()
    expect(page.locator(".messages")).to_contain_text("unpublished")


@pytest.fixture
def people(page, sign_in):
    """An author and an editor, made by the administrator in the way that the site offers."""
    get_user_model().objects.create_superuser("admin", password=PASSWORD)
    sign_in("admin")
    create_person(page, "anna", "Authors")
    create_person(page, "edith", "Editors")


@pytest.fixture
def submitted(people, page, sign_in):
    """A case study that its author has completed by what the form said."""
    sign_in("anna")
    write_a_first_draft(page)
    choose(page, "action-submit")
    lines = page.locator("[data-error-summary] li")
    expect(lines).to_have_count(MISSING)
    lines.get_by_role("link", name="Stage: Choose a stage.").click()
    expect(page.get_by_role("tab", name="Where and who")).to_have_attribute("aria-selected", "true")
    stage = page.locator("[data-contentpath=terms-stage]")
    expect(stage.locator(":focus")).to_be_visible()
    expect(stage).to_be_in_viewport()  # also once the long lists above it have arrived
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    complete(page)
    choose(page, "action-submit")
    expect(page.locator(".messages")).to_contain_text("waits for review")


def open_as_editor(page, sign_in):
    sign_in("edith")
    page.get_by_role("link", name="Case studies").first.click()
    page.get_by_role("link", name=TITLE).first.click()


def test_a_case_study_is_reviewed_published_found_and_withdrawn(submitted, page, sign_in):
    assert page.goto(ADDRESS).status == 404

    open_as_editor(page, sign_in)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Approve and publish", exact=True).click()
    expect(page.locator(".messages")).to_contain_text(f"“{TITLE}” is published.")

    page.context.clear_cookies()
    page.goto("/")
    page.get_by_role("link", name="Prevention and early intervention").first.click()
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator("dl.answers")).to_contain_text("Before-and-after data")
    identifier = re.search(r"CS-\d{4}", page.locator("dl[data-facts]").inner_text())[0]

    open_as_editor(page, sign_in)
    unpublish(page)

    page.context.clear_cookies()
    assert page.goto(ADDRESS).status == 404
    assert page.goto(f"/id/{identifier}").status == 410
    for address in ("/", "/case-studies/", "/case-studies/?q=easton", "/themes/prevention-and-early-intervention/"):
        page.goto(address)
        assert TITLE not in page.content()


@pytest.mark.parametrize("type_name", ["Case studies", "Stories", "Summit reports"])
def test_the_form_of_every_type_opens_whole(page, sign_in, type_name):
    get_user_model().objects.create_superuser("admin", password=PASSWORD)
    sign_in("admin")
    page.get_by_role("link", name=type_name, exact=True).click()
    page.get_by_role("link", name=re.compile("^Add ")).first.click()
    expect(page.locator("[name=title]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.complaints == []
