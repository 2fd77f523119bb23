"""Adds synthetic case studies, for load tests and benchmarks only."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.records import DemoError
from demo.synthetic import generate


class Command(BaseCommand):
    help = "Adds so many case studies of words by chance, marked as illustrative. For load tests and benchmarks only."

    def add_arguments(self, parser):
        parser.add_argument("--pages", type=int, required=True, metavar="N", help="how many")
        parser.add_argument("--force", action="store_true", help="do it where DEBUG is off")

    def handle(self, *, pages: int, force: bool, **options):
        if pages < 1:
            raise CommandError("--pages must be 1 or more.")
        if not (settings.DEBUG or force):
            raise CommandError(
                "DEBUG is off, so this may be a live site, and nothing takes the pages away again: add --force."
            )
        try:
            added = generate(pages)
        except DemoError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{pages} case studies added, {added} entries of the index brought up to date.")
