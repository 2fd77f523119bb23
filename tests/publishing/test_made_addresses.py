"""The address that a page gets when its editor leaves it to the site."""

import pytest
from wagtail.models import Page

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from home.models import HomePage, StandardPage
from tests.publishing.admin import EditForm

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
