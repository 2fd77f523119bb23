"""The address that a page gets when its editor leaves it to the site."""

import pytest
from wagtail.models import Page

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from home.models import HomePage, StandardPage
from tests.factories.pages import CaseStudyPageFactory
from tests.publishing.admin import EditForm, errors_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("title", ["你好", "!!!", "🦔"])
def test_titles_without_letters_for_an_address_save_one_after_the_other(admin_client, title):
    for expected in ("case-study", "case-study-2"):
        form = EditForm.adding(admin_client, CaseStudyPage, CaseStudyIndexPage.objects.get())
        assert form.fill(title=title, slug="").press().status_code == 302
        assert Page.objects.filter(slug=expected, title=title).exists()


@pytest.mark.parametrize(("title", "slug"), [("Admin", "admin-2"), ("ID", "id-2"), ("Covers", "covers-2")])
def test_an_address_made_from_the_title_hides_behind_no_fixed_one(admin_client, client, title, slug):
    form = EditForm.adding(admin_client, StandardPage, HomePage.objects.get())
    assert form.fill(title=title, slug="").press("publish").status_code == 302
    page = StandardPage.objects.get(title=title)
    assert page.slug == slug
    assert title in client.get(page.url).content.decode()


def test_drafts_of_one_title_save_by_themselves_though_their_addresses_are_copied_from_it(admin_client):
    for expected in ("falls-clinic", "falls-clinic-2"):
        form = EditForm.adding(admin_client, CaseStudyPage, CaseStudyIndexPage.objects.get())
        form.fill(title="Falls clinic", slug="falls-clinic")
        answer = admin_client.post(form.url, form.sent(), headers={"accept": "application/json"})
        assert answer.status_code == 200, answer.content
        assert Page.objects.get(pk=answer.json()["pk"]).slug == expected


def test_an_address_that_an_editor_chose_is_never_changed_but_refused_when_taken(admin_client):
    taken = CaseStudyPageFactory(slug="falls-clinic")
    form = EditForm.adding(admin_client, CaseStudyPage, taken.get_parent())
    response = form.fill(title="Stair rods", slug=taken.slug).press()
    assert errors_in(response) == {"slug": ["The slug 'falls-clinic' is already in use within the parent page."]}
