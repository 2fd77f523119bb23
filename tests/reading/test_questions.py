"""The questions that summits raised, each on a page of its own."""

import re

import pytest
from django.utils.html import strip_tags
from django.utils.text import slugify
from wagtail.models import PageViewRestriction

from summits.models import Answer, Question
from tests.factories.pages import CaseStudyPageFactory, StandardPageFactory, SummitReportPageFactory
from tests.factories.terms import TermFactory, term

pytestmark = pytest.mark.django_db

LEFT_OUT = "/questions/who-is-left-out/"


def html(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def text(client, address):
    return " ".join(strip_tags(html(client, address)).split())


def test_a_question_stands_with_what_practice_answers(client, django_assert_max_num_queries):
    yes = CaseStudyPageFactory(title="The mutual", terms={"outcome": ["worked"]})
    no = CaseStudyPageFactory(title="The franchise", place_name="Huntingdon")
    hidden = CaseStudyPageFactory(title="Secret pilot", live=False)
    answers = [
        Answer(page=no, stance="against", note="It was sold on."),
        Answer(page=hidden, stance="unclear", note="Hush"),
        Answer(page=yes, stance="for", note="Nurses own it."),
    ]
    question = Question(
        question="Who is left out?",
        context="<p>Services moved <b>online</b>.</p>",
        themes=[term("theme", "mutuals-and-employee-ownership")],
        answers=answers,
    )
    summit = SummitReportPageFactory(title="Northern summit", questions=[question, Question(question="At what cost?")])
    client.get("/")  # the index and the vocabularies are read once a process
    with django_assert_max_num_queries(12):
        page = html(client, LEFT_OUT)
    read = " ".join(strip_tags(page).split())
    assert "Raised at Northern summit, 3 February 2011" in read
    assert f'href="{summit.url}#question-who-is-left-out"' in page
    assert "<p>Services moved <b>online</b>.</p>" in page
    assert 'href="/themes/mutuals-and-employee-ownership/"' in page
    assert re.search("Practice says yes 1 The mutual Nurses own it. .*Worked.* Practice says no 1 The franchise", read)
    assert "It was sold on. Huntingdon, Wales since 2015 Running Evidence 2 of 5: Before-and-after data" in read
    assert "Practice points both ways." in read
    assert "Unclear" not in read
    assert "Secret pilot" not in read
    assert "Hush" not in read
    assert "At what cost?" in read
    assert f'href="{LEFT_OUT}"' in html(client, summit.url)
    assert f'href="{LEFT_OUT}"' in html(client, "/")
    assert "Who is left out? Raised at Northern summit" in text(client, "/questions/")
    assert "1 says yes 1 says no" in text(client, "/questions/")
    assert "1 unclear" not in text(client, "/questions/")


def test_a_question_says_what_is_still_open_and_asks_for_it(client):
    invitation = StandardPageFactory(title="Take part", show_in_menus=True)
    answering = CaseStudyPageFactory()
    still_open = {
        "Who is left out?": ([], "Nothing in the library answers this yet. If you know of a case, others need to"),
        "Who pays?": (["unclear"], "Nothing in the library settles this either way yet."),
        "Who decides?": (["for", "unclear"], "Nobody has told us yet of practice that says no."),
        "Who gains?": (["against"], "Nobody has told us yet of practice that says yes."),
    }
    SummitReportPageFactory(
        questions=[
            Question(question=words, answers=[Answer(page=answering, stance=stance) for stance in stances])
            for words, (stances, _) in still_open.items()
        ]
    )
    for words, (_, sentence) in still_open.items():
        page = html(client, f"/questions/{slugify(words)}/")
        assert sentence in page
        assert f'<a class="button" href="{invitation.url}">Get involved</a>' in page
    listed = text(client, "/questions/")
    assert re.search(r"Still waiting for an answer ?1 question Who is left out\?", listed)
    assert re.search(r"What practice answers so far ?3 questions Who pays\?", listed)


def test_only_questions_of_public_reports_can_be_read(client):
    """The same words at two summits are two questions, and each has an address of its own."""
    first, second = (SummitReportPageFactory(questions=[Question(question="Who is left out?")]) for _ in range(2))
    addresses = [LEFT_OUT, "/questions/who-is-left-out-2/"]
    assert [first.title in text(client, LEFT_OUT), second.title in text(client, addresses[1])] == [True, True]
    first.unpublish()
    restriction = PageViewRestriction.objects.create(page=second, restriction_type="login")
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    assert "No summit has raised a question yet." in text(client, "/questions/")
    restriction.delete()
    assert [client.get(address).status_code for address in addresses] == [404, 200]
    assert client.get("/questions/never-asked/").status_code == 404
    assert "/questions/</loc>" in client.get("/sitemap.xml").content.decode()


def test_questions_are_listed_by_theme(client):
    former = TermFactory(slug="digital", replaced_by=[term("theme", "technology-as-a-platform")])
    questions = [
        Question(question="Who is left out?", themes=[former]),
        Question(question="Who pays?", themes=[term("theme", "community-assets")]),
    ]
    SummitReportPageFactory(questions=questions)
    former.status = former.Status.RETIRED
    former.save()
    for slug in ("technology-as-a-platform", "digital"):
        read = text(client, f"/questions/?theme={slug}")
        assert "Who is left out?" in read
        assert "Technology as a platform 1 question" in read
        assert "Who pays?" not in read
    assert "Who is left out?" in text(client, "/questions/?theme=digital&theme=community-assets&utm_source=x")
    for hostile in ("nonsense", "%00", "%22%3Cscript%3E", "x" * 5000):
        read = text(client, f"/questions/?theme={hostile}&q=cost")
        assert "is not a term of Theme, so nothing matches it." in read
        assert "“q” is not something to filter by here, so it was ignored." in read
        assert "No summit has raised a question about this." in read
