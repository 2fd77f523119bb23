"""Adds synthetic case studies, for load tests and benchmarks only."""

from django.core.management.base import BaseCommand, CommandError

from demo.records import DemoError
from demo.synthetic import generate


class Command(BaseCommand):
    help = "Adds so many case studies of words by chance, marked as illustrative. For load tests and benchmarks only."

    def add_arguments(self, parser):
        parser.add_argument("--pages", type=int, required=True, metavar="N", help="how many")

    def handle(self, *, pages: int, **options):
        if pages < 1:
            raise CommandError("--pages must be 1 or more.")
        try:
            added = generate(pages)
        except DemoError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{pages} case studies added, {added} entries of the index brought up to date.")
