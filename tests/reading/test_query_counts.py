"""How many queries a public page needs beyond Wagtail's own routing, on the demonstration library and as it grows.

Routing is measured beside each page: the same address, served by a page that says nothing but its own address.
"""

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from wagtail import hooks

from casestudies.models import AdoptedPractice, CaseStudyPage, KeyFigure, Partner, RelatedItem
from content.models import Source
from demo.pictures import draw_picture
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

MOST_COLD, MOST_WARM = 12, 4


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def queries_of_ours(client, address):
    """Return how many queries an address takes beyond routing with nothing cached, and when it is asked for again. The
    index is in memory, where each process reads it before its first reader comes."""
    client.get(address)  # renditions are made once, sites and content types are looked up once a process
    cache.clear()
    cold, warm = queries(client, address), queries(client, address)
    routed = []

    def only_route(serve):
        return lambda page, request, args, kwargs: routed.append(page) or HttpResponse(page.get_url(request))

    with hooks.register_temporarily("on_serve_page", only_route, order=999):  # after Wagtail's, before all of ours
        warm_routing = queries(client, address)
        cache.clear()
        cold_routing = queries(client, address)
    return (cold - cold_routing, warm - warm_routing) if routed else (cold, warm)


def assert_few(client, *addresses):
    found = {address: queries_of_ours(client, address) for address in addresses}
    assert all(cold <= MOST_COLD and warm <= MOST_WARM for cold, warm in found.values()), found
    return found


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


def test_a_case_study_with_every_part(client, picture, document):
    page = full_case_study(picture, document)
    compared = [page, *CaseStudyPage.objects.exclude(pk=page.pk)[:3]]
    assert_few(client, page.url, f"/compare/?{'&'.join(f'case={one.identifier}' for one in compared)}")


def test_a_summit_report_with_every_part(client, picture, document):
    page = full_summit(picture, document)
    assert_few(client, page.url)


def test_a_story_with_its_case_study(client, picture):
    page = InnovationStoryPageFactory(
        hero_image=picture, case_study=CaseStudyPageFactory(), sources=[Source(title="Minutes")]
    )
    assert_few(client, page.url)


def test_a_standard_page(client, picture):
    page = StandardPageFactory(hero_image=picture, body=[("text", "<p>About.</p>"), ("hub_address", None)])
    assert_few(client, page.url)


LISTS = [
    "/",
    "/case-studies/",
    "/case-studies/?q=falls&theme=prevention-and-early-intervention&place=wales&from=2001",
    "/stories/",
    "/summits/",
    "/themes/",
    "/themes/prevention-and-early-intervention/",
    "/search/",
    "/search/?q=falls",
    "/places/",
    "/places/wales/",
    "/evidence-map/",
    "/questions/",
    "/taxonomy/",
    "/taxonomy/theme/",
    "/taxonomy/theme/prevention-and-early-intervention/",
]


def test_lists_stay_within_the_limit_and_do_not_grow_with_the_library(client, picture):
    def grow():
        summit = SummitReportPageFactory(questions=[Question(question="Is it worth it?")])
        for _ in range(4):
            figures = [KeyFigure(measure="Falls", before_value=310, after_value=205)]
            CaseStudyPageFactory(hero_image=picture, key_figures=figures, terms={"outcome": ["stopped"]})
            InnovationStoryPageFactory(hero_image=picture)
        return summit

    grow()
    few = assert_few(client, *LISTS)
    grow()
    grow()
    many = assert_few(client, *LISTS)
    assert all(many[address] <= few[address] for address in LISTS), (few, many)
