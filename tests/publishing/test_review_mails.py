"""What the e-mails about a page say on its way from the author to its readers, and what they say again on screen."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.users.models import UserProfile

from casestudies.models import CaseStudyPage
from content.moderation import NO_REASON
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.users import UserFactory
from tests.publishing.admin import EditForm, complete, edit_url

REASON = "“What happened” gives no numbers <but> table 2 does."


@pytest.fixture
def chief(db):
    """One who is told of pages as a reviewer, and as nothing else besides."""
    return UserFactory(is_superuser=True, group="Editors")


def letters(capture, do):
    """Return {address: (subject, text)} of what was sent by it. Nobody gets two."""
    mail.outbox.clear()
    with capture(execute=True):
        do()
    sent = [(address, message) for message in mail.outbox for address in message.to]
    assert len(sent) == len(dict(sent))
    return {address: (message.subject, message.body) for address, message in sent}


def act(client, page, action, **data):
    state = page.current_workflow_task_state
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk]), data)


def test_each_step_is_told_once_to_whom_it_concerns(
    author, editor, chief, client, case_studies, django_capture_on_commit_callbacks
):
    capture = django_capture_on_commit_callbacks
    silent = UserFactory(group="Editors")
    UserProfile.objects.create(user=silent, submitted_notifications=False)
    client.force_login(author)
    form = complete(EditForm.adding(client, CaseStudyPage, case_studies))
    sent = letters(capture, lambda: form.press("submit"))
    page = CaseStudyPage.objects.get(slug="falls-clinic")
    edit = f"http://localhost:8000{edit_url(page)}"
    assert sent.keys() == {author.email, editor.email, chief.email}
    assert sent[editor.email][0] == "To review: Falls clinic"
    assert sent[author.email][0] == "Submitted: Falls clinic"
    for part in (author.get_full_name(), "case study", "Falls fell by a third.", "14 of the 14", edit):
        assert part in sent[editor.email][1]
    assert "Readers would miss:\n- " in sent[author.email][1]

    client.force_login(editor)
    sent = letters(capture, lambda: act(client, page, "reject", comment=" "))
    assert sent == {}
    assert page.workflow_in_progress
    sent = letters(capture, lambda: act(client, page, "reject", comment=REASON))
    assert sent.keys() == {author.email}
    subject, text = sent[author.email]
    assert subject == "Sent back: Falls clinic"
    for part in (editor.get_full_name(), REASON, "Readers would miss:", edit):
        assert part in text

    client.force_login(author)
    assert "&lt;but&gt; table 2 does" in client.get(edit_url(page)).content.decode()
    assert "&lt;but&gt; table 2 does" in client.get(reverse("wagtailadmin_home")).content.decode()
    EditForm.editing(client, page).press("submit")
    client.force_login(editor)
    sent = letters(capture, lambda: act(client, page, "approve", comment="Well told."))
    assert sent.keys() == {author.email}
    subject, text = sent[author.email]
    assert subject == "Published: Falls clinic"
    for part in (editor.get_full_name(), "Well told.", "/case-studies/falls-clinic/\n"):
        assert part in text


def test_the_owner_hears_when_somebody_else_publishes_what_waits(author, editor, django_capture_on_commit_callbacks):
    page = CaseStudyPageFactory(live=False, first_published_at=None, owner=author)

    def publish():
        return letters(django_capture_on_commit_callbacks, lambda: page.save_revision().publish(user=editor))

    assert publish()[author.email][0] == f"Published: {page.title}"
    page.refresh_from_db()
    assert publish() == {}
    page.get_workflow().start(page, author)
    assert publish().keys() == {author.email}


def test_a_reviewer_of_what_was_sent_back_gets_a_link_to_what_changed_since(
    author, editor, django_capture_on_commit_callbacks
):
    page = CaseStudyPageFactory(live=False, owner=author)
    sent_back = page.save_revision()
    sent = letters(django_capture_on_commit_callbacks, lambda: page.get_workflow().start(page, author))
    assert "What changed since" not in sent[editor.email][1]
    task = page.current_workflow_task_state
    task.task.specific.on_action(task, editor, "reject", comment=REASON)
    page.save_revision()
    sent = letters(django_capture_on_commit_callbacks, lambda: page.current_workflow_state.resume(author))
    address = f"http://localhost:8000/admin/pages/{page.pk}/revisions/compare/{sent_back.pk}...latest/"
    assert f"What changed since:\n{address}\n" in sent[editor.email][1]


def test_the_window_asks_a_reviewer_for_reasons(author, as_editor):
    page = CaseStudyPageFactory(live=False, owner=author)
    page.save_revision()
    page.get_workflow().start(page, author)
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:collect_workflow_action_data", args=[page.pk, "reject", state.pk])
    answer = as_editor.post(url, {"comment": " "}, headers={"x-requested-with": "XMLHttpRequest"}).json()
    assert NO_REASON in answer["html"]
    assert "of 14 required things" in answer["html"]
