"""What a timer does each day, and what those who publish are told when it does not."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page, Revision

from operations.models import LastRun
from tests.factories.pages import CaseStudyPageFactory, StandardPageFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def home_of(client):
    """Return what somebody of a role is told on the first screen of the admin."""

    def fetch(role="Editors"):
        client.force_login(UserFactory(group=role))
        return client.get("/admin/").content.decode()

    return fetch


def ran(command, ago, failed=()):
    LastRun.objects.update_or_create(command=command, defaults={"ran_at": timezone.now() - ago, "failed": failed})


def set_up(ago):
    MigrationRecorder(connection).migration_qs.filter(app="operations").update(applied=timezone.now() - ago)


def test_maintenance_does_each_job_and_says_so(capsys):
    page = CaseStudyPageFactory()
    page.expire_at = timezone.now() - DAY
    page.save()
    call_command("maintain")
    names = [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert names[0] == "Scheduled publishing"
    assert names[-1] == "Sessions that ended"
    assert {"Checks of case studies", "Forgotten spreadsheets", "Forgotten files of vocabularies"} < set(names)
    assert not Page.objects.get(pk=page.pk).live
    assert {run.command for run in LastRun.objects.all()} == {"maintain", "publish_scheduled"}


def test_a_job_that_fails_is_named_and_the_others_are_done(capsys, home_of):
    def broken():
        raise ValueError("No such thing")

    done = []
    jobs = [("Broken", broken), ("Next", lambda: done.append("next"))]
    with (
        hooks.register_temporarily("register_daily_jobs", lambda: jobs),
        pytest.raises(CommandError, match="Failed: Broken"),
    ):
        call_command("maintain")
    assert done == ["next"]
    assert "Broken: failed: No such thing\n" in capsys.readouterr().out
    assert "could not do everything: Broken." in home_of()


def test_a_rehearsal_of_scheduled_publishing_is_no_run():
    call_command("publish_scheduled", dryrun=True)
    assert not LastRun.objects.exists()


def test_those_who_publish_are_warned_when_maintenance_has_not_run_for_a_day(home_of):
    assert "Daily maintenance" not in home_of()  # a new site has missed nothing
    set_up(2 * DAY)
    assert "Daily maintenance has never run." in home_of()
    assert "Daily maintenance" not in home_of("Authors")
    ran("maintain", DAY)
    assert "Daily maintenance" not in home_of()
    ran("maintain", DAY + timedelta(hours=3))
    assert "Daily maintenance has not run since" in home_of("Administrators")


def test_those_who_publish_are_warned_when_pages_wait_for_scheduled_publishing(home_of):
    ran("publish_scheduled", DAY)
    assert "scheduled publishing" not in home_of()  # nothing waits for it
    page = StandardPageFactory(live=False)
    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=timezone.now() - DAY / 2)
    Page.objects.filter(pk=StandardPageFactory().pk).update(expire_at=timezone.now() - DAY / 2)
    assert "2 pages wait to be published or taken down, though the time has come: scheduled publishing" in home_of()
    call_command("publish_scheduled")
    assert "scheduled publishing" not in home_of()
