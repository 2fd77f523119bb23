"""The feed of a list, the links to all that can be taken along, and the search that browsers can add."""

import datetime
import re
from html import unescape
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from finder import feeds
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory, StandardPageFactory
from tests.finder.exported import ATOM, LISTS, content, entries, entry_titles
from tests.finder.lists import html

pytestmark = pytest.mark.django_db
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def feed(client, address):
    return ElementTree.fromstring(content(client, address))


def test_a_feed_holds_the_newest_whatever_the_order_of_the_list(client, monkeypatch):
    monkeypatch.setattr(feeds, "NEWEST", 2)
    for title in ("Falls A", "Zebra", "Falls B", "Falls C"):
        CaseStudyPageFactory(title=title, summary="Nurses visit.", result="Calls fell.")
    assert entry_titles(client, "/case-studies/feed/") == ["Falls C", "Falls B"]
    assert entry_titles(client, "/case-studies/feed/?sort=title&page=3") == ["Falls C", "Falls B"]
    monkeypatch.setattr(feeds, "NEWEST", 3)
    assert entry_titles(client, "/case-studies/feed/?q=zebra") == ["Zebra"]


def test_a_feed_holds_fifty():
    assert feeds.NEWEST == 50


def test_a_feed_understands_what_the_list_does(client):
    CaseStudyPageFactory(title="In Wales", terms={"theme": ["co-production"]}, start_year=2001)
    CaseStudyPageFactory(title="Elsewhere", terms={"theme": ["co-production"], "place": ["scotland"]})
    InnovationStoryPageFactory(title="A story", date=datetime.date(2001, 1, 1), terms={"theme": ["co-production"]})
    assert entry_titles(client, "/case-studies/feed/?theme=co-production&place=wales&type=story") == ["In Wales"]
    assert entry_titles(client, "/search/feed/?type=story") == ["A story"]
    assert entry_titles(client, "/search/feed/?from=2000&to=2002") == ["A story", "In Wales"]
    assert entry_titles(client, "/search/feed/?theme=no-such") == []


def test_a_feed_says_what_it_shows_and_where_it_comes_from(client):
    address = "/case-studies/feed/?q=falls&theme=co-production&sort=title"
    found = feed(client, address)
    assert found.findtext(f"{ATOM}title").startswith("Case studies matching “falls”, about Co-production – ")
    links = {link.get("rel"): link.get("href") for link in found.findall(f"{ATOM}link")}
    assert links["alternate"] == "http://testserver/case-studies/?q=falls&theme=co-production"
    assert links["self"] == "http://testserver/case-studies/feed/?q=falls&theme=co-production"
    title = feed(client, "/search/feed/?type=story&type=case-study").findtext(f"{ATOM}title")
    assert title.startswith("Innovation stories and case studies – ")
    assert feed(client, "/search/feed/").findtext(f"{ATOM}title").startswith("All pages – ")


def test_an_entry_is_labelled_and_dated_and_nothing_private_is_one(client):
    page = CaseStudyPageFactory(title="Invented\x0b clinic", illustrative=True)
    hidden = StandardPageFactory()
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    (entry,) = entries(client, "/search/feed/")
    assert entry.findtext(f"{ATOM}title") == "Invented clinic"
    assert entry.findtext(f"{ATOM}summary") == f"Illustrative example. {page.result}"
    assert entry.find(f"{ATOM}category").get("term") == "Illustrative example"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{page.url}"
    assert entry.findtext(f"{ATOM}published") == page.first_published_at.isoformat()


def test_what_is_typed_breaks_no_feed(client):
    for query in ("?q=%0b%00<b>%22&amp;", "?q=%ef%bf%be", "?theme=%0b", "?from=%0b", "?sort=%00"):
        for name in LISTS:
            feed(client, f"/{name}/feed/{query}")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_leads_to_its_results_as_files_and_feed(client, name):
    CaseStudyPageFactory(terms={"theme": ["co-production"]})
    query = "theme=co-production&sort=title"
    page = html(client, f"/{name}/?{query}&utm_source=letter")
    alternate = re.search(r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)" title="([^"]+)">', page)
    assert unescape(alternate[1]) == f"/{name}/feed/?theme=co-production"
    line = re.search(r'<p class="take-along">(.*?)</p>', page, re.DOTALL)
    if name in ("stories", "summits"):
        assert not line
        return
    links = re.findall(r'href="([^"]+)"[^>]*>([^<]+)<', line[1])
    assert [(unescape(url), text) for url, text in links] == [
        (f"/{name}/export.csv?{query}", "CSV"),
        (f"/{name}/export.xlsx?{query}", "Excel"),
        (f"/{name}/export.json?{query}", "JSON"),
        (f"/{name}/feed/?theme=co-production", "Atom feed"),
    ]
    for url, _ in links:
        assert content(client, unescape(url))


def test_every_page_names_a_search_that_browsers_can_add(client):
    link = re.search(r'<link rel="search" type="([^"]+)" href="([^"]+)"', html(client, "/"))
    assert link[1] == client.get(link[2])["Content-Type"]
    described = ElementTree.fromstring(content(client, link[2]))
    assert len(described.findtext(f"{SEARCH}ShortName")) <= 16
    assert len(described.findtext(f"{SEARCH}LongName")) <= 48
    templates = {url.get("type"): url.get("template") for url in described.findall(f"{SEARCH}Url")}
    CaseStudyPageFactory(title="Falls clinic")
    assert "<mark>Falls</mark> clinic" in html(client, templates["text/html"].replace("{searchTerms}", "falls"))
    assert entry_titles(client, templates["application/atom+xml"].replace("{searchTerms}", "falls")) == [
        "Falls clinic"
    ]
    assert client.post(link[2]).status_code == 405
