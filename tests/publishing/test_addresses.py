"""Addresses of pages: kept by redirects when they change, refused when the site itself uses them."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from home.models import HomePage, StandardPage
from tests.factories.pages import CaseStudyPageFactory, StandardPageFactory
from tests.publishing.admin import EditForm, errors_in


@pytest.fixture
def redirected(client):
    """Ask for an address and return where it leads for good, or None."""

    def ask(path):
        response = client.get(path)
        return response["location"] if response.status_code == 301 else None

    return ask


@pytest.fixture
def rename(as_editor, django_capture_on_commit_callbacks):
    def rename(page, slug):
        with django_capture_on_commit_callbacks(execute=True):
            EditForm.editing(as_editor, page).fill(slug=slug).press("publish")

    return rename


def move(client, page, parent):
    return client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk]))


def test_a_renamed_live_page_is_found_at_its_old_address(rename, redirected):
    page = CaseStudyPageFactory(slug="falls-clinic")
    rename(page, "stair-rods")
    assert redirected("/case-studies/falls-clinic/") == "/case-studies/stair-rods/"


def test_a_page_renamed_twice_is_found_at_both_old_addresses(rename, redirected):
    page = CaseStudyPageFactory(slug="one")
    rename(page, "two")
    rename(page, "three")
    assert redirected("/case-studies/one/") == redirected("/case-studies/two/") == "/case-studies/three/"


def test_a_page_renamed_back_is_no_circle(rename, client):
    page = CaseStudyPageFactory(slug="one")
    rename(page, "two")
    rename(page, "one")
    assert client.get("/case-studies/one/").status_code == 200


def test_a_moved_page_and_those_below_it_are_found_at_their_old_addresses(as_editor, redirected):
    about, old = StandardPageFactory(slug="about"), StandardPageFactory(slug="old")
    page = StandardPageFactory(slug="history", parent=old)
    StandardPageFactory(slug="start", parent=page)
    move(as_editor, page, about)
    assert redirected("/old/history/") == "/about/history/"
    assert redirected("/old/history/start/") == "/about/history/start/"


def test_a_draft_leaves_no_redirect(as_editor, redirected):
    page = CaseStudyPageFactory(live=False, slug="falls-clinic")
    EditForm.editing(as_editor, page).fill(slug="stair-rods").press("save")
    assert redirected("/case-studies/falls-clinic/") is None


@pytest.mark.parametrize("slug", ["admin", "documents", "id", "covers", "static", "media"])
@pytest.mark.parametrize("button", ["save", "publish"])
def test_addresses_of_the_site_are_refused(as_editor, slug, button):
    form = EditForm.adding(as_editor, StandardPage, HomePage.objects.get()).fill(title="A page", slug=slug)
    assert errors_in(form.press(button))["slug"] == [
        f"The site itself uses the address “{slug}” here. Choose another, such as {slug}-2."
    ]


def test_a_page_cannot_be_renamed_to_an_address_of_the_site(as_editor):
    page = StandardPageFactory()
    errors = errors_in(EditForm.editing(as_editor, page).fill(slug="admin").press("save"))
    assert len(errors["slug"]) == 1


@pytest.mark.parametrize("slug", ["administration", "identity", "admin-2"])
def test_addresses_that_only_begin_alike_are_free(as_editor, slug):
    form = EditForm.adding(as_editor, StandardPage, HomePage.objects.get()).fill(title="A page", slug=slug)
    assert form.press("publish").status_code == 302
    assert as_editor.get(f"/{slug}/").status_code == 200


def test_an_address_of_the_site_is_free_further_down(as_editor):
    about = StandardPageFactory(slug="about")
    form = EditForm.adding(as_editor, StandardPage, about).fill(title="Documents", slug="documents")
    form.press("publish")
    assert as_editor.get("/about/documents/").status_code == 200


def test_a_page_does_not_move_to_where_nobody_could_reach_it(as_editor):
    page = StandardPageFactory(slug="documents", parent=StandardPageFactory(slug="about"))
    response = move(as_editor, page, HomePage.objects.get())
    assert response.status_code in (302, 403)
    assert Page.objects.get(pk=page.pk).url_path == "/home/about/documents/"


def test_an_address_already_taken_is_refused_in_words(as_editor):
    CaseStudyPageFactory(slug="taken")
    page = CaseStudyPageFactory(live=False)
    errors = errors_in(EditForm.editing(as_editor, page).fill(slug="taken").press("save"))
    assert any("already in use" in sentence for sentence in errors["slug"])
