"""A form that is refused says why above itself, and each line leads to its place."""

from casestudies.models import CaseStudyIndexPage, CaseStudyPage, KeyFigure
from content.error_summary import CORRECT_FIRST, IN_A_BLOCK, KEPT, NOT_READY, NOT_SAVED
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory
from tests.publishing.admin import EditForm, summary_in
from tests.publishing.test_edit_form import LACKING

EMPTY_FIGURE = {
    f"key_figures-1-{name}": ""
    for name in (
        "id",
        "measure",
        "unit",
        "before_value",
        "before_year",
        "after_value",
        "source",
        "source_url",
        "DELETE",
    )
} | {"key_figures-1-better": "neither"}
"""What the form sends of a record that was added and left as it was."""


def with_figures(*measures):
    """Return a draft with these key figures."""
    return CaseStudyPageFactory(live=False, key_figures=[KeyFigure(measure=name, unit="a year") for name in measures])


def test_each_missing_thing_is_named_beside_its_field_and_above_the_form(as_editor, case_studies):
    form = EditForm.adding(as_editor, CaseStudyPage, case_studies)
    response = form.fill(title="Falls clinic", slug="falls-clinic").press("publish")
    heading, lines, advice = summary_in(response)
    assert (heading, advice) == (NOT_READY, KEPT)
    assert [(place, line.split(": ", 1)[1]) for line, place in lines] == [(f"id_{n}", t) for n, t in LACKING.items()]
    for sentence in LACKING.values():
        assert response.content.decode().count(sentence) == len(("above the form", "beside the field", "readiness"))


def test_what_forbids_even_a_draft_is_not_called_kept(admin_client):
    form = EditForm.adding(admin_client, CaseStudyPage, CaseStudyIndexPage.objects.get())
    response = form.fill(title="Falls clinic", start_year="2015", end_year="2010").press("publish")
    heading, _, advice = summary_in(response)
    assert (heading, advice) == (NOT_READY, CORRECT_FIRST)


def test_a_field_is_called_as_its_panel_calls_it(as_editor):
    CaseStudyPageFactory(slug="falls")
    form = EditForm.editing(as_editor, CaseStudyPageFactory(live=False)).fill(slug="falls")
    _, [(line, place)], _ = summary_in(form.press("save"))
    assert line.startswith("End of the address: ")
    assert place == "id_slug"


def test_a_fault_in_a_record_is_named_with_its_number_and_leads_to_its_box(as_editor):
    form = EditForm.editing(as_editor, with_figures("Falls", "Trips"))
    form.fill(**{"key_figures-1-before_year": "-3", "key_figures-1-source_url": "nowhere"})
    heading, lines, advice = summary_in(form.press("save"))
    assert (heading, advice) == (NOT_SAVED, CORRECT_FIRST)
    assert lines == [
        (
            "Key figure 2, before year: Enter 0 or more.",
            "id_key_figures-1-before_year",
        ),
        (
            "Key figure 2, address of the source: Enter the whole address, such as https://www.example.org/report.pdf.",
            "id_key_figures-1-source_url",
        ),
    ]


def test_a_record_that_is_taken_away_has_no_fault_and_no_number(as_editor):
    form = EditForm.editing(as_editor, with_figures("Falls", "Trips"))
    form.fill(**{"key_figures-0-before_year": "-3", "key_figures-0-DELETE": "1", "key_figures-1-before_year": "-3"})
    _, [(line, place)], _ = summary_in(form.press("save"))
    assert line.startswith("Key figure 1, before year: ")
    assert place == "id_key_figures-1-before_year"


def test_a_fault_in_a_block_leads_to_its_part(as_editor):
    form = EditForm.editing(as_editor, InnovationStoryPageFactory(live=False))
    form.fill_blocks("body", [("text", "Nobody had asked us."), ("picture", "")])
    _, lines, _ = summary_in(form.press("publish"))
    assert lines == [(f"Body: {IN_A_BLOCK}", "body")]


def test_a_save_by_itself_names_the_first_fault_and_counts_the_others(as_editor):
    form = EditForm.editing(as_editor, with_figures("Falls")).fill(start_year="2015", end_year="2010")
    form.fill(**{"key_figures-0-before_year": "-3"})
    answer = form.client.post(form.url, form.sent(), headers={"Accept": "application/json"})
    assert answer.status_code == 400
    told = "End year (and 1 more): The end year comes before the start year. Correct one of them."
    assert answer.json()["error_message"] == told


def test_a_record_in_which_nothing_was_written_is_none(as_editor):
    page = with_figures("Falls")
    form = EditForm.editing(as_editor, page)
    new = {**EMPTY_FIGURE, "key_figures-TOTAL_FORMS": "2", "key_figures-1-ORDER": "2"}
    assert form.fill(**new).press("save").status_code == 302
    page.refresh_from_db()
    assert [figure.measure for figure in page.get_latest_revision_as_object().key_figures.all()] == ["Falls"]
    _, lines, _ = summary_in(form.fill(result="").press("publish"))
    assert [place for _, place in lines] == ["id_result"]
    form.fill(**{"key_figures-1-measure": "Trips"}).press("save")
    page.refresh_from_db()
    assert len(page.get_latest_revision_as_object().key_figures.all()) == 2
