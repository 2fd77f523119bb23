"""The editor guide in the admin: whole, searchable, for staff alone, and where all links of the form lead."""

import re
from collections import Counter
from urllib.parse import urlsplit

import lxml.html
import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from content.guide import links
from stories.models import InnovationStoryPage, StoryIndexPage
from summits.models import SummitIndexPage, SummitReportPage
from tests.factories.users import UserFactory
from tests.publishing.admin import add_url

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/guide/"


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(group="Authors"))
    return client


def html_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return lxml.html.document_fromstring(response.content.decode())


def anchors_of(page):
    found = Counter(page.xpath("//*[@class='guide']//@id"))
    assert set(found.values()) == {1}
    return set(found)


def test_contents_and_pictures_are_there(staff):
    guide = html_at(staff, ADDRESS)
    anchors = anchors_of(guide)
    assert {href.removeprefix("#") for href in guide.xpath("//nav[@aria-label='Contents']//@href")} <= anchors
    pictures = guide.xpath("//div[@class='guide__text']//img")
    assert 3 <= len(pictures) <= 5
    for picture in pictures:
        path = finders.find(picture.get("src").removeprefix("/static/"))
        with Image.open(path) as drawn:
            assert drawn.size == (1280, 800)
        assert picture.get("alt")
    home = staff.get("/admin/").content.decode()
    assert re.findall(r'"label": "Editor guide".*?"url": "([^"]*)"', home, re.IGNORECASE) == [ADDRESS]


@pytest.mark.parametrize(
    ("model", "index", "expected"),
    [
        (
            CaseStudyPage,
            CaseStudyIndexPage,
            {*links.FIELDS.values(), *links.RECORDS.values(), "what-changed", "hub-only"} - {"a-story"},
        ),
        (InnovationStoryPage, StoryIndexPage, {"a-story", "choose-terms", "sources"}),
        (SummitReportPage, SummitIndexPage, {"a-summit-report", "choose-terms", "sources"}),
    ],
)
def test_every_link_of_a_form_lands_in_the_guide(staff, model, index, expected):
    anchors = anchors_of(html_at(staff, ADDRESS))
    form = html_at(staff, add_url(model, index.objects.get()))
    found = {urlsplit(href).fragment for href in form.xpath(f"//a[starts-with(@href, '{ADDRESS}')]/@href")}
    assert expected <= found <= anchors


def test_words_are_found_by_their_beginnings_where_all_of_them_are(staff):
    page = html_at(staff, f"{ADDRESS}?q=SYNONYM+mutual")
    assert page.xpath("//section[@class='guide__found']/h3/a/@href") == [f"{ADDRESS}#choose-terms"]
    assert {word.lower() for word in page.xpath("//mark/text()")} == {"synonyms", "mutuals"}


def test_a_section_that_is_found_by_its_title_shows_how_it_begins(staff):
    page = html_at(staff, f"{ADDRESS}?q=your+page+was+sent+back")
    [title] = page.xpath("//section[@class='guide__found']/h3[a='Your page was sent back']")
    assert title.getnext().text_content().startswith("The reviewer’s words stand above the form")


@pytest.mark.parametrize("query", ["synonym zebra", "...", "%00", "((", "a" * 500])
def test_what_is_not_there_is_said(staff, query):
    page = html_at(staff, f"{ADDRESS}?q={query}")
    assert page.xpath("//section[@class='guide__found']/h3") == []
    assert "No section has all these words." in page.text_content()


def test_only_staff_read_it():
    reader = Client()
    reader.force_login(UserFactory())
    assert reader.get(ADDRESS).headers["Location"].startswith("/admin/login/")
