"""What the page of a case study says of others: from places like its own, and of the questions that it answers."""

import re

import pytest
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from casestudies.models import AdoptedPractice
from summits.models import Answer, Question
from tests.factories.pages import CaseStudyPageFactory, SummitReportPageFactory
from tests.finder.lists import html

pytestmark = pytest.mark.django_db


def part(client, page, name):
    """Return the words of a part of the page; empty when it has none."""
    found = re.search(rf'<section class="section" id="{name}">(.*?)</section>', html(client, page.url), re.DOTALL)
    return " ".join(strip_tags(found[1]).split()) if found else ""


def titles(client, page):
    return re.findall(r"Case [A-Z]", part(client, page, "similar"))


def case_study(letter, place, **more):
    return CaseStudyPageFactory(title=f"Case {letter}", terms={"place": [place], **more})


def test_comparable_places_with_the_same_theme_are_shown_the_nearest_first(client):
    origin = case_study("O", "lambeth")
    page = CaseStudyPageFactory(
        title="Ours", terms={"place": ["lambeth"]}, inspired_by=[AdoptedPractice(origin=origin)]
    )
    for place in ("united-kingdom", "france"):
        assert "Similar" not in html(client, CaseStudyPageFactory(terms={"place": [place]}).url)
    assert part(client, page, "similar") == ""
    case_study("X", "lambeth", theme=["co-production"])
    case_study("Y", "cardiff")
    case_study("R", "bromley")  # of Lambeth's size, but a sixth as dense
    hidden = case_study("H", "lambeth")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert titles(client, page) == ["Case R"]
    assert "come from around it (London)." in part(client, page, "similar")
    case_study("L", "tower-hamlets")
    case_study("M", "tower-hamlets", evidence=["claim-only"], **{"service-area": ["adult-social-care"]})
    case_study("S", "lambeth", **{"service-area": ["transport"]})
    assert titles(client, page) == ["Case S", "Case L", "Case M"]
    assert "come from Lambeth and from places like it in population and density." in part(client, page, "similar")
    case_study("T", "lambeth")
    assert titles(client, page) == ["Case T", "Case S", "Case L"]


def test_a_case_study_names_the_questions_that_it_answers(client):
    page = CaseStudyPageFactory(title="The mutual")
    assert part(client, page, "questions") == ""
    answers = [Answer(page=page, stance="against", note="It served its <members>.")]
    question = Question(question="Do mutuals serve everyone?", answers=answers)
    summit = SummitReportPageFactory(title="Northern summit", illustrative=True, questions=[question])
    told = part(client, page, "questions")
    assert "Do mutuals serve everyone? Practice says no. It served its &lt;members&gt;." in told
    assert told.endswith("Raised at Northern summit Illustrative")
    text = html(client, page.url)
    assert 'href="/questions/do-mutuals-serve-everyone/"' in text
    assert '<a href="#questions">' in text
    summit.unpublish()
    assert part(client, page, "questions") == ""
