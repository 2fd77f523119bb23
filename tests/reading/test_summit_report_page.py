"""What a reader finds on the page of a summit report."""

import datetime
import re

import pytest
from django.utils.html import strip_tags

from summits.models import Answer, CitedCaseStudy, Commitment, Question, Session
from tests.factories.pages import CaseStudyPageFactory, SummitReportPageFactory
from tests.factories.terms import term

pytestmark = pytest.mark.django_db


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(strip_tags(response.content.decode()).split())


def test_a_question_stands_with_its_public_answers(client):
    yes, no = CaseStudyPageFactory(title="The mutual"), CaseStudyPageFactory(title="The franchise")
    hidden = CaseStudyPageFactory(title="Secret pilot", live=False)
    answers = [
        Answer(page=yes, stance="for", note="Nurses own it."),
        Answer(page=no, stance="against"),
        Answer(page=hidden, stance="against", note="Hush"),
    ]
    page = SummitReportPageFactory(questions=[Question(question="Can a mutual serve its users?", answers=answers)])
    read = text(client, page.url)
    assert "Can a mutual serve its users?" in read
    assert "1 says yes" in read
    assert "1 says no" in read
    assert "Practice says yes. The mutual: Nurses own it." in read
    assert "Secret pilot" not in read
    assert "Hush" not in read
    assert "Can a mutual serve its users?" in text(client, "/")


def test_a_question_without_answer_says_so(client):
    page = SummitReportPageFactory(questions=[Question(question="Who is left out?")])
    assert "No case study answers this yet." in text(client, page.url)


def test_a_question_keeps_its_address_when_its_words_change(client):
    page = SummitReportPageFactory(questions=[Question(question="Who is left out?")])
    draft = page.get_latest_revision_as_object()
    question = draft.questions.first()
    question.question = "Who is left behind?"
    draft.questions = [question]
    draft.save_revision().publish()
    assert 'id="question-who-is-left-out"' in client.get(page.url).content.decode()


def test_two_questions_in_the_same_words_get_addresses_of_their_own(client):
    pages = [SummitReportPageFactory(questions=[Question(question="Who is left out?")]) for _ in range(2)]
    assert 'id="question-who-is-left-out"' in client.get(pages[0].url).content.decode()
    assert 'id="question-who-is-left-out-2"' in client.get(pages[1].url).content.decode()


def test_a_copied_report_has_questions_at_addresses_of_their_own(admin_client):
    page = SummitReportPageFactory(questions=[Question(question="Who is left out?")])
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": page.get_parent().pk, "publish_copies": "on"}
    assert admin_client.post(f"/admin/pages/{page.pk}/copy/", form).status_code == 302
    assert sorted(Question.objects.values_list("slug", flat=True)) == ["who-is-left-out", "who-is-left-out-2"]
    assert 'id="question-who-is-left-out-2"' in admin_client.get("/summits/copy/").content.decode()


def test_a_question_first_published_from_a_draft_keeps_its_address(client):
    page = SummitReportPageFactory()
    draft = page.get_latest_revision_as_object()
    draft.questions = [Question(question="Who is left out?")]
    revision = draft.save_revision()
    for _ in range(2):
        revision.publish()
        assert 'id="question-who-is-left-out"' in client.get(page.url).content.decode()


def test_the_authors_of_a_report_are_named(client):
    assert "Report by the hub" in text(client, SummitReportPageFactory(authors="the hub").url)


def test_sessions_speakers_commitments_and_cited_case_studies_are_shown(client):
    cited = CaseStudyPageFactory(title="The mutual")
    page = SummitReportPageFactory(
        sessions=[
            Session(
                title="Who owns the service?",
                starts_at=datetime.time(10, 45),
                speakers="Ann Lee, care worker\n\nA tenant",
                themes=[term("theme", "mutuals-and-employee-ownership")],
            )
        ],
        commitments=[Commitment(what="Publish the cost", who="The hub", status="done")],
        cited_case_studies=[CitedCaseStudy(case_study=cited)],
        quotations=[("quotation", {"text": "Only trust makes us share.", "speaker": "A chief officer"})],
    )
    read = text(client, page.url)
    assert "10:45 Who owns the service? Ann Lee, care worker; A tenant" in read
    assert "Mutuals and employee ownership" in read
    assert "Publish the cost The hub" in read
    assert '<td data-label="Who">The hub</td>' in client.get(page.url).content.decode()
    assert "Only trust makes us share." in read
    assert f'data-page-id="{cited.pk}"' in client.get(page.url).content.decode()


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"event_date": datetime.date(2025, 10, 14)}, "14 October 2025"),
        (
            {"event_date": datetime.date(2025, 10, 14), "event_end_date": datetime.date(2025, 10, 15)},
            "14 to 15 October 2025",
        ),
        (
            {"event_date": datetime.date(2025, 9, 30), "event_end_date": datetime.date(2025, 10, 1)},
            "30 September to 1 October 2025",
        ),
        (
            {"event_date": datetime.date(2024, 12, 31), "event_end_date": datetime.date(2025, 1, 1)},
            "31 December 2024 to 1 January 2025",
        ),
        ({"event_date": datetime.date(2010, 12, 1), "only_year_known": True}, "Summit report · 2010"),
    ],
)
def test_the_date_says_no_more_than_is_known(client, fields, line):
    read = text(client, SummitReportPageFactory(**fields).url)
    assert line in read
    assert "December 2010" not in read


def test_answers_are_listed_in_the_order_in_which_they_are_counted(client):
    stances = ("against", "unclear", "against", "for")
    answers = [Answer(page=CaseStudyPageFactory(), stance=stance) for stance in stances]
    page = SummitReportPageFactory(questions=[Question(question="Is it worth it?", answers=answers)])
    listed = re.findall(r"<li><strong>(.*?)\.</strong>", client.get(page.url).content.decode())
    assert listed == ["Practice says yes", "Practice says no", "Practice says no", "Unclear"]


def test_an_editor_previews_questions_that_are_not_saved_yet(admin_client):
    page = SummitReportPageFactory(questions=[Question(question="Who is left out?")])
    answer = Answer(page=CaseStudyPageFactory(title="The mutual"), stance="for")
    draft = page.get_latest_revision_as_object()
    draft.questions = [Question(question="Is it worth it?", answers=[answer])]
    draft.sessions = [Session(title="Opening", themes=[term("theme", "co-production")])]
    draft.save_revision()
    read = text(admin_client, f"/admin/pages/{page.pk}/view_draft/")
    assert "Is it worth it?" in read
    assert "1 says yes" in read
    assert "Opening" in read
    assert "Who is left out?" not in read


def test_a_report_leaves_no_empty_heading(client):
    page = client.get(SummitReportPageFactory().url).content.decode()
    headings = [strip_tags(found) for found in re.findall(r"<h2[^>]*>(.*?)</h2>", page, re.DOTALL)]
    assert "Key messages" in headings
    for missing in ("Sessions", "Questions raised", "Commitments", "Case studies cited", "Sources", "The report"):
        assert missing not in headings
