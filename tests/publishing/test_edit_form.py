"""Saving and publishing from the add and edit forms."""

import pytest

from casestudies.models import CaseStudyPage
from home.models import HomePage, StandardPage
from stories.models import InnovationStoryPage, StoryIndexPage
from summits.models import SummitIndexPage, SummitReportPage
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory, StandardPageFactory
from tests.factories.terms import TermFactory, term
from tests.publishing.admin import EditForm, complete, edit_url, errors_in, slugs

LACKING = {
    "result": "Say in one sentence what changed.",
    "summary": "Write a summary of two or three sentences.",
    "lead_organisation": "Name the organisation that led the work.",
    "start_year": "Enter the year it started.",
    "terms-theme": "Choose at least one theme.",
    "terms-service-area": "Choose at least one service area.",
    "terms-place": "Choose at least one place.",
    "terms-delivery-model": "Choose at least one delivery model.",
    "terms-stage": "Choose a stage.",
    "challenge": "Describe the challenge.",
    "what_was_done": "Describe what was done.",
    "what_happened": "Describe what happened.",
    "terms-evidence": "Choose an evidence level.",
}
"""In the order of the form."""


@pytest.fixture
def add_form(as_editor, case_studies):
    return EditForm.adding(as_editor, CaseStudyPage, case_studies)


def test_a_title_is_enough_for_a_draft(add_form):
    response = add_form.fill(title="Falls clinic", slug="falls-clinic").press("save")
    page = CaseStudyPage.objects.get(slug="falls-clinic")
    assert response.status_code == 302
    assert not page.live
    assert page.identifier == ""


def test_a_draft_can_be_saved_again_with_no_more_than_its_title(as_editor):
    page = CaseStudyPageFactory(live=False, result="", start_year=None, terms={"theme": [], "stage": []})
    response = EditForm.editing(as_editor, page).fill(title="Another title").press("save")
    page.refresh_from_db()
    assert response.status_code == 302
    assert page.draft_title == "Another title"


def test_a_draft_without_a_title_is_refused(add_form):
    response = add_form.press("save")
    assert "title" in errors_in(response)
    assert not CaseStudyPage.objects.exists()


def test_publishing_a_title_alone_names_each_missing_thing_once(add_form):
    response = add_form.fill(title="Falls clinic", slug="falls-clinic").press("publish")
    assert errors_in(response) == {name: [text] for name, text in LACKING.items()}
    assert not CaseStudyPage.objects.exists()


def test_nothing_typed_is_lost_when_publishing_is_refused(add_form):
    add_form.fill(title="Falls clinic", slug="falls-clinic", result="Falls fell.", contact_name="Ann Ap Rhys")
    add_form.fill_rich_text(challenge="<p>Stairs without a rail.</p>")
    add_form.choose(theme=["co-production"], stage=["pilot"])
    response = add_form.press("publish")
    again = EditForm.shown(response)
    assert again.data["result"] == "Falls fell."
    assert again.data["contact_name"] == "Ann Ap Rhys"
    assert "Stairs without a rail." in again.data["challenge"]
    assert again.data.getlist("terms-theme") == [str(term("theme", "co-production").pk)]
    assert again.data["terms-stage"] == str(term("stage", "pilot").pk)


def test_a_complete_case_study_goes_live_from_the_add_form(add_form):
    complete(add_form).press("publish")
    page = CaseStudyPage.objects.get(slug="falls-clinic")
    assert page.live
    assert slugs(page, "theme") == ["co-production"]
    assert slugs(page, "stage") == ["running"]


def test_a_complete_draft_goes_live_from_the_edit_form(as_editor):
    page = CaseStudyPageFactory(live=False)
    EditForm.editing(as_editor, page).press("publish")
    page.refresh_from_db()
    assert page.live


def test_a_live_page_keeps_its_live_text_when_publishing_a_change_is_refused(as_editor):
    page = CaseStudyPageFactory()
    response = EditForm.editing(as_editor, page).fill(result="").press("publish")
    page.refresh_from_db()
    assert errors_in(response)["result"] == [LACKING["result"]]
    assert page.result == "Falls at home fell by a third in two years."
    assert not page.has_unpublished_changes


def test_more_themes_than_three_are_refused_with_the_number(as_editor):
    page = CaseStudyPageFactory(live=False)
    form = EditForm.editing(as_editor, page)
    form.choose(
        theme=["co-production", "community-assets", "hidden-wealth-and-community-capacity", "social-productivity"]
    )
    assert errors_in(form.press("publish"))["terms-theme"] == ["Choose at most 3 for “Theme”: 4 are chosen."]
    assert form.press("save").status_code == 302


def test_markup_without_words_is_not_an_answer(as_editor):
    page = CaseStudyPageFactory(live=False)
    form = EditForm.editing(as_editor, page).fill(result="   ")
    form.fill_rich_text(challenge="<p></p><p>&nbsp; </p>")
    errors = errors_in(form.press("publish"))
    assert errors["challenge"] == [LACKING["challenge"]]
    assert errors["result"] == [LACKING["result"]]


def test_an_end_before_the_start_is_refused_even_in_a_draft(as_editor):
    page = CaseStudyPageFactory(live=False, start_year=2015)
    errors = errors_in(EditForm.editing(as_editor, page).fill(end_year="2010").press("save"))
    assert errors == {"end_year": ["The end year comes before the start year. Correct one of them."]}


@pytest.mark.parametrize(
    ("model", "parent", "lacking"),
    [
        (
            InnovationStoryPage,
            StoryIndexPage,
            {
                "standfirst": "Write the standfirst: the sentence or two that lead into the story.",
                "body": "Write the story itself.",
                "date": "Enter the story's date.",
                "terms-theme": "Choose at least one theme.",
            },
        ),
        (
            SummitReportPage,
            SummitIndexPage,
            {
                "event_date": "Enter the first day of the event.",
                "summary": "Write the summary.",
                "key_messages": "Write the key messages, as a numbered list.",
                "terms-theme": "Choose at least one theme.",
            },
        ),
    ],
)
def test_other_types_name_what_they_lack(as_editor, model, parent, lacking):
    form = EditForm.adding(as_editor, model, parent.objects.get()).fill(title="A title", slug="a-title")
    response = form.press("publish")
    assert errors_in(response) == {name: [text] for name, text in lacking.items()}
    assert form.press("save").status_code == 302


def test_a_standard_page_needs_only_its_title(as_editor):
    form = EditForm.adding(as_editor, StandardPage, HomePage.objects.get())
    form.fill(title="About us", slug="about-us").press("publish")
    assert StandardPage.objects.get(slug="about-us").live


def test_a_story_is_published_with_its_body(as_editor):
    story = InnovationStoryPageFactory(live=False, body=[])
    form = EditForm.editing(as_editor, story)
    form.fill_blocks("body", [("text", "<p>It began with a stair rod.</p>")])
    form.press("publish")
    story.refresh_from_db()
    assert story.live
    assert "stair rod" in str(story.body)


def test_a_story_whose_only_block_is_empty_is_not_written(as_editor):
    story = InnovationStoryPageFactory(live=False, body=[])
    form = EditForm.editing(as_editor, story)
    form.fill_blocks("body", [("text", "")])
    assert form.press("save").status_code == 302
    assert "body" in errors_in(form.press("publish"))


def test_autosave_keeps_a_draft_and_its_terms(as_editor):
    page = CaseStudyPageFactory(live=False, terms={"theme": ["co-production"]})
    form = EditForm.editing(as_editor, page).choose(theme=["community-assets"])
    response = as_editor.post(form.url, form.sent(), headers={"accept": "application/json"})
    assert response.json()["success"]
    assert slugs(page, "theme") == ["community-assets"]


def test_a_draft_change_of_a_live_page_leaves_its_live_terms(as_editor):
    page = CaseStudyPageFactory(terms={"theme": ["co-production"]})
    EditForm.editing(as_editor, page).choose(theme=["community-assets"]).press("save")
    assert slugs(page, "theme") == ["co-production"]
    EditForm.editing(as_editor, page).press("publish")
    assert slugs(page, "theme") == ["community-assets"]


def test_an_old_revision_is_published_only_when_it_is_ready(as_editor):
    page = CaseStudyPageFactory(live=False, result="")
    unready = page.latest_revision
    page.result = "Falls fell."
    page.save_revision().publish()
    reverting = EditForm(as_editor, f"/admin/pages/{page.pk}/revisions/{unready.pk}/revert/")
    reverting.url = f"/admin/pages/{page.pk}/edit/"
    assert errors_in(reverting.press("publish", revision=str(unready.pk)))["result"] == [LACKING["result"]]
    page.refresh_from_db()
    assert page.result == "Falls fell."


@pytest.mark.parametrize("forged", ["x", "0", "999999999999999999999", "-1", "1; drop", "٣", "\x00"])
def test_a_forged_term_is_refused_in_words(as_editor, forged):
    page = CaseStudyPageFactory(live=False)
    form = EditForm.editing(as_editor, page)
    form.data.setlist("terms-theme", [forged])
    form.data["terms-stage"] = forged
    errors = errors_in(form.press("save"))
    assert errors["terms-theme"] == errors["terms-stage"]
    assert "is not in this list" in errors["terms-theme"][0]


def test_a_term_of_another_vocabulary_is_refused(as_editor):
    page = CaseStudyPageFactory(live=False)
    form = EditForm.editing(as_editor, page)
    form.data.setlist("terms-theme", [str(term("place", "wales").pk)])
    assert "is not in this list" in errors_in(form.press("save"))["terms-theme"][0]


def test_a_draft_term_cannot_be_chosen(as_editor):
    page = CaseStudyPageFactory(live=False)
    form = EditForm.editing(as_editor, page)
    form.data.setlist("terms-theme", [str(TermFactory(status="draft").pk)])
    assert "is not in this list" in errors_in(form.press("save"))["terms-theme"][0]


def test_a_single_choice_takes_one_term(as_editor):
    page = CaseStudyPageFactory(live=False)
    EditForm.editing(as_editor, page).choose(stage=["idea", "pilot"]).press("save")
    assert slugs(page, "stage") == ["pilot"]


def test_an_optional_single_choice_can_be_taken_back(as_editor):
    page = CaseStudyPageFactory(terms={"outcome": ["worked"]})
    form = EditForm.editing(as_editor, page)
    assert form.data["terms-outcome"] == str(term("outcome", "worked").pk)
    form.fill(**{"terms-outcome": ""}).press("publish")
    assert slugs(page, "outcome") == []


def test_each_term_stands_in_the_form_once(as_editor):
    page = CaseStudyPageFactory(live=False, terms={"theme": ["co-production"]})
    form = as_editor.get(edit_url(page)).content.decode()
    assert form.count(f'name="terms-theme" value="{term("theme", "co-production").pk}"') == 1


def test_the_form_of_a_nested_page_has_no_terms_of_other_types(as_editor):
    about = StandardPageFactory()
    form = EditForm.editing(as_editor, StandardPageFactory(parent=about))
    assert [name for name in form.data if name.startswith("terms-")] == []


def test_a_sentence_is_kept_as_one_line(as_editor):
    page = CaseStudyPageFactory(live=False)
    EditForm.editing(as_editor, page).fill(result=" Falls fell\r\nby a third.\n").press("save")
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().result == "Falls fell by a third."
