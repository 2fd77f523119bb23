"""What search engines are told: every public address, and nothing else."""

from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from casestudies.models import CaseStudyIndexPage
from home.models import ThemesPage
from summits.models import Question
from tests.factories.pages import CaseStudyPageFactory, StandardPageFactory, SummitReportPageFactory

pytestmark = pytest.mark.django_db

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "http://localhost"


def sitemap(client):
    """Return {address: day of the last change}."""
    response = client.get("/sitemap.xml", SERVER_NAME="localhost")
    assert response.status_code == 200
    urls = ElementTree.fromstring(response.content).iter(f"{NAMESPACE}url")
    return {url.findtext(f"{NAMESPACE}loc"): url.findtext(f"{NAMESPACE}lastmod") for url in urls}


def test_it_lists_what_is_public_with_the_day_of_its_last_change(client):
    page = CaseStudyPageFactory(terms={"theme": ["co-production"], "place": ["wales"]})
    about = StandardPageFactory(title="About")
    CaseStudyPageFactory(title="Draft", live=False)
    for title, live in (("Who is left out?", True), ("Who knows?", False)):
        SummitReportPageFactory(questions=[Question(question=title)], live=live)
    found = sitemap(client)
    paths = ("/", "/case-studies/", "/stories/", "/themes/", "/places/", "/taxonomy/", "/about/", page.get_url())
    terms = ("/themes/co-production/", "/places/wales/", "/places/united-kingdom/", "/questions/who-is-left-out/")
    assert {f"{HOST}{path}" for path in (*paths, *terms)} <= set(found)
    assert found[f"{HOST}{page.get_url()}"] == page.last_published_at.date().isoformat()
    assert found[f"{HOST}{about.get_url()}"]
    for path in ("/case-studies/draft/", "/themes/community-assets/", "/places/scotland/", "/questions/who-knows/"):
        assert f"{HOST}{path}" not in found


def test_what_is_private_is_not_in_it(client):
    page = CaseStudyPageFactory(terms={"theme": ["co-production"]})
    for restricted in (CaseStudyIndexPage.objects.get(), ThemesPage.objects.get()):
        PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    found = sitemap(client)
    for path in ("/case-studies/", page.get_url(), "/themes/", "/themes/co-production/", "/places/wales/"):
        assert f"{HOST}{path}" not in found


def test_robots_are_told_where_it_is(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /admin/\nSitemap: http://testserver/sitemap.xml\n" in response.content.decode()
    assert client.get("/sitemap.xml?p=x").status_code == 404
