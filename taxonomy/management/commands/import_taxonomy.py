"""Brings the vocabularies up to date with a file."""

from argparse import RawDescriptionHelpFormatter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from taxonomy.plans import Refused
from taxonomy.skos import table
from taxonomy.skos.importing import FORMATS, LARGEST, Source, import_vocabularies
from taxonomy.skos.reporting import lines_of


class Command(BaseCommand):
    help = (
        "Import vocabularies from Turtle, RDF/XML, JSON-LD or CSV. A term is found by its URI, then its notation, "
        "then its preferred label. Everything is imported, or nothing, and what is not in the file stays."
    )

    def create_parser(self, prog_name, subcommand, **kwargs) -> CommandParser:
        """Show the columns of a table below the options, line by line."""
        parser = super().create_parser(prog_name, subcommand, epilog=table.__doc__, **kwargs)
        parser.formatter_class = RawDescriptionHelpFormatter
        return parser

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help=f"a file whose name ends in {', '.join(FORMATS)}")
        parser.add_argument("--dry-run", action="store_true", help="tell what would change, and write nothing")
        parser.add_argument(
            "--retire-missing", action="store_true", help="retire the terms in use that the file leaves out"
        )
        parser.add_argument("--vocabulary", default="", metavar="SLUG", help="put everything into this vocabulary")

    def handle(self, *args, **options):
        source = Source(
            options["file"].name, content_of(options["file"]), options["vocabulary"], options["retire_missing"]
        )
        try:
            outcome = import_vocabularies(source, dry_run=options["dry_run"])
        except Refused as refused:
            raise CommandError("Nothing was imported.\n" + "\n".join(refused.reasons)) from None
        for line in lines_of(outcome):
            self.stdout.write(line)
        if options["dry_run"]:
            if outcome.conflicts:
                raise CommandError("Nothing can be imported until this is mended:\n" + "\n".join(outcome.conflicts))
            self.stdout.write("This was a dry run: nothing was written.")


def content_of(path):
    """Return the bytes of a file, or the first of one that is too large."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
