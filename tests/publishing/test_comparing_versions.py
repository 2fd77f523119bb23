"""Two versions of a page side by side, in words that people read."""

from datetime import date
from decimal import Decimal

import lxml.html
from django.urls import reverse

from casestudies.models import KeyFigure, Partner
from content.models import Source
from summits.models import Answer, Question
from taxonomy.assignment import set_terms
from tests.factories.pages import CaseStudyPageFactory, SummitReportPageFactory
from tests.factories.terms import terms_named


def compared(client, page, before, after):
    """Return {field: what the comparison shows of it}, with −gone− and +new+."""
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, before.pk, after.pk])
    table = lxml.html.document_fromstring(client.get(url).content.decode())
    shown = {}
    for row in table.xpath("//tr[td[contains(@class, 'comparison')]]"):
        for kind, mark in (("deletion", "−"), ("addition", "+")):
            for span in row.xpath(f".//span[@class='{kind}']"):
                span.text = f"{mark}{span.text}{mark}"
        label, change = (" ".join(cell.text_content().split()) for cell in row.xpath("td"))
        shown[label.rstrip(":")] = change
    return shown


def test_what_changed_is_said_in_words(as_editor):
    page = CaseStudyPageFactory()
    page.key_figures = [
        KeyFigure(measure="Hospital stays", unit="% of residents", before_value=42, after_value=31, sort_order=0),
        KeyFigure(measure="Cost", unit="£ million", after_value=2, sort_order=1),
    ]
    page.sources = [Source(title="First", sort_order=0), Source(title="Second", sort_order=1)]
    page.save()
    before = page.save_revision()

    page = page.get_latest_revision_as_object()
    page.start_year, page.end_year, page.found_not_effective = 2016, 2018, True
    page.last_checked = date(2026, 3, 5)
    stays, cost = page.key_figures.all()
    stays.after_value, stays.better, cost.after_value = Decimal("29.5"), "lower", Decimal("2.4")
    page.key_figures = [stays, cost]
    first, second = page.sources.all()
    first.sort_order, second.sort_order = 1, 0
    page.sources = [first, second]
    page.partners = [Partner(name="Easton Tenants", sort_order=0)]
    chosen = page.terms | {"theme": terms_named({"theme": ["co-production"]})}
    set_terms(page, [term for terms in chosen.values() for term in terms])
    shown = compared(as_editor, page, before, page.save_revision())

    assert shown["Start year"] == "−2015− → +2016+"
    assert shown["End year"] == "+2018+"
    assert shown["Found not effective"] == "−No− → +Yes+"
    assert shown["Last checked"] == "+5 March 2026+"
    assert shown["Theme"] == "−Prevention and early intervention−, +Co-production+"
    assert shown["Key figures"] == (
        "Key figure Hospital stays Which direction is better −Neither is better− → +Lower is better+"
        " After value −31% of residents− → +29.5% of residents+"
        " Key figure Cost After value −£2 million− → +£2.4 million+"
    )
    assert shown["Partners"] == "Name Easton Tenants"
    assert "Moved down 1 place." in shown["Sources"]
    assert "Moved up 1 place." in shown["Sources"]
    assert not {"Title", "Place", "Summary"} & shown.keys()


def test_records_come_and_go_without_moving_the_others(as_editor):
    page = CaseStudyPageFactory()
    page.sources = [Source(title=title, sort_order=place) for place, title in enumerate(["First", "Second"])]
    page.save()
    before = page.save_revision()
    page = page.get_latest_revision_as_object()
    page.sources = list(page.sources.all())[1:]
    without = page.save_revision()
    assert compared(as_editor, page, before, without) == {"Sources": "Title First"}
    assert compared(as_editor, page, without, before) == {"Sources": "Title First"}


def test_a_question_comes_and_goes_with_its_answers(as_editor):
    page = SummitReportPageFactory(live=False)
    without = page.save_revision()
    page = page.get_latest_revision_as_object()
    question = Question(question="Can a mutual serve both?", sort_order=0)
    question.answers = [Answer(page=CaseStudyPageFactory(title="Bikeworks"), stance="for", note="It has for years.")]
    page.questions = [question]
    asked = page.save_revision()
    shown = (
        "Question Can a mutual serve both?"
        " What practice answers Answered by Bikeworks Stance Practice says yes Note It has for years."
    )
    assert compared(as_editor, page, without, asked) == {"Questions raised": shown}
    assert compared(as_editor, page, asked, without) == {"Questions raised": shown}
