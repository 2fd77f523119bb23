"""Publication at a set time: what is not ready by then is skipped and its owner told; the rest goes live."""

import datetime

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from casestudies.models import CaseStudyPage
from home.models import HomePage
from tests.factories.pages import CaseStudyPageFactory, StandardPageFactory
from tests.publishing.admin import EditForm, complete, errors_in

HOUR = datetime.timedelta(hours=1)


class BrokenMail(BaseEmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError


def schedule(page, at=-HOUR, **changes):
    """Put a revision of `page` with `changes` on the schedule, as if it had been ready when that was done."""
    page = CaseStudyPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in {"go_live_at": timezone.now() + at, **changes}.items():
        setattr(page, name, value)
    revision = page.save_revision(clean=False)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=page.go_live_at)
    return revision


@pytest.fixture
def publish_scheduled(django_capture_on_commit_callbacks):
    def run():
        with django_capture_on_commit_callbacks(execute=True):
            call_command("publish_scheduled")

    return run


@pytest.fixture
def unready(author):
    page = CaseStudyPageFactory(live=False, owner=author, title="Stair rods")
    schedule(page, result="")
    return page


def test_a_ready_page_goes_live_at_its_time(db, publish_scheduled):
    page = CaseStudyPageFactory(live=False)
    schedule(page)
    publish_scheduled()
    page.refresh_from_db()
    assert page.live
    assert page.identifier


def test_an_unready_page_stays_a_draft_and_leaves_the_schedule(unready, publish_scheduled):
    publish_scheduled()
    unready.refresh_from_db()
    assert not unready.live
    assert unready.identifier == ""
    assert not unready.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_the_owner_of_an_unready_page_is_told_why_once(unready, author, publish_scheduled):
    publish_scheduled()
    publish_scheduled()
    [message] = mail.outbox
    assert message.to == [author.email]
    assert message.subject == "Not published: Stair rods"
    assert "- Say in one sentence what changed." in message.body
    assert f"/admin/pages/{unready.pk}/edit/" in message.body


def test_the_others_are_published(unready, publish_scheduled):
    before, after = CaseStudyPageFactory(live=False), CaseStudyPageFactory(live=False)
    schedule(before, at=-2 * HOUR)
    schedule(after, at=-HOUR / 2)
    publish_scheduled()
    assert CaseStudyPage.objects.get(pk=before.pk).live
    assert CaseStudyPage.objects.get(pk=after.pk).live


@pytest.mark.parametrize("backend", [f"{__name__}.BrokenMail"])
def test_the_others_are_published_when_mail_is_down(unready, publish_scheduled, settings, backend):
    settings.EMAIL_BACKEND = backend
    after = CaseStudyPageFactory(live=False)
    schedule(after, at=-HOUR / 2)
    publish_scheduled()
    assert CaseStudyPage.objects.get(pk=after.pk).live


def test_a_page_without_owner_stops_nothing(db, publish_scheduled):
    schedule(CaseStudyPageFactory(live=False, owner=None), result="")
    after = CaseStudyPageFactory(live=False)
    schedule(after, at=-HOUR / 2)
    publish_scheduled()
    assert mail.outbox == []
    assert CaseStudyPage.objects.get(pk=after.pk).live


def test_a_line_break_in_the_title_does_not_lose_the_mail(author, publish_scheduled):
    schedule(CaseStudyPageFactory(live=False, owner=author), title="Stair\nrods", result="")
    publish_scheduled()
    assert mail.outbox[0].subject == "Not published: Stair rods"


def test_an_address_taken_in_the_meantime_stops_nothing(author, publish_scheduled):
    page = CaseStudyPageFactory(live=False, owner=author)
    schedule(page, slug="falls")
    CaseStudyPageFactory(slug="falls")
    after = CaseStudyPageFactory(live=False)
    schedule(after, at=-HOUR / 2)
    publish_scheduled()
    assert not CaseStudyPage.objects.get(pk=page.pk).live
    assert CaseStudyPage.objects.get(pk=after.pk).live
    assert "already in use" in mail.outbox[0].body


def test_a_record_left_unfinished_in_a_draft_is_named(author, publish_scheduled):
    page = CaseStudyPageFactory(live=False, owner=author)
    draft = page.get_latest_revision_as_object()
    draft.partners.add(draft.partners.model(name=""))
    draft.save_revision(clean=False)
    schedule(page)
    publish_scheduled()
    assert not CaseStudyPage.objects.get(pk=page.pk).live
    assert "- Partner, name: This field cannot be blank." in mail.outbox[0].body


def test_an_unready_change_leaves_the_live_page_as_it_is(author, publish_scheduled):
    page = CaseStudyPageFactory(owner=author)
    schedule(page, result="")
    publish_scheduled()
    page.refresh_from_db()
    assert page.live
    assert page.result == "Falls at home fell by a third in two years."
    assert len(mail.outbox) == 1


def test_history_tells_of_the_refusal_and_its_reasons(unready, publish_scheduled, as_editor):
    publish_scheduled()
    history = as_editor.get(f"/admin/pages/{unready.pk}/history/").content.decode()
    assert "Publication refused. Say in one sentence what changed." in history


def test_a_page_published_for_a_later_day_is_no_draft_reader_can_see(as_editor, case_studies, client):
    form = complete(EditForm.adding(as_editor, CaseStudyPage, case_studies))
    form.fill(go_live_at=(timezone.localtime() + 24 * HOUR).strftime("%Y-%m-%d %H:%M")).press("publish")
    page = CaseStudyPage.objects.get(slug="falls-clinic")
    assert not page.live
    assert page.approved_schedule
    assert page.identifier == ""
    assert client.get("/case-studies/falls-clinic/").status_code == 404


def test_an_unready_page_cannot_be_put_on_the_schedule(as_editor):
    page = CaseStudyPageFactory(live=False, result="")
    form = EditForm.editing(as_editor, page)
    form.fill(go_live_at=(timezone.localtime() + 24 * HOUR).strftime("%Y-%m-%d %H:%M"))
    assert "result" in errors_in(form.press("publish"))
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_an_expired_page_is_taken_down_and_keeps_its_identifier(db, publish_scheduled):
    page = CaseStudyPageFactory()
    given = page.identifier
    CaseStudyPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - HOUR)
    publish_scheduled()
    page.refresh_from_db()
    assert not page.live
    assert page.identifier == given


def test_standard_pages_are_published_at_their_time(db, publish_scheduled):
    page = StandardPageFactory(live=False)
    page.go_live_at = timezone.now() - HOUR
    revision = page.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=page.go_live_at)
    publish_scheduled()
    page.refresh_from_db()
    assert page.live
    assert HomePage.objects.get().live
