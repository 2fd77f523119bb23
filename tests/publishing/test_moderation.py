"""An author submits, one editor reviews: nothing unready goes live on the way."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from casestudies.models import CaseStudyPage
from home.models import HomePage
from taxonomy.models import VocabularyUse
from tests.factories.pages import CaseStudyPageFactory
from tests.publishing.admin import EditForm, complete, errors_in


@pytest.fixture
def submitted(author, client, case_studies):
    """A complete case study that its author has submitted."""
    client.force_login(author)
    complete(EditForm.adding(client, CaseStudyPage, case_studies)).press("submit")
    return CaseStudyPage.objects.get(slug="falls-clinic")


def spoil(page):
    """Make a submitted page unready, as a script or a changed rule would."""
    page = page.get_latest_revision_as_object()
    page.result = ""
    page.save_revision()


def state_of(page):
    return WorkflowState.objects.filter(object_id=str(page.pk)).latest("created_at")


def act(client, page, action, **data):
    """Approve or reject from the list of pages that wait, without the edit form."""
    task_state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task_state.pk])
    return client.post(url, data)


def test_a_submitted_page_waits(submitted):
    assert not submitted.live
    assert state_of(submitted).status == WorkflowState.STATUS_IN_PROGRESS


def test_editors_are_told_of_a_submitted_page(
    editor, author, client, case_studies, django_capture_on_commit_callbacks
):
    client.force_login(author)
    with django_capture_on_commit_callbacks(execute=True):
        complete(EditForm.adding(client, CaseStudyPage, case_studies)).press("submit")
    assert editor.email in [address for message in mail.outbox for address in message.to]


def test_an_unready_page_cannot_be_submitted(as_author, case_studies):
    form = EditForm.adding(as_author, CaseStudyPage, case_studies).fill(title="Falls clinic", slug="falls-clinic")
    assert errors_in(form.press("submit"))["result"] == ["Say in one sentence what changed."]
    assert not CaseStudyPage.objects.exists()


def test_an_unready_draft_cannot_be_submitted(as_author, author):
    page = CaseStudyPageFactory(live=False, owner=author, result="")
    assert "result" in errors_in(EditForm.editing(as_author, page).press("submit"))
    assert not page.workflow_states.exists()


def test_one_editor_approves_and_it_is_live(submitted, as_editor):
    act(as_editor, submitted, "approve")
    submitted.refresh_from_db()
    assert submitted.live
    assert submitted.identifier
    assert state_of(submitted).status == WorkflowState.STATUS_APPROVED


def test_one_editor_approves_from_the_edit_form(submitted, as_editor):
    EditForm.editing(as_editor, submitted).press("workflow-action", **{"workflow-action-name": "approve"})
    submitted.refresh_from_db()
    assert submitted.live


def test_an_author_cannot_approve(submitted, as_author):
    act(as_author, submitted, "approve")
    EditForm.editing(as_author, submitted).press("workflow-action", **{"workflow-action-name": "approve"})
    submitted.refresh_from_db()
    assert not submitted.live


def test_approving_a_page_that_is_no_longer_ready_sends_it_back_with_the_reasons(submitted, as_editor):
    spoil(submitted)
    response = act(as_editor, submitted, "approve")
    state = state_of(submitted)
    submitted.refresh_from_db()
    assert response.status_code in (200, 302)
    assert not submitted.live
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert "Say in one sentence what changed." in state.current_task_state.comment


def test_approving_from_the_edit_form_names_what_is_missing(submitted, as_editor):
    spoil(submitted)
    form = EditForm.editing(as_editor, submitted)
    response = form.press("workflow-action", **{"workflow-action-name": "approve"})
    submitted.refresh_from_db()
    assert errors_in(response)["result"] == ["Say in one sentence what changed."]
    assert not submitted.live


def test_an_editor_can_ask_for_changes_to_an_unready_page_from_the_edit_form(submitted, as_editor):
    VocabularyUse.objects.filter(vocabulary__slug="cost", page_type="case-study").update(required=True)
    form = EditForm.editing(as_editor, submitted)
    form.press("workflow-action", **{"workflow-action-name": "reject"})
    assert state_of(submitted).status == WorkflowState.STATUS_NEEDS_CHANGES


@pytest.mark.parametrize("button", ["publish", "submit"])
def test_asking_for_changes_does_not_open_another_way_to_publish(as_editor, button):
    page = CaseStudyPageFactory(live=False, result="")
    form = EditForm.editing(as_editor, page)
    form.press(button, **{"action-workflow-action": "1", "workflow-action-name": "reject"})
    page.refresh_from_db()
    assert not page.live
    assert not page.workflow_states.exists()


def test_the_authors_resubmitted_page_waits_again(submitted, as_editor, author):
    act(as_editor, submitted, "reject", comment="Say who paid.")
    as_editor.force_login(author)
    EditForm.editing(as_editor, submitted).fill(funding="The council").press("submit")
    assert state_of(submitted).status == WorkflowState.STATUS_IN_PROGRESS
    assert not Page.objects.get(pk=submitted.pk).live


def test_pages_without_rules_of_their_own_are_approved_too(editor, client):
    home = HomePage.objects.get()
    client.force_login(editor)
    EditForm.editing(client, home).fill(introduction="What worked, and what did not.").press("submit")
    act(client, home, "approve")
    home.refresh_from_db()
    assert home.introduction == "What worked, and what did not."
