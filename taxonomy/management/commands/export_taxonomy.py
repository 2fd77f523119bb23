"""Writes every vocabulary, drafts too, to the standard output."""

from django.core.management.base import BaseCommand

from taxonomy.skos.collecting import all_schemes
from taxonomy.skos.exporting import FORMATS, export


class Command(BaseCommand):
    help = (
        "Write all vocabularies with all their terms as Turtle, JSON-LD or CSV. import_taxonomy makes the same "
        "taxonomy of the file again, and the export of that is the same, byte for byte."
    )

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=FORMATS, default="ttl", help="what to write (Turtle)")

    def handle(self, *args, **options):
        self.stdout.write(export(all_schemes(), options["format"]).decode(), ending="")
