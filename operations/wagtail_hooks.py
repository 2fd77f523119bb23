"""What operations adds to Wagtail: its own daily jobs, and warnings on the first screen of the admin."""

from functools import partial

from django.core.management import call_command
from wagtail import hooks

from content.proposals import publishes_pages
from operations.daily_jobs import HOOK
from operations.panels import Warnings


@hooks.register(HOOK, order=-100)
def publishing_first():
    """What readers wait for comes before what tidies up. A timer of its own does this every few minutes as well."""
    return [("Scheduled publishing", partial(call_command, "publish_scheduled"))]


@hooks.register(HOOK, order=100)
def tidying_last():
    return [("Sessions that ended", partial(call_command, "clearsessions"))]


@hooks.register("construct_homepage_panels")
def warnings(request, panels):
    """Warn those who would wonder why a page does not appear."""
    if publishes_pages(request.user):
        panels.append(Warnings())
