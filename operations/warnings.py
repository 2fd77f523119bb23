"""Whether the timers that the site depends on run, and what to say when they do not."""

from datetime import timedelta

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page, Revision

from operations.models import LastRun

A_DAY = timedelta(hours=26)
"""Daily maintenance may begin a little later than the day before."""
SOON = timedelta(hours=1)
"""Scheduled publishing runs every few minutes."""
ASK = "Ask whoever runs the server to set a timer for “manage.py {}”."


def warnings():
    """Return sentences about what has not been done for its time; none on a site that is as it should be."""
    return [sentence for sentence in (maintenance(), scheduled_publishing()) if sentence]


def maintenance():
    last = LastRun.of("maintain")
    if is_older(last.ran_at if last else installed_at(), A_DAY):
        return f"Daily maintenance {since(last)}. {ASK.format('maintain')}"
    if last and last.failed:
        return (
            f"Daily maintenance on {moment(last.ran_at)} could not do everything: {', '.join(last.failed)}."
            " Ask whoever runs the server to look into its log."
        )
    return ""


def scheduled_publishing():
    last = LastRun.of("publish_scheduled")
    if last and not is_older(last.ran_at, SOON):
        return ""
    waiting = number_waiting(timezone.now() - SOON)
    if not waiting:
        return ""
    pages = "1 page waits" if waiting == 1 else f"{waiting} pages wait"
    return (
        f"{pages} to be published or taken down, though the time has come: scheduled publishing {since(last)}."
        f" {ASK.format('publish_scheduled')}"
    )


def number_waiting(moment):
    """Return how many pages should have been published or taken down by then."""
    to_publish = Revision.page_revisions.filter(approved_go_live_at__lt=moment)
    return to_publish.count() + Page.objects.filter(live=True, expire_at__lt=moment).count()


def is_older(moment, age):
    return timezone.now() - moment > age


def installed_at():
    """Return when this site could first note a run. Until a day after that, it is too early to miss one."""
    applied = MigrationRecorder(connection).migration_qs.filter(app="operations")
    return applied.order_by("applied").values_list("applied", flat=True).first() or timezone.now()


def since(last):
    return f"has not run since {moment(last.ran_at)}" if last else "has never run"


def moment(time):
    return date_format(timezone.localtime(time), r"j F Y, H:i")
