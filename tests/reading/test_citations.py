"""How a case study is cited, in words and in the files that reference managers read."""

import datetime
import html

import pytest
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from casestudies.models import CaseStudyPage
from home.models import NetworkSettings
from tests.factories.pages import CaseStudyPageFactory

pytestmark = pytest.mark.django_db

AWKWARD = "A {brace} & 50%\r\nER  - of ~$1_000\\ في لندن?"
NETWORK = "Public Services Learning and Innovation Network"


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def published(year, **kwargs):
    page = CaseStudyPageFactory(**kwargs)
    first = datetime.datetime(year, 12, 31, 12, tzinfo=datetime.UTC)
    CaseStudyPage.objects.filter(pk=page.pk).update(first_published_at=first)
    return page


def test_the_page_and_both_files_say_the_same_whatever_the_title_has_in_it(client):
    page = published(2024, title=AWKWARD, slug="awkward", illustrative=True, licence="ogl 3.0")
    address = f"http://testserver/id/{page.identifier}"
    hub = NetworkSettings.load_for_default_site().hub_name
    shown = text(client, page.url)
    assert (
        f"{hub} (2024). A {{brace}} & 50% ER - of ~$1_000\\ في لندن? {NETWORK}, {page.identifier}. "
        f"Illustrative example. {address}"
    ) in " ".join(html.unescape(strip_tags(shown)).split())
    for link in (f'"{page.url}cite.bib"', f'"{page.url}cite.ris"', f'"{page.url}index.md"', 'rel="license">OGL 3.0'):
        assert link in shown
    assert text(client, f"{page.url}cite.bib") == (
        f"@misc{{{page.identifier},\n"
        f"  author = {{{{{hub}}}}},\n"
        r"  title = {{A \textbraceleft{}brace\textbraceright{} \& 50\% ER - of \textasciitilde{}\$1\_000"
        "\\textbackslash{} في لندن?}},\n"
        "  year = {2024},\n"
        f"  howpublished = {{{NETWORK}}},\n"
        f"  note = {{{page.identifier}. Illustrative example}},\n"
        f"  url = {{{address}}}\n"
        "}\n"
    )
    assert text(client, f"{page.url}cite.ris").split("\r\n") == [
        "TY  - ELEC",
        f"AU  - {hub}",
        "TI  - A {brace} & 50% ER - of ~$1_000\\ في لندن?",
        "PY  - 2024",
        f"PB  - {NETWORK}",
        f"AN  - {page.identifier}",
        "N1  - Illustrative example",
        "LA  - en",
        f"UR  - {address}",
        "ER  - ",
        "",
    ]
    response = client.get(f"{page.url}cite.bib")
    assert response["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert f'filename="{page.identifier}.bib"' in response["Content-Disposition"]


def test_what_may_not_be_read_is_neither_cited_nor_told(client, admin_client):
    draft = CaseStudyPageFactory(title="Secret draft", live=False)
    private = CaseStudyPageFactory(title="Secret page")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    for name in ("cite.bib", "cite.ris", "index.md"):
        for page, status in ((draft, 404), (private, 302)):
            response = client.get(f"/case-studies/{page.slug}/{name}")
            assert response.status_code == status
            assert b"Secret" not in response.content
        assert "Secret page" in text(admin_client, f"{private.url}{name}")
        for path in ("/case-studies/nowhere/", "/stories/secret-page/", "/"):
            assert client.get(f"{path}{name}").status_code == 404
        assert client.post(f"{private.url}{name}").status_code == 405
