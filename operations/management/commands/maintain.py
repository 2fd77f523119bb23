from django.core.management.base import BaseCommand, CommandError

from operations.daily_jobs import do_daily_jobs
from operations.models import LastRun


class Command(BaseCommand):
    help = "Does all that must be done once a day. A timer starts it."

    def handle(self, **options):
        failed = do_daily_jobs(self.stdout.write)
        LastRun.note("maintain", failed)
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}. The log above says why. The other jobs are done.")
