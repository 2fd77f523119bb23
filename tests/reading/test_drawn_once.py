"""Pages are drawn once for all readers, compressed on their way out, and never shown to who may not see them."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from wagtail.models import PageViewRestriction

from home.models import ThemesPage
from network_site.stylesheets import FOLDER, joined
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
ON_THEIR_OWN = {"style_guide.css"}
"""Sheets that no public page needs."""


def test_a_page_that_others_have_read_is_at_once_new_or_private(client):
    page = CaseStudyPageFactory(result="Falls fell.")
    assert "Falls fell." in client.get(page.url).content.decode()
    page.result = "Falls rose again."
    page.save_revision().publish()
    assert "Falls rose again." in client.get(page.url).content.decode()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(page.url).status_code == 302
    client.force_login(UserFactory(group="Editors"))
    assert "Falls rose again." in client.get(page.url).content.decode()
    client.logout()
    assert client.get(page.url).status_code == 302


def test_a_page_that_is_not_in_the_index_is_private_at_once_too(client):
    CaseStudyPageFactory()  # so that the index has begun, and stays as it is
    themes = ThemesPage.objects.get()
    assert client.get(themes.url).status_code == 200
    PageViewRestriction.objects.create(page=themes, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(themes.url).status_code == 302


def test_readers_get_text_compressed_and_editors_do_not(client):
    accept = {"accept-encoding": "gzip"}
    for address, words in (
        ("/", b"<h1>"),
        ("/covers/community-assets/1-wide.svg", b"<svg"),
        ("/search/", b"data-count"),
    ):
        answer = client.get(address, headers=accept)
        assert answer["Content-Encoding"] == "gzip"
        assert words in gzip.decompress(answer.content)
    assert "Content-Encoding" not in client.get("/admin/login/", headers=accept)


def test_every_style_sheet_is_in_the_one_that_pages_link(client):
    assert Path(finders.find("css/joined.css")).read_text() == joined()
    assert '<link rel="stylesheet" href="/static/css/joined.css">' in client.get("/").content.decode()
    for sheet in FOLDER.rglob("*.css"):
        assert sheet.name in ON_THEIR_OWN or sheet.read_text() in joined(), sheet
