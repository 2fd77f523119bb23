from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from taxonomy.places.importing import import_places
from taxonomy.places.reading import read_places
from taxonomy.places.sheet import extract, read_lines
from taxonomy.plans import Refused
from taxonomy.tables import Unreadable


class Command(BaseCommand):
    help = (
        "Brings the place vocabulary up to date with a file of local authorities in the layout of mySociety’s "
        "“UK Local Authorities (including future)”, and reports what it changed. All of the file is imported, or "
        "nothing. What staff changed stays as they left it."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.csv", help="the file, with all its columns")
        parser.add_argument("--dry-run", action="store_true", help="only report what would change")
        parser.add_argument(
            "--extract",
            type=Path,
            metavar="OUT.csv",
            help="import nothing; write the columns that are used to this file, as the project ships them",
        )

    def handle(self, *, file, dry_run, **options):
        try:
            lines = read_lines(content_of(file))
            places = read_places(lines, localdate())
            if options["extract"]:
                write_extract(options["extract"], lines)
                self.stdout.write(f"Wrote {len(lines)} rows to {options['extract']}. Nothing was imported.")
                return
            report = import_places(places, note=f"From the file {file.name}.", dry_run=dry_run)
        except (Unreadable, Refused) as error:
            raise CommandError("\n".join([*error.args, "Nothing was imported."])) from None
        if dry_run:
            self.stdout.write("A dry run: this would happen, and nothing was written.")
        for line in report.lines():
            self.stdout.write(line)


def content_of(path):
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}. Name a CSV file that is there.") from None


def write_extract(path, lines):
    try:
        path.write_bytes(extract(lines))
    except OSError as error:
        raise Unreadable(f"{path} cannot be written: {error.strerror}. Name another file.") from None
