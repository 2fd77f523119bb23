from wagtail.management.commands import publish_scheduled

from operations.models import LastRun


class Command(publish_scheduled.Command):
    """Wagtail's own command, which notes that it ran. Found before Wagtail's, since this app is listed before it."""

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if not options["dryrun"]:
            LastRun.note("publish_scheduled")
