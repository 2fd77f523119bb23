"""What of a page leaves the site in an export, and what never does."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.test import override_settings
from wagtail.models import PageViewRestriction

from casestudies.models import AdoptedPractice, CaseStudyPage, KeyFigure, Partner, RelatedItem
from content.models import Source
from images.models import NetworkDocument
from summits.models import Answer, CitedCaseStudy, Commitment, Question, Session
from taxonomy.models import Term
from tests.factories.pages import (
    CaseStudyPageFactory,
    InnovationStoryPageFactory,
    StandardPageFactory,
    SummitReportPageFactory,
)
from tests.factories.terms import TermFactory, term
from tests.factories.users import UserFactory
from tests.finder.exported import FORMS, content, csv_rows, json_records, sheet

pytestmark = pytest.mark.django_db

FORMULAS = ["=1+1", "+44 20", "-9 degrees", "@SUM(A1)", "\t=1", "\r=1"]


def text_of(client, name, form):
    """Return all that an export says, whatever its form."""
    address = f"/{name}/export.{form}"
    if form == "xlsx":
        return "\n".join(str(cell.value) for row in sheet(client, address) for cell in row)
    return content(client, address).decode()


def hide(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def one(client, name):
    """Return the one result of a list, as JSON and as a row of CSV."""
    return json_records(client, f"/{name}/export.json")[0], csv_rows(client, f"/{name}/export.csv")[0]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_becomes_a_formula(client, text):
    CaseStudyPageFactory(title="Falls clinic", lead_organisation=text, partners=[Partner(name=text)])
    row = csv_rows(client, "/case-studies/export.csv")[0]
    assert row["Lead organisation"] == f"'{text}"
    assert row["Partners"] == f"'{text}"
    headings, cells = sheet(client, "/case-studies/export.xlsx")
    (cell,) = (c for heading, c in zip(headings, cells, strict=True) if heading.value == "Lead organisation")
    assert cell.data_type in ("s", "inlineStr")
    assert cell.value.strip() == text.strip()
    assert json_records(client, "/case-studies/export.json")[0]["lead_organisation"] == text


def test_control_characters_and_very_long_texts_break_no_file(client):
    CaseStudyPageFactory(funding="Half\x0bhalf", what_was_done=f"<p>{'long ' * 9000}</p>")
    headings, cells = sheet(client, "/case-studies/export.xlsx")
    values = {heading.value: cell.value for heading, cell in zip(headings, cells, strict=True)}
    assert values["Funding"] == "Halfhalf"
    assert len(values["What was done"]) == 32_767
    assert values["What was done"].endswith("…")
    assert len(one(client, "case-studies")[0]["what_was_done"]) == 44_999


@pytest.mark.parametrize("form", FORMS)
def test_what_is_the_hubs_own_is_in_no_export(client, form):
    owner = UserFactory(username="secret-owner", first_name="Secret-first", email="secret-owner@example.org")
    CaseStudyPageFactory(
        owner=owner,
        contact_name="Secret Name",
        contact_role="Secret role",
        contact_email="secret@example.org",
        source_of_case_study="Secret source",
        update_notes="Secret notes",
        next_check_due=datetime.date(2031, 7, 9),
        search_description="Secret description",
    )
    InnovationStoryPageFactory(storyteller_name="Secret Teller", storyteller_role="Secret nurse")
    told = text_of(client, "search", form)
    assert "Falls clinic" in told
    assert "secret" not in told.lower()
    assert "2031" not in told


def test_a_person_is_named_only_when_they_agreed(client):
    day = datetime.date(2026, 1, 2)
    CaseStudyPageFactory(contact_name="Jo Bloggs", contact_role="Head", contact_email="jo@example.org")
    assert one(client, "case-studies")[0]["contact"] is None
    CaseStudyPage.objects.update(contact_consent_date=day)
    record, row = one(client, "case-studies")
    assert record["contact"] == {"name": "Jo Bloggs", "role": "Head", "organisation": ""}
    assert row["Who to ask"] == "Jo Bloggs, Head"
    assert "jo@example.org" not in str(record)
    InnovationStoryPageFactory(storyteller_name="Al", storyteller_role="nurse", storyteller_consent_date=day)
    assert one(client, "stories")[0]["storyteller"] == "Al, nurse"


@pytest.mark.parametrize("form", FORMS)
def test_pages_that_are_not_public_are_absent_even_by_name(client, form):
    hidden = CaseStudyPageFactory(title="Hidden clinic")
    hide(hidden)
    draft, gone = CaseStudyPageFactory(title="Hidden draft", live=False), CaseStudyPageFactory(title="Hidden gone")
    page = CaseStudyPageFactory(inspired_by=[AdoptedPractice(origin=hidden, what_changed="Hidden change")])
    AdoptedPractice.objects.create(page=hidden, origin=page)
    AdoptedPractice.objects.create(page=draft, origin=page)
    hide(InnovationStoryPageFactory(title="Hidden story", case_study=page))
    InnovationStoryPageFactory(case_study=hidden)
    SummitReportPageFactory(
        cited_case_studies=[CitedCaseStudy(case_study=hidden), CitedCaseStudy(case_study=gone)],
        questions=[Question(question="Is it worth it?", answers=[Answer(page=hidden, note="Hidden note")])],
    )
    gone.unpublish()
    told = text_of(client, "search", form)
    assert "Is it worth it?" in told
    assert "hidden" not in told.lower()


@pytest.mark.parametrize("form", FORMS)
def test_values_are_those_of_the_live_page(client, form):
    page = CaseStudyPageFactory(title="Live clinic", result="Live result.")
    page.title, page.result = "Draft clinic", "Draft result."
    page.key_figures = [KeyFigure(measure="Draft measure")]
    page.save_revision()
    told = text_of(client, "case-studies", form)
    assert "Live result." in told
    assert "Draft" not in told


def test_an_invented_page_says_so(client):
    for factory, name in ((CaseStudyPageFactory, "case-studies"), (SummitReportPageFactory, "summits")):
        factory(illustrative=True)
        record, row = one(client, name)
        assert record["illustrative"] is True
        assert row["Illustrative example"] == "yes"
    StandardPageFactory()
    record, row = one(client, "search")
    assert record["illustrative"] is False
    assert row["Illustrative example"] == "no"


def test_terms_have_a_label_and_the_uri_of_the_vocabularies_file(client):
    foreign = TermFactory(slug="wombats", pref_label="Wombats", uri="https://example.org/wombats")
    changed = TermFactory(slug="unsure", pref_label="Unsure")
    CaseStudyPageFactory(terms={"theme": [term("theme", "co-production"), foreign, changed]})
    Term.objects.filter(pk=changed.pk).update(status=Term.Status.DRAFT)
    with override_settings(WAGTAILADMIN_BASE_URL="https://network.example"):
        record, row = one(client, "case-studies")
    assert record["terms"]["theme"] == [
        {
            "slug": "co-production",
            "label": "Co-production",
            "uri": "https://network.example/taxonomy/theme/co-production/",
        },
        {"slug": "wombats", "label": "Wombats", "uri": "https://example.org/wombats"},
    ]
    assert record["terms"]["outcome"] == []
    assert row["theme"] == "Co-production; Wombats"


def test_a_case_study_is_whole_and_typed(client):
    origin = CaseStudyPageFactory(title="Origin")
    document = NetworkDocument.objects.create(title="Report", file=ContentFile(b"%PDF-1.4", "report.pdf"))
    figure = {"measure": "Falls", "unit": "a year", "before_value": 310, "before_year": 2014, "after_value": "204.5"}
    page = CaseStudyPageFactory(
        title="Whole",
        challenge="<h4>Why</h4><p>Falls <b>hurt</b> [1].</p><ul><li>Old</li><li><a id='3'>New</a></li></ul>",
        key_figures=[KeyFigure(**figure, better="lower", source="Table 4", source_url="https://example.org/4")],
        partners=[Partner(name="Health board", role="funder"), Partner(name="Fire service")],
        related_items=[RelatedItem(kind="document", title="Report", document=document)],
        sources=[Source(author="NIESR", title="Falls", year=2016, url="https://example.org/niesr")],
        inspired_by=[AdoptedPractice(origin=origin, year=2012, what_changed="Handymen joined.")],
        people_served_number=640,
    )
    story = InnovationStoryPageFactory(title="The rod", case_study=page)
    record, row = one(client, "case-studies")
    assert (record["identifier"], record["licence"]) == (page.identifier, "CC BY 4.0")
    assert record["url"] == f"http://testserver{page.url}"
    assert record["permanent_url"] == f"http://testserver/id/{page.identifier}"
    assert client.get(record["permanent_url"])["Location"] == page.url
    assert (record["start_year"], record["end_year"], record["people_served_number"]) == (2015, None, 640)
    assert record["challenge"] == "Why\n\nFalls hurt [1].\n\n• Old\n• New"
    assert record["key_figures"][0].items() >= {"before_value": 310, "after_value": 204.5, "after_year": None}.items()
    assert row["Key figures"] == (
        "Falls (a year): 310 (2014) → 204.5; 34% lower. Better; source: Table 4, https://example.org/4"
    )
    assert row["Partners"] == "Health board (funder)\nFire service"
    assert record["related_items"][0]["url"] == f"http://testserver{document.url}"
    assert row["Sources"] == "NIESR, Falls, 2016, https://example.org/niesr"
    assert record["inspired_by"][0].items() >= {"title": "Origin", "year": 2012}.items()
    assert record["stories"] == [{"title": "The rod", "url": f"http://testserver{story.url}"}]


def test_a_summit_report_is_whole_and_typed(client):
    case_study = CaseStudyPageFactory(title="Clinic")
    SummitReportPageFactory(
        only_year_known=True,
        sessions=[Session(title="First", starts_at=datetime.time(9, 45), speakers="Jo Bloggs, nurse\nAl")],
        questions=[Question(question="Is it?", answers=[Answer(page=case_study, stance="for")])],
        commitments=[Commitment(what="Publish", who="Hub", by_when=datetime.date(2026, 6, 30))],
        cited_case_studies=[CitedCaseStudy(case_study=case_study)],
        quotations=[("quotation", {"text": "Count it.", "speaker": "A nurse"})],
    )
    record, row = one(client, "summits")
    assert (record["event_year"], record["event_date"]) == (2011, None)
    assert record["key_messages"] == "1. Count what did not happen."
    assert record["sessions"][0]["speakers"] == [{"name": "Jo Bloggs", "role": "nurse"}, {"name": "Al", "role": ""}]
    assert row["Sessions"] == "09:45 First: Jo Bloggs, nurse; Al"
    assert record["questions"][0]["url"] == "http://testserver/questions/is-it/"
    assert record["questions"][0]["answers"][0].items() >= {"title": "Clinic", "stance": "for"}.items()
    assert row["Questions raised"] == "Is it? (for: Clinic)"
    assert row["Commitments"] == "Publish, Hub, by 30 June 2026, not-started"
    assert row["Case studies cited"] == f"Clinic, http://testserver{case_study.url}"
    assert record["quotations"] == [{"text": "Count it.", "speaker": "A nurse"}]


def test_a_body_is_told_in_plain_text(client):
    cell = "<p>Falls <b>down</b></p>"
    table = {"columns": [{"type": "text", "heading": "What"}], "rows": [{"values": [cell]}], "caption": "Counts"}
    page = InnovationStoryPageFactory()
    page.body = [("text", "<h2>One</h2><ol><li>First</li><li>Second</li></ol>"), ("inset", "<p>Note<br/>well</p>")]
    page.body.append(("quotation", {"text": "Count it.", "speaker": ""}))
    page.body.append(("table", page.body.stream_block.child_blocks["table"].to_python(table)))
    page.save_revision().publish()
    told = one(client, "stories")[0]["body"]
    assert told == "One\n\n1. First\n2. Second\n\nNote\nwell\n\n“Count it.”\n\nCounts\nWhat\nFalls down"
