"""The flat lists of case studies, stories and summit reports in the admin's menu."""

import csv
import datetime
import re
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import PageViewRestriction, Revision

from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory, SummitReportPageFactory
from tests.factories.terms import TermFactory
from tests.factories.users import UserFactory

CASE_STUDIES = "case_studies"


def titles(client, name=CASE_STUDIES, **query):
    response = client.get(reverse(f"{name}:index"), query)
    assert response.status_code == 200
    return [page.title for page in response.context["object_list"]]


@pytest.fixture
def three(db, author, editor):
    """A live, a draft and a changed case study of different owners and themes."""
    CaseStudyPageFactory(title="Alpha", owner=author, terms={"theme": ["co-production"]})
    CaseStudyPageFactory(title="Beta", owner=editor, live=False, terms={"theme": ["community-assets"]})
    changed = CaseStudyPageFactory(title="Gamma", terms={"theme": ["co-production", "community-assets"]})
    changed.summary = "Changed."
    changed.save_revision()


def test_it_shows_theme_place_status_owner_and_day(as_editor, author):
    author.first_name, author.last_name = "Ann", "Ap Rhys"
    author.save()
    CaseStudyPageFactory(owner=author, place_name="Upper Calder valley", terms={"theme": ["co-production"]})
    page = as_editor.get(reverse("case_studies:index")).content.decode()
    for shown in ("Co-production", "Upper Calder valley", "Live", "Ann Ap Rhys"):
        assert shown in page


def test_a_page_without_words_for_its_place_shows_its_place_terms(as_editor):
    CaseStudyPageFactory(terms={"place": ["wales", "scotland"]})
    page = as_editor.get(reverse("case_studies:index")).content.decode()
    assert "Scotland, Wales" in page or "Wales, Scotland" in page


def test_each_list_holds_its_own_type(as_editor):
    CaseStudyPageFactory(title="A case study")
    InnovationStoryPageFactory(title="A story")
    SummitReportPageFactory(title="A report")
    names = ("case_studies", "stories", "summit_reports")
    assert [titles(as_editor, name) for name in names] == [["A case study"], ["A story"], ["A report"]]


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("", "ABG"),
        ("live", "AG"),
        ("draft", "B"),
        ("changed", "G"),
        ("moderation", ""),
        ("scheduled", ""),
        ("x", "ABG"),
    ],
)
def test_it_filters_by_status(as_editor, three, status, found):
    assert sorted(title[0] for title in titles(as_editor, status=status)) == list(found)


def test_it_finds_what_is_in_moderation(as_editor, three, author):
    page = CaseStudyPageFactory(title="Delta", live=False, owner=author)
    page.get_workflow().start(page, author)
    assert titles(as_editor, status="moderation") == ["Delta"]


def test_it_finds_what_is_scheduled(as_editor, three):
    page = CaseStudyPageFactory(title="Delta", live=False)
    Revision.objects.filter(object_id=str(page.pk)).update(
        approved_go_live_at=timezone.now() + datetime.timedelta(days=1)
    )
    assert titles(as_editor, status="scheduled") == ["Delta"]


def test_it_filters_by_themes_each_page_once(as_editor, three):
    themes = ["co-production", "community-assets"]
    assert sorted(titles(as_editor, theme=themes[:1])) == ["Alpha", "Gamma"]
    assert sorted(titles(as_editor, theme=themes)) == ["Alpha", "Beta", "Gamma"]


def test_it_offers_only_themes_in_use(as_editor, three):
    TermFactory(pref_label="A retired theme", status="retired")
    TermFactory(pref_label="A draft theme", status="draft")
    TermFactory(pref_label="A place", vocabulary="place")
    page = as_editor.get(reverse("case_studies:index")).content.decode()
    assert "Co-production" in page
    assert not any(label in page for label in ("A retired theme", "A draft theme", "A place"))


def test_it_filters_by_owner(as_editor, three, author):
    assert titles(as_editor, owner=author.username) == ["Alpha"]


def test_it_finds_words_of_drafts_with_filters_and_order_at_once(as_editor, three):
    CaseStudyPageFactory(title="Delta & friends", live=False, result="Falls fell.")
    query = {"q": "friends delta", "status": "draft", "ordering": "owner"}
    assert titles(as_editor, **query) == ["Delta & friends"]
    assert titles(as_editor, q="falls fell.") == ["Delta & friends"]


@pytest.mark.parametrize("q", ['"', "' OR 1=1", "%", "*", "NEAR(", "\x00", " ", "a" * 3000, "word " * 800, "🐟"])
def test_odd_searches_are_no_server_error(as_editor, three, q):
    titles(as_editor, q=q)


@pytest.mark.parametrize(
    "query",
    [
        {"theme": "x"},
        {"theme": "99999999999999999999"},
        {"theme": "\x00"},
        {"owner": "-1"},
        {"status": ["live", "draft"]},
        {"place": "nowhere"},
        {"next_check": "x", "outcome": ["x", "worked"], "evidence": "\x00"},
        {"ordering": "password"},
        {"ordering": "owner__password"},
        {"p": "x"},
        {"p": "99999"},
    ],
)
def test_odd_queries_are_no_server_error(as_editor, three, query):
    titles(as_editor, **query)


@pytest.mark.parametrize("column", ["title", "live", "owner", "latest_revision_created_at"])
def test_it_sorts_both_ways(as_editor, three, column):
    up, down = titles(as_editor, ordering=column), titles(as_editor, ordering=f"-{column}")
    assert sorted(up) == sorted(down) == ["Alpha", "Beta", "Gamma"]
    assert up != down


def test_it_sorts_owners_by_the_names_shown(as_editor):
    for title, first, last in (("One", "Zoe", "Adams"), ("Two", "Ann", "Young")):
        CaseStudyPageFactory(title=title, owner=UserFactory(first_name=first, last_name=last))
    assert titles(as_editor, ordering="owner") == ["Two", "One"]


def test_the_newest_change_comes_first(as_editor, three):
    assert titles(as_editor)[0] == "Gamma"


def test_more_pages_need_no_more_queries(as_editor):
    def add(number):
        for _ in range(number):
            page = CaseStudyPageFactory(owner=UserFactory(), terms={"theme": ["co-production", "community-assets"]})
            page.save_revision()

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            titles(as_editor)
        return len(captured)

    add(2)
    queries()
    few = queries()
    add(8)
    assert queries() == few


def test_private_pages_are_listed_for_editors(as_editor):
    page = CaseStudyPageFactory(title="Private")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert titles(as_editor) == ["Private"]


def test_no_button_chooses_every_page_of_the_site(as_editor):
    for _ in range(51):
        CaseStudyPageFactory(live=False)
    page = as_editor.get(reverse("case_studies:index")).content.decode()
    assert "data-bulk-action-footer" in page
    assert "data-bulk-action-num-objects-in-listing" not in page


def test_an_author_sees_the_list_and_edits_only_their_own(as_author, author):
    own, other = CaseStudyPageFactory(live=False, owner=author), CaseStudyPageFactory(live=False)
    page = as_author.get(reverse("case_studies:index")).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[own.pk]) in page
    assert reverse("wagtailadmin_pages:edit", args=[other.pk]) not in page


def test_case_studies_are_found_by_place_outcome_evidence_and_next_check(as_editor):
    today = timezone.localdate()
    CaseStudyPageFactory(
        title="Cardiff's",
        next_check_due=today - datetime.timedelta(days=1),
        terms={"place": ["cardiff"], "outcome": ["mixed"], "evidence": ["claim-only"]},
    )
    CaseStudyPageFactory(
        title="Ours", next_check_due=today + datetime.timedelta(days=20), terms={"place": ["scotland"]}
    )
    CaseStudyPageFactory(title="None's", live=False, terms={"place": []})
    assert titles(as_editor, place="wales") == titles(as_editor, place="cardiff") == ["Cardiff's"]
    assert titles(as_editor, outcome="mixed", evidence=["claim-only", "comparison-group"]) == ["Cardiff's"]
    found = [titles(as_editor, next_check=name) for name in ("overdue", "month", "quarter", "none")]
    assert found == [["Cardiff's"], ["Ours"], ["Ours"], ["None's"]]
    orders = [titles(as_editor, ordering=order) for order in ("next_check_due", "-next_check_due")]
    assert orders == [["Cardiff's", "Ours", "None's"], ["Ours", "Cardiff's", "None's"]]
    page = as_editor.get(reverse("case_studies:index"), {"place": "wales"}).content.decode()
    for shown in ("Mixed", "Claim only", f"{today - datetime.timedelta(days=1):%-d %B %Y}"):
        assert shown in page


def test_retagging_all_that_is_shown_heeds_every_filter(as_editor):
    page = CaseStudyPageFactory(terms={"outcome": ["mixed"]})
    CaseStudyPageFactory(terms={"outcome": ["worked"]})
    response = as_editor.get(reverse("case_studies:index"), {"outcome": "mixed"})
    assert as_editor.get(response.context["retag_url"]).context["number"] == 1
    assert titles(as_editor, outcome="mixed") == [page.title]


def test_a_list_is_taken_along_as_it_is_shown(as_editor, author):
    day = timezone.localdate() + datetime.timedelta(days=3)
    page = CaseStudyPageFactory(title="=1+1", owner=author, next_check_due=day, terms={"outcome": ["mixed"]})
    CaseStudyPageFactory(title="Not shown", terms={"outcome": ["worked"]})
    query = {"outcome": "mixed", "export": "xlsx"}
    response = as_editor.get(reverse("case_studies:index"), query)
    heads, row = load_workbook(BytesIO(response.getvalue())).active.iter_rows()
    values = dict(zip((cell.value for cell in heads), (cell.value for cell in row), strict=True))
    assert list(values)[:3] == ["Title", "Theme", "Place"]
    assert values | {"Updated": None} == {
        "Title": "=1+1",
        "Theme": "Prevention and early intervention",
        "Place": "Wales",
        "Status": "live",
        "Readiness": values["Readiness"],
        "Outcome": "Mixed",
        "Evidence": "Before-and-after data",
        "Next check": day,
        "Owner": author.get_full_name(),
        "Updated": None,
        "Identifier": page.identifier,
        "Address": page.full_url,
    }
    assert 'filename="case-studies.xlsx"' in response["content-disposition"]
    assert row[0].data_type == "s"
    as_text = as_editor.get(reverse("case_studies:index"), query | {"export": "csv"}).getvalue().decode()
    assert "'=1+1,Prevention" in as_text
    assert re.search(r",\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,", as_text), "a time goes to the second"
    assert "Not shown" not in as_text


def test_the_spreadsheet_gives_no_address_to_what_nobody_can_read(as_editor):
    InnovationStoryPageFactory(title="Unseen", live=False)
    response = as_editor.get(reverse("stories:index"), {"export": "csv"})
    heads, row = csv.reader(response.getvalue().decode("utf-8-sig").splitlines())
    assert "Identifier" not in heads
    assert dict(zip(heads, row, strict=True))["Address"] == ""


def test_themes_stand_by_the_alphabet_and_levels_by_their_order(as_editor):
    filters = as_editor.get(reverse("case_studies:index")).context["filters"].form.fields
    themes, levels = (list(filters[name].queryset) for name in ("theme", "evidence"))
    assert [str(term) for term in themes] == sorted(str(term) for term in themes)
    assert levels == sorted(levels, key=lambda term: term.sort_order) != sorted(levels, key=str)


def test_the_list_is_not_for_visitors(client, db):
    response = client.get(reverse("case_studies:index"))
    assert response.status_code == 302
    assert "login" in response["location"]
