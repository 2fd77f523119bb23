"""An author submits, one editor reviews: nothing unready goes live on the way."""

import lxml.html
import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Page, WorkflowState

from casestudies.models import CaseStudyPage
from content.moderation import NO_REASON
from home.models import HomePage
from taxonomy.models import VocabularyUse
from tests.factories.pages import CaseStudyPageFactory
from tests.publishing.admin import EditForm, complete, edit_url, errors_in, messages_in

SEND_BACK = {"workflow-action-name": "reject"}


@pytest.fixture
def submitted(author, client, case_studies):
    """A complete case study that its author has submitted."""
    client.force_login(author)
    complete(EditForm.adding(client, CaseStudyPage, case_studies)).press("submit")
    return CaseStudyPage.objects.get(slug="falls-clinic")


def review_box(client, page):
    """Return (text, HTML) of what stands above the form."""
    shown = client.get(edit_url(page)).content.decode()
    box = lxml.html.document_fromstring(shown).find_class("review-box")
    return (" ".join(box[0].text_content().split()), lxml.html.tostring(box[0]).decode()) if box else ("", "")


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
    form = EditForm.editing(as_editor, submitted).fill(title="Falls & slips")
    [message] = messages_in(form.press("workflow-action", **{"workflow-action-name": "approve"}))
    submitted.refresh_from_db()
    assert submitted.live
    assert "“Falls & slips” is published." in message
    assert f'href="{submitted.url}"' in message


def publishing_buttons(client, page):
    """Return the words of those buttons on the edit form that publish."""
    form = lxml.html.document_fromstring(client.get(edit_url(page)).content.decode())
    words = (" ".join(button.text_content().split()) for button in form.xpath("//footer//button"))
    return [text for text in words if "publish" in text.lower()]


def test_a_reviewer_publishes_by_approving_alone(submitted, as_editor):
    assert publishing_buttons(as_editor, submitted) == ["Approve and publish", "Approve with comment and publish"]


def test_an_editor_publishes_a_draft_that_nobody_reviews(as_editor):
    assert publishing_buttons(as_editor, CaseStudyPageFactory(live=False)) == ["Publish"]


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


def test_an_editor_can_ask_for_changes_to_an_unready_page_from_the_edit_form(submitted, as_editor, author):
    VocabularyUse.objects.filter(vocabulary__slug="cost", page_type="case-study").update(required=True)
    form = EditForm.editing(as_editor, submitted)
    assert NO_REASON in errors_in(form.press("workflow-action", **SEND_BACK))["__all__"]
    said = {"workflow-action-extra-data": '{"comment": "Say what it cost."}'}
    [message] = messages_in(form.press("workflow-action", **SEND_BACK, **said))
    assert f"“Falls clinic” was sent back to {author.get_full_name()}." in message
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


def test_a_reviewer_is_told_who_submitted_what_to_do_and_what_was_asked_for_before(submitted, as_editor, author):
    text, _ = review_box(as_editor, submitted)
    assert f"Submitted by {author.get_full_name()} on" in text
    assert f"returns it to {author.get_full_name()}." in text
    assert "before by" not in text
    act(as_editor, submitted, "reject", comment="Say who <paid>.")
    sent_back = state_of(submitted).current_task_state
    as_editor.force_login(author)
    EditForm.editing(as_editor, submitted).fill(funding="The council").press("submit")
    assert review_box(as_editor, submitted) == ("", "")
    as_editor.force_login(sent_back.finished_by)
    text, shown = review_box(as_editor, submitted)
    assert "Say who <paid>." in text
    changes = reverse("wagtailadmin_pages:revisions_compare", args=[submitted.pk, sent_back.revision_id, "latest"])
    assert changes in shown
    assert f"/compare/{sent_back.revision_id}..." in as_editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "The council" in as_editor.get(changes).content.decode()


def test_both_are_told_of_open_comments_and_the_author_of_one_way_to_submit_again(submitted, as_editor, author):
    for text, resolved in (("Which year?", None), ("Which ward?", None), ("Done", timezone.now())):
        Comment.objects.create(
            page_id=submitted.pk, user=author, text=text, contentpath="result", resolved_at=resolved
        )
    text, _ = review_box(as_editor, submitted)
    assert "2 comments are open beside the fields." in text
    assert "earlier version" not in text
    EditForm.editing(as_editor, submitted).press(
        "workflow-action", **SEND_BACK, **{"workflow-action-extra-data": '{"comment": "Say what it cost."}'}
    )
    as_editor.force_login(author)
    text, _ = review_box(as_editor, submitted)
    assert "choose “Submit for review again”" in text
    assert "2 comments are open beside the fields." in text
    form = as_editor.get(edit_url(submitted)).content.decode()
    assert "Submit for review again</" in " ".join(form.split()).replace(" </", "</")
    assert "action-restart-workflow" not in form


def test_a_reviewer_of_a_live_page_is_led_to_what_would_change(as_author, author, editor):
    page = CaseStudyPageFactory(title="Falls clinic", owner=author)
    page.save_revision().publish()
    EditForm.editing(as_author, page).fill(result="Falls fell by half.").press("submit")
    as_author.force_login(editor)
    text, box = review_box(as_author, page)
    assert "Readers have an earlier version. Compare it with this one" in text
    assert reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"]) in box


def test_pages_without_rules_of_their_own_are_approved_too(editor, client):
    home = HomePage.objects.get()
    client.force_login(editor)
    EditForm.editing(client, home).fill(introduction="What worked, and what did not.").press("submit")
    act(client, home, "approve")
    home.refresh_from_db()
    assert home.introduction == "What worked, and what did not."
