"""All that is wrong with a sheet is told at once, with row, column and what would be right; nothing is written."""

import pytest
from django.core.management import CommandError

from casestudies.models import CaseStudyPage
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory
from tests.importing.sheets import HEADINGS, csv_of, row, workbook_of

pytestmark = pytest.mark.django_db


def refusal(command, content, name="cases.csv"):
    """Return the lines that say what is wrong; the file was refused as a whole."""
    before = CaseStudyPage.objects.count()
    with pytest.raises(CommandError) as refused:
        command.run(content, name=name)
    assert CaseStudyPage.objects.count() == before
    *lines, last = str(refused.value).splitlines()
    assert last == "Nothing was imported."
    return lines


def test_each_cell_that_is_wrong_is_named_with_what_would_be_right(command):
    headings = [*HEADINGS, "Evidence level", "People served, number", "Evaluation address", "Last checked"]
    lines = refusal(
        command,
        csv_of(
            [*row("Good", Theme="Co-production"), "3", "1,200", "", "25/11/2026"],
            [*row("", Result="A result without a title"), "", "", "", ""],
            [*row("Bad", Theme="Co-producton"), "", "", "", ""],
            [*row("Bad", Theme="Co-production, Spin-out"), "9", "about 640", "www.example.org", "soon"],
            [*row("Bad", Result="r" * 165, **{"Start year": "66"}), "3; 4", "-1", "", "31/02/2026"],
            headings=headings,
        ),
    )
    assert lines == [
        "Row 3, column B (Title): The row has no title. Write what the case study is called.",
        "Row 4, column G (Theme): “Co-producton” is no term of “Theme”. Did you mean “Co-production”?",
        "Row 5, column G (Theme): “Spin-out” is no term of “Theme”. Did you mean “Mutuals and employee ownership”?",
        "Row 5, column I (Evidence level): “9” is no term of “Evidence level”. Write one of: Claim only; Reasoned "
        "account; Before-and-after data; Comparison group; Independently evaluated; Repeated elsewhere.",
        "Row 5, column J (People served, number): “about 640” is no whole number. Did you mean 640? Write a whole "
        "number in digits, and nothing else.",
        "Row 5, column K (Evaluation address): “www.example.org” cannot be kept. Enter the whole address, "
        "such as https://www.example.org/report.pdf. Did you mean https://www.example.org? Write it as it stands in a "
        "browser.",
        "Row 5, column L (Last checked): “soon” is no date. Write it as 25/11/2026.",
        "Row 6, column C (Result): It has 165 characters, and 160 is the most. Shorten it by 5 characters.",
        "Row 6, column F (Start year): “66” cannot be kept. Enter a year from 1800 on.",
        "Row 6, column I (Evidence level): “3; 4” names 2 terms. Keep one.",
        "Row 6, column J (People served, number): “-1” cannot be kept. Enter 0 or more.",
        "Row 6, column L (Last checked): “31/02/2026” is no date. Write it as 25/11/2026.",
    ]


def test_an_identifier_must_be_that_of_a_case_study_and_stand_once(command):
    page = CaseStudyPageFactory(title="There")
    rows = [("Bad", "CS-1"), ("Bad", "CS-9999"), ("Once", page.identifier), ("Twice", page.identifier)]
    assert refusal(command, csv_of(*(row(title, Identifier=identifier) for title, identifier in rows))) == [
        "Row 2, column A (Identifier): “CS-1” is no identifier. Did you mean CS-0001?",
        "Row 3, column A (Identifier): There is no case study “CS-9999”. Write an identifier such as CS-0001 of one "
        "that is there, or leave the cell empty for a new case study.",
        f"Row 5, column A (Identifier): Row 4 has “{page.identifier}” too. Keep one row for each case study.",
    ]


@pytest.mark.parametrize(
    ("theme", "wrong"),
    [
        ("Gone", "“Gone” is no longer used, and nothing replaced it."),
        ("Waiting", "“Waiting” is proposed, but not in use yet."),
        ("Split", "“Split” may be “Left” and “Right”. Write which: left or right."),
    ],
)
def test_a_term_that_is_not_in_use_is_refused(command, theme, wrong):
    TermFactory(slug="gone", pref_label="Gone", status="retired")
    TermFactory(slug="waiting", pref_label="Waiting", status="draft")
    halves = [TermFactory(slug=name.lower(), pref_label=name) for name in ("Left", "Right")]
    TermFactory(slug="split", pref_label="Split", status="retired", replaced_by=halves)
    (line,) = refusal(command, csv_of(row("Falls", Theme=theme)))
    assert wrong in line


def test_headings_must_be_there_known_and_each_once(command):
    (line,) = refusal(command, csv_of(["Falls", "x"], headings=["Title", "Partner"]))
    assert line == (
        "Row 1, column B: No column is called “Partner”. Take the headings from the template, or delete the column."
    )
    (line,) = refusal(command, csv_of(["Falls", "Falls"], headings=["Title", "title"]))
    assert line == "Row 1, column B: “title” stands twice. Keep one of the two columns."
    lines = refusal(command, csv_of(["r", "x"], headings=["Reslt", ""]))
    assert lines == [
        "Row 1, column A: No column is called “Reslt”. Did you mean “Result”?",
        "Row 2, column B: It has no heading. Head its column, or empty it.",
        "Row 2: The row has no title. There is no column “Title”. Write what the case study is called.",
    ]
    assert "no case studies" in refusal(command, csv_of())[0]
    assert "no row of headings" in refusal(command, workbook_of(**{"Case studies": []}), "cases.xlsx")[0]


def test_records_must_belong_to_a_case_study_and_be_whole(command):
    content = workbook_of(
        **{
            "Case studies": [["Title"], ["Falls clinic"], ["Twin"], ["Twin"]],
            "Key figures": [
                ["Case study", "Measure", "After value", "Which direction is better"],
                ["Falls clinik", "Falls", 3, ""],
                ["Falls clinic", "", "12%", "up"],
                ["Twin", "Falls", "", ""],
            ],
            "Further reading": [["Case study", "Kind", "Title"], ["Falls clinic", "Link", "Falls"]],
        }
    )
    assert refusal(command, content, "cases.xlsx") == [
        "Sheet “Further reading”, Row 2: This row is not complete. Enter the address, such as https://www.gov.uk/…",
        "Sheet “Key figures”, Row 2, column A (Case study): “Falls clinik” is no case study of this file. Did you "
        "mean “Falls clinic”?",
        "Sheet “Key figures”, Row 3, column C (After value): “12%” is no number. Did you mean 12? Write digits only, "
        "such as 12.5, and the unit in its own column.",
        "Sheet “Key figures”, Row 3, column D (Which direction is better): “up” is none of the choices. Write one of: "
        "Higher is better; Lower is better; Neither is better.",
        "Sheet “Key figures”, Row 3, column B (Measure): Measure is missing. Fill it in, or delete the row.",
        "Sheet “Key figures”, Row 4, column A (Case study): “Twin” may be row 3 and 4 of the case studies. Give them "
        "different titles.",
    ]


def test_a_case_study_that_is_locked_is_not_changed(command):
    page = CaseStudyPageFactory(title="There")
    page.locked = True
    page.save()
    (line,) = refusal(command, csv_of(row("Changed", Identifier=page.identifier)))
    assert f"{page.identifier} is locked, or waits for a review." in line
