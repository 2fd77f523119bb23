"""The results of a list as CSV, JSON and a workbook: the same pages, in the same order, as the list itself."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from casestudies.models import AdoptedPractice, CaseStudyIndexPage, KeyFigure, Partner
from content.models import Source
from finder.exports import rows
from stories.models import StoryIndexPage
from summits.models import Answer, CitedCaseStudy, Question, Session
from taxonomy.models import Vocabulary, VocabularyUse
from tests.factories.pages import (
    CaseStudyPageFactory,
    InnovationStoryPageFactory,
    StandardPageFactory,
    SummitReportPageFactory,
)
from tests.factories.terms import TermFactory, term
from tests.finder.exported import FORMS, LISTS, content, csv_rows, json_records, listed_on_all_pages, paths, sheet

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
QUERIES = [
    "",
    "?q=falls",
    "?q=stair&sort=title",
    "?theme=co-production",
    "?theme=co-production&theme=community-assets&place=wales",
    "?evidence=comparison-group",
    "?evidence=comparison-group&q=falls&from=2004&to=2012",
    "?sort=title",
    "?sort=evidence",
    "?from=2008",
    "?to=2011",
    "?type=story",
    "?type=case-study&type=page&sort=title",
    "?theme=old",
    "?theme=no-such-term",
    "?type=nothing",
    "?from=soon&sort=sideways&colour=red&utm_source=letter",
]


@pytest.fixture
def library():
    """More pages than a list shows at once, unlike each other in all that can be asked for."""
    TermFactory(slug="old", status="retired", replaced_by=[term("theme", "co-production")])
    themes = ["co-production", "community-assets", "prevention-and-early-intervention"]
    levels = ["claim-only", "comparison-group", "repeated-elsewhere"]
    for number in range(22):
        terms = {"theme": [themes[number % 3]], "evidence": [levels[number % 3 - 1]]}
        terms["place"] = ["wales" if number % 2 else "scotland"]
        CaseStudyPageFactory(
            title=f"{'Zebra' if number % 4 else 'Ant'} {number}", start_year=2000 + number, terms=terms
        )
    InnovationStoryPageFactory(terms={"theme": ["co-production"]})
    InnovationStoryPageFactory()
    SummitReportPageFactory()
    StandardPageFactory(title="How falls are counted")


def test_every_parameter_gives_the_pages_of_the_list_in_its_order(client, monkeypatch, library):
    monkeypatch.setattr(rows, "BATCH", 8)
    paths_of = dict(Page.objects.values_list("pk", "url_path"))
    for name in LISTS:
        sizes = set()
        for query in QUERIES:
            shown = [f"/{paths_of[pk].split('/', 2)[2]}" for pk in listed_on_all_pages(client, f"/{name}/{query}")]
            sizes.add(len(shown))
            for form in FORMS:
                assert paths(client, name, form, query) == shown, (name, query, form)
        assert len(sizes) > 1


def test_the_page_of_results_makes_no_difference(client, library):
    for form in FORMS:
        for page in ("2", "999", "x"):
            assert len(paths(client, "case-studies", form, f"?page={page}")) == 22


def test_csv_says_that_it_is_utf_8_and_json_is_whole_when_streamed(client):
    CaseStudyPageFactory(title="Caffè – 50 £")
    response = client.get("/case-studies/export.csv")
    assert response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="case-studies.csv"'
    assert b"".join(response).startswith(b"\xef\xbb\xbfType,Title,")
    assert csv_rows(client, "/case-studies/export.csv")[0]["Title"] == "Caffè – 50 £"
    response = client.get("/case-studies/export.json")
    assert response.streaming
    assert response["Content-Type"] == "application/json"
    assert json.loads(b"".join(response))["results"][0]["title"] == "Caffè – 50 £"


def test_pages_that_leave_while_a_file_is_read_are_left_out_of_the_rest(client, monkeypatch):
    monkeypatch.setattr(rows, "BATCH", 1)
    _, hidden, _ = (CaseStudyPageFactory(title=title) for title in ("Last", "Hidden", "First"))
    stream = iter(client.get("/case-studies/export.json"))
    begun = next(stream) + next(stream)
    assert b"First" in begun
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    whole = json.loads(begun + b"".join(stream))
    assert [record["title"] for record in whole["results"]] == ["First", "Last"]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_without_results_still_has_its_columns(client, name):
    header = csv.reader(io.StringIO(content(client, f"/{name}/export.csv?q=nothing").decode("utf-8-sig")))
    (headings,) = list(header)
    ((*cells,),) = sheet(client, f"/{name}/export.xlsx?q=nothing")
    assert [cell.value for cell in cells] == headings
    assert json_records(client, f"/{name}/export.json?q=nothing") == []


def test_every_column_is_documented_and_stands_where_it_is_said_to(client):
    documented = {}
    for part in (ROOT / "docs/exports.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        heading, _, rest = part.partition("\n")
        documented[heading] = re.findall(r"^\| ([^|`]+?) \| `(\w+)` \|", rest, re.MULTILINE)
    pages = [CaseStudyPageFactory(), InnovationStoryPageFactory(), SummitReportPageFactory(), StandardPageFactory()]
    parts = ("Case studies", "Innovation stories", "Summit reports", "Other pages")
    for page, part in zip(pages, parts, strict=True):
        expected = documented["Every page"] + documented[part]
        (record,) = json_records(client, f"/search/export.json?type={page.page_type}")
        assert [*record] == [name for _, name in expected] + ["terms"]
        if page.page_type != "page":
            (row,) = csv_rows(client, f"/{page.get_parent().slug}/export.csv")
            vocabularies = [use.vocabulary.slug for use in uses(page.page_type)]
            assert [*row] == [heading for heading, _ in expected] + vocabularies
    together = dict.fromkeys(heading for part in ("Every page", *parts) for heading, _ in documented[part])
    assert [*csv_rows(client, "/search/export.csv")[0]][: len(together)] == [*together]


def uses(page_type):
    ordered = VocabularyUse.objects.filter(page_type=page_type).select_related("vocabulary")
    return ordered.order_by("vocabulary__sort_order", "vocabulary__name")


def test_a_vocabulary_keeps_its_column_when_its_name_changes(client):
    CaseStudyPageFactory(terms={"theme": ["co-production", "community-assets"]})
    Vocabulary.objects.filter(slug="theme").update(name="Subject")
    assert csv_rows(client, "/case-studies/export.csv")[0]["theme"] == "Co-production; Community assets"


@pytest.mark.parametrize("form", FORMS)
def test_head_answers_without_a_file_and_nothing_can_be_posted(client, form):
    CaseStudyPageFactory()
    whole = queries(client, f"/case-studies/export.{form}")
    with CaptureQueriesContext(connection) as captured:
        head = client.head(f"/case-studies/export.{form}")
    assert head.status_code == 200
    assert len(captured) < whole, "pages are read for nobody"
    assert head["Content-Type"] == client.get(f"/case-studies/export.{form}")["Content-Type"]
    assert not b"".join(head)
    assert client.post(f"/case-studies/export.{form}").status_code == 405
    assert client.head("/case-studies/feed/").status_code == 200
    assert client.post("/case-studies/feed/").status_code == 405


@pytest.mark.parametrize("ending", ["export.csv", "export.json", "export.xlsx", "feed/"])
def test_a_list_that_is_not_public_gives_nothing_away(client, ending):
    page = CaseStudyPageFactory()
    restriction = PageViewRestriction.objects.create(
        page=CaseStudyIndexPage.objects.get(), restriction_type=PageViewRestriction.LOGIN
    )
    StoryIndexPage.objects.get().unpublish()
    assert client.get(f"/case-studies/{ending}").status_code == 404
    assert client.get(f"/stories/{ending}").status_code == 404
    restriction.delete()
    CaseStudyIndexPage.objects.update(slug="our-cases", url_path="/home/our-cases/")
    assert page.title in str(content(client, f"/case-studies/{ending}")) or ending == "export.xlsx"
    for address in (f"/our-cases/{ending}", f"/themes/{ending}", "/case-studies/export.pdf"):
        assert client.get(address).status_code == 404


def grow():
    """Add pages with something in every column that is read from another table."""
    case_study = CaseStudyPageFactory(
        key_figures=[KeyFigure(measure="Falls", before_value=310, after_value=205)],
        partners=[Partner(name="Health board")],
        sources=[Source(title="Minutes")],
    )
    AdoptedPractice.objects.create(page=CaseStudyPageFactory(), origin=case_study)
    InnovationStoryPageFactory(case_study=case_study, sources=[Source(title="Diary")])
    SummitReportPageFactory(
        sessions=[Session(title="First", themes=[term("theme", "co-production")])],
        questions=[Question(question="Is it worth it?", answers=[Answer(page=case_study)])],
        cited_case_studies=[CitedCaseStudy(case_study=case_study)],
        sources=[Source(title="Minutes")],
    )


def queries(client, address):
    content(client, address)  # what is looked up once a process
    with CaptureQueriesContext(connection) as captured:
        content(client, address)
    return len(captured)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", LISTS)
def test_a_batch_takes_few_queries_however_many_pages_it_has(client, name, form):
    grow()
    few = queries(client, f"/{name}/export.{form}")
    grow()
    grow()
    assert queries(client, f"/{name}/export.{form}") == few
    assert few <= 40


def test_a_hundred_pages_are_read_in_one_batch(client, monkeypatch):
    grow()
    monkeypatch.setattr(rows, "BATCH", 1)
    one_by_one = queries(client, "/search/export.json")
    monkeypatch.undo()
    assert rows.BATCH >= 100
    assert queries(client, "/search/export.json") < one_by_one
