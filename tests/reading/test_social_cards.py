"""The picture that other sites show where somebody links to a page: what is on it, and what it never shows."""

import html
import io
import re

import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.models import PageViewRestriction

from casestudies.models import CaseStudyIndexPage
from finder.social_cards import pictures
from tests.factories.pages import CaseStudyPageFactory, StandardPageFactory
from tests.factories.terms import term

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
SITE_CARD = "/static/img/social-card.png"


@pytest.fixture
def committed(django_capture_on_commit_callbacks, monkeypatch):
    """Do what follows a commit, as a server would."""
    monkeypatch.setattr(pictures, "AT_ONCE", 20)
    return lambda: django_capture_on_commit_callbacks(execute=True)


def shared(client, address):
    """Return {property: content} of what a page says to other sites, its picture's address without the host."""
    found = client.get(address).content.decode()
    said = dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', found))
    return {name: html.unescape(content).removeprefix(HOST) for name, content in said.items()}


def card_of(client, page):
    return shared(client, page.url)["og:image"]


def picture_at(client, address):
    response = client.get(address, follow=True)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    return Image.open(io.BytesIO(response.content))


def stored(page):
    """Return the files that are kept of a page's card."""
    folder = f"social-cards/{page.pk}"
    return default_storage.listdir(folder)[1] if default_storage.exists(folder) else []


def republish(page, **values):
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_card_is_drawn_on_publication_and_another_when_what_it_says_changes(client, committed):
    with committed():
        page = CaseStudyPageFactory(title="Doors & locks", illustrative=True, terms={"outcome": ["mixed"]})
    (file,) = stored(page)
    said = shared(client, page.url)
    first = said["og:image"]
    assert first == f"/social-cards/{page.pk}-{file}"
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:image:alt"] == (
        "Case study: Doors & locks. Falls at home fell by a third in two years. Outcome: Mixed. "
        "Evidence 2 of 5: Before-and-after data. Illustrative example."
    )
    assert picture_at(client, first).size == (int(said["og:image:width"]), int(said["og:image:height"])) == (1200, 630)
    assert "max-age=86400" in client.get(first)["Cache-Control"]
    with committed():
        republish(page, challenge="<p>What no card shows.</p>")
    assert card_of(client, page) == first
    seen = {first}
    for values in ({"result": "Nothing changed."}, {"illustrative": False}):
        with committed():
            republish(page, **values)
        seen.add(address := card_of(client, page))
        assert address.endswith(f"-{stored(page)[0]}")
        assert len(stored(page)) == 1
    assert len(seen) == 3
    assert client.get(first).url == address  # for who shared it before


def test_a_renamed_level_or_a_lost_file_gets_its_picture_when_somebody_asks(client, committed):
    with committed():
        page = CaseStudyPageFactory()
    before = card_of(client, page)
    level = term("evidence", "before-and-after-data")
    level.pref_label = "Before and after"
    level.save()
    address = card_of(client, page)
    assert address != before
    assert picture_at(client, address).size == (1200, 630)
    default_storage.delete(f"social-cards/{page.pk}/{stored(page)[0]}")
    assert picture_at(client, address).size == (1200, 630)
    assert len(stored(page)) == 1


def test_what_is_hidden_has_no_card_and_no_file_of_one(client, committed):
    index = CaseStudyIndexPage.objects.get()
    with committed():
        unpublished, private, deleted = (CaseStudyPageFactory() for _ in range(3))
    cards = {page: card_of(client, page) for page in (unpublished, private, deleted)}
    with committed():
        unpublished.unpublish()
    with committed():
        restriction = PageViewRestriction.objects.create(page=index, restriction_type="login")
    for page in (unpublished, private):
        assert client.get(cards[page]).status_code == 404
        assert stored(page) == []
    with committed():
        restriction.delete()
    assert picture_at(client, cards[private])
    with committed():
        deleted_page_id = deleted.pk
        deleted.delete()
    assert client.get(cards[deleted]).status_code == 404
    assert default_storage.listdir(f"social-cards/{deleted_page_id}")[1] == []
    draft = CaseStudyPageFactory(live=False)
    for address in (f"/social-cards/{draft.pk}-0123456789ab.png", "/social-cards/999999999-0123456789ab.png"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("title", ["Integrated services " * 12, "W" * 255, "Gŵyl Tŷ 😀 ½ ₂ \u200d"])
def test_nothing_is_written_over_the_edge(client, title):
    page = StandardPageFactory(title=title.strip(), introduction="Wwwww " * 45, slug="edge")
    drawn = picture_at(client, f"/social-cards/{page.pk}-000000000000.png").convert("L")
    for edge in ((0, 0, 60, 580), (1141, 0, 1200, 580), (0, 0, 1200, 50), (0, 578, 1200, 590)):
        assert drawn.crop(edge).getextrema() == (255, 255), edge
    assert drawn.crop((64, 160, 1140, 570)).getextrema()[0] < 60


def test_what_the_typeface_cannot_write_shows_the_card_of_the_site(client, committed):
    with committed():
        page = StandardPageFactory(title="خدمات عامة", slug="arabic")
    said = shared(client, page.url)
    assert said["og:image"] == SITE_CARD
    assert said["og:image:alt"].startswith("Public Services Learning and Innovation Network. What worked")
    assert stored(page) == []


def test_a_card_that_fails_leaves_the_page_published_and_shows_that_of_the_site(
    client, committed, monkeypatch, caplog
):
    def fail(card):
        raise RuntimeError("no paper")

    monkeypatch.setattr(pictures, "draw_card", fail)
    with committed():
        page = CaseStudyPageFactory()
    assert "no paper" in caplog.text
    assert client.get(page.url).status_code == 200
    assert client.get(card_of(client, page)).url == SITE_CARD


def test_all_other_pages_share_the_card_of_the_site(client):
    for address in ("/", "/case-studies/", "/search/", "/themes/", "/places/", "/nowhere/"):
        assert shared(client, address)["og:image"] == SITE_CARD, address
    assert Image.open(finders.find(SITE_CARD.removeprefix("/static/"))).size == (1200, 630)
