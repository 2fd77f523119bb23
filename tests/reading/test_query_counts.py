"""How many queries a public page needs beyond Wagtail's own routing, on the demonstration library and as it grows.

Routing is measured beside each page: the same address, served by a page that says nothing but its own address.
"""

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from casestudies.models import AdoptedPractice, KeyFigure, Partner, RelatedItem
from content.models import Source
from demo.pictures import draw_picture
from home.models import ThemesPage
from images.models import NetworkDocument, NetworkImage
from summits.models import Answer, CitedCaseStudy, Commitment, Question, Session
from tests.factories.pages import (
    CaseStudyPageFactory,
    InnovationStoryPageFactory,
    StandardPageFactory,
    SummitReportPageFactory,
)
from tests.factories.terms import term

pytestmark = pytest.mark.django_db

MOST = 12


def queries(client, address):
    """Return how many queries an address takes with nothing cached."""
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def queries_of_ours(client, monkeypatch, address):
    client.get(address)  # renditions are made once, sites and content types are looked up once a process
    whole = queries(client, address)
    with monkeypatch.context() as patch:
        for model in (Page, ThemesPage):
            patch.setattr(model, "serve", lambda page, request, *args, **kwargs: HttpResponse(page.get_url(request)))
        routing = queries(client, address)
    return whole - routing


@pytest.fixture
def picture():
    return NetworkImage.objects.create(
        title="Doors", description="Three doors", file=ContentFile(draw_picture("front-doors"), "doors.png")
    )


@pytest.fixture
def document():
    return NetworkDocument.objects.create(title="Report", file=ContentFile(b"%PDF-1.4", "report.pdf"))


def full_case_study(picture, document):
    """Return a case study with every optional part."""
    origin, heir = CaseStudyPageFactory(), CaseStudyPageFactory()
    page = CaseStudyPageFactory(
        hero_image=picture,
        gallery=[("picture", {"image": picture, "caption": "The doors"})],
        key_figures=[KeyFigure(measure=f"Falls {n}", before_value=310, after_value=205 + n) for n in range(6)],
        partners=[Partner(name="Health board"), Partner(name="Fire service", role="referrals")],
        related_items=[
            RelatedItem(kind="policy", title="An Act", url="https://example.org/act"),
            RelatedItem(kind="document", title="Report", document=document),
        ],
        sources=[Source(title=f"Source {number}") for number in range(9)],
        inspired_by=[AdoptedPractice(origin=origin, what_changed="Handymen joined.")],
    )
    AdoptedPractice.objects.create(page=heir, origin=page)
    InnovationStoryPageFactory(case_study=page)
    return page


def full_summit(picture, document):
    """Return a summit report with every optional part."""
    first, second = CaseStudyPageFactory(hero_image=picture), CaseStudyPageFactory()
    answers = [Answer(page=first, stance="for"), Answer(page=second, stance="against")]
    return SummitReportPageFactory(
        hero_image=picture,
        report_pdf=document,
        gallery=[("picture", {"image": picture, "caption": "The room"})],
        quotations=[("quotation", {"text": "Count it.", "speaker": "A nurse"})],
        body=[("text", "<p>All that was said.</p>")],
        sessions=[Session(title=f"Session {n}", themes=[term("theme", "co-production")]) for n in range(5)],
        questions=[Question(question=f"Is it worth {n}?", answers=answers) for n in range(5)],
        commitments=[Commitment(what="Publish"), Commitment(what="Count")],
        cited_case_studies=[CitedCaseStudy(case_study=first), CitedCaseStudy(case_study=second)],
        sources=[Source(title="Minutes")],
    )


def test_a_case_study_with_every_part(client, monkeypatch, picture, document):
    page = full_case_study(picture, document)
    assert queries_of_ours(client, monkeypatch, page.url) <= MOST


def test_a_summit_report_with_every_part(client, monkeypatch, picture, document):
    page = full_summit(picture, document)
    assert queries_of_ours(client, monkeypatch, page.url) <= MOST


def test_a_story_with_its_case_study(client, monkeypatch, picture):
    page = InnovationStoryPageFactory(
        hero_image=picture, case_study=CaseStudyPageFactory(), sources=[Source(title="Minutes")]
    )
    assert queries_of_ours(client, monkeypatch, page.url) <= MOST


def test_a_standard_page(client, monkeypatch, picture):
    page = StandardPageFactory(hero_image=picture, body=[("text", "<p>About.</p>"), ("hub_address", None)])
    assert queries_of_ours(client, monkeypatch, page.url) <= MOST


LISTS = [
    "/",
    "/case-studies/",
    "/case-studies/?q=falls&theme=prevention-and-early-intervention&place=wales&from=2001",
    "/stories/",
    "/summits/",
    "/themes/",
    "/themes/prevention-and-early-intervention/",
]


@pytest.mark.parametrize("address", LISTS)
def test_lists_stay_within_the_limit_and_do_not_grow_with_the_library(client, monkeypatch, picture, address):
    def grow():
        summit = SummitReportPageFactory(questions=[Question(question="Is it worth it?")])
        for _ in range(4):
            figures = [KeyFigure(measure="Falls", before_value=310, after_value=205)]
            CaseStudyPageFactory(hero_image=picture, key_figures=figures, terms={"outcome": ["stopped"]})
            InnovationStoryPageFactory(hero_image=picture)
        return summit

    grow()
    few = queries_of_ours(client, monkeypatch, address)
    grow()
    grow()
    many = queries_of_ours(client, monkeypatch, address)
    assert few <= MOST
    assert many <= few
