"""Rows become drafts, or change those that are there; what is live stays as it is."""

import pytest

from casestudies.models import CaseStudyImport, CaseStudyIndexPage, CaseStudyPage
from tests.factories.pages import CaseStudyPageFactory
from tests.importing.sheets import csv_of, row, workbook_of

pytestmark = pytest.mark.django_db


def drafts():
    """Return the newest drafts by their titles."""
    pages = [page.get_latest_revision_as_object() for page in CaseStudyPage.objects.order_by("path")]
    return {page.title: page for page in pages}


def test_rows_become_drafts_and_empty_ones_are_skipped(client, command):
    content = csv_of(
        row("Falls clinic", Theme="co-production, Spin-outs", Result="=1+1", **{"Start year": "2015"}),
        row(),
        row("Falls clinic", **{"The challenge": "Many <b>fell</b>.\nNow.\n\n- At home\n- Outside\n\n1. Ice\n2. Rain"}),
        row("News", Summary="'=SUM(A1)", **{"Lead organisation": "Café"}),
        encoding="cp1252",
        delimiter=";",
    )
    assert "3 new" in command.run(content, dry_run=True)
    assert "not in UTF-8" in command.output
    assert (
        "Row 4: new “Falls clinic”, 2 of 14 required\n  There is one of this title already: row 2." in command.output
    )
    assert not CaseStudyPage.objects.exists()
    assert not CaseStudyImport.objects.exists()

    assert "Imported as drafts: 3 new." in command.run(content)
    first, second, third = CaseStudyPage.objects.order_by("path")
    assert (first.live, first.identifier_number) == (False, None)
    assert (first.result, first.start_year) == ("=1+1", 2015)
    assert {term.slug for term in first.terms["theme"]} == {"co-production", "mutuals-and-employee-ownership"}
    assert (first.slug, second.slug) == ("falls-clinic", "falls-clinic-2")
    assert second.challenge == (
        "<p>Many &lt;b&gt;fell&lt;/b&gt;.<br/>Now.</p><ul><li>At home</li><li>Outside</li></ul>"
        "<ol><li>Ice</li><li>Rain</li></ol>"
    )
    assert (third.summary, third.lead_organisation) == ("=SUM(A1)", "Café")
    assert drafts()["News"].summary == "=SUM(A1)"
    assert not any(CaseStudyIndexPage.find_problems())
    assert client.get("/case-studies/falls-clinic/").status_code == 404
    assert second.readiness_note.missing == 12


def test_a_workbook_brings_records_and_dates_and_what_looks_like_a_formula_stays_text(command):
    content = workbook_of(
        **{
            "Case studies": [["Title", "Result", "Start year"], ["Falls clinic", "=1+1", 2015.0]],
            "Key figures": [
                ["Case study", "Measure", "Before value", "After value", "Which direction is better"],
                ["falls clinic", "Falls", 310, 37.300000000000004, "Lower is better"],
            ],
            "Partners": [["Case study", "Name"], ["Falls clinic", "NHS"], ["Falls clinic", "Age UK"]],
            "How to fill this in": [["Anything"]],
        }
    )
    command.run(content, name="cases.xlsx")
    page = CaseStudyPage.objects.get()
    assert page.result == "=1+1"
    figure = page.key_figures.get()
    assert (str(figure.after_value), figure.better, figure.before_label) == ("37.3000", "lower", "")
    assert [partner.name for partner in drafts()["Falls clinic"].partners.all()] == ["NHS", "Age UK"]
    page.get_latest_revision().publish()  # refused, since it is not ready, and not with an error
    assert not CaseStudyPage.objects.get().live


def test_an_identifier_changes_a_case_study_in_a_draft_and_shows_each_difference_first(client, command):
    page = CaseStudyPageFactory(title="Falls clinic", challenge="<p>Falls, <b>many</b>.</p>")
    other = CaseStudyPageFactory(title="Other")
    content = csv_of(
        row("Falls clinics", Identifier=page.identifier.lower(), Theme="Co-production"),
        row("Other", Identifier=other.identifier, Result=other.result),
    )
    command.run(content, dry_run=True)
    assert f"changed {page.identifier} “Falls clinics”" in command.output
    assert "  Title: Falls clinic → Falls clinics\n" in command.output
    assert "  Theme: Prevention and early intervention → Co-production\n" in command.output
    assert f"Row 3: unchanged {other.identifier} “Other”" in command.output

    assert "1 changed, 1 unchanged" in command.run(content)
    draft = drafts()["Falls clinics"]
    assert [term.slug for term in draft.terms["theme"]] == ["co-production"]
    assert (draft.challenge, draft.start_year) == (page.challenge, 2015)  # empty cells leave what is there
    live = CaseStudyPage.objects.get(pk=page.pk)
    assert (live.title, live.draft_title, live.live, live.has_unpublished_changes) == (
        *("Falls clinic", "Falls clinics"),
        *(True, True),
    )
    assert "Falls clinics" not in client.get(page.url).content.decode()
    assert not CaseStudyPage.objects.get(pk=other.pk).has_unpublished_changes
    assert "2 unchanged" in command.run(content)
    assert CaseStudyImport.objects.count() == 1
    live.get_latest_revision().publish()
    assert "Falls clinics" in client.get(page.url).content.decode()


def test_what_the_lists_export_comes_in_again_without_a_difference(client, command):
    CaseStudyPageFactory(title="Falls", challenge="<p>One<br/>two</p><ul><li>a <i>b</i></li></ul><h4>C</h4><p>d</p>")
    exported = b"".join(client.get("/case-studies/export.csv").streaming_content)
    assert "1 unchanged" in command.run(exported)
    assert "Not imported, since no cell can hold them or the site writes them: “Type”" in command.output


def test_a_thousand_rows_cost_few_questions_each(command, django_assert_max_num_queries):
    content = csv_of(*(row(f"Case {number}", Theme="Co-production") for number in range(60)))
    with django_assert_max_num_queries(90 + 60 * 2):
        command.run(content)
