"""Brings case studies in from a spreadsheet."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from casestudies.importing.doing import import_case_studies, preview_import
from casestudies.importing.files import LARGEST
from taxonomy.plans import Refused


class Command(BaseCommand):
    help = (
        "Import case studies from a workbook or a CSV file made like the template, which the admin gives out. "
        "Everything becomes a draft, or nothing is written; the live site stays as it is. A row with an identifier "
        "changes that case study."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="a file whose name ends in .xlsx or .csv")
        parser.add_argument("--dry-run", action="store_true", help="tell what would happen, and write nothing")

    def handle(self, *args, file, dry_run, **options):
        content = content_of(file)
        try:
            plan = (preview_import if dry_run else import_case_studies)(file.name, content)
            if plan.faults:
                raise Refused(*map(str, plan.faults))
        except Refused as refused:
            raise CommandError("\n".join([*refused.reasons, "Nothing was imported."])) from None
        for line in lines_of(plan):
            self.stdout.write(line)
        self.stdout.write(f"{'Would be' if dry_run else 'Imported as'} drafts: {plan.summary}.")
        if dry_run:
            self.stdout.write("This was a dry run: nothing was written.")


def lines_of(plan):
    """Yield what becomes of each row, in lines."""
    yield from plan.notes
    for change in plan.changes:
        required = change.completeness.required
        which = " ".join(filter(None, [change.kind, change.reference, f"“{change.page.title}”"]))
        yield f"Row {change.row.number}: {which}, {required.met} of {required.asked} required"
        if change.warning:
            yield f"  {change.warning}"
        if not change.is_new:
            yield from (f"  {one.heading}: {one.before or 'empty'} → {one.after}" for one in change.differences)


def content_of(path):
    """Return the bytes of a file, or the first of one that is too large."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
