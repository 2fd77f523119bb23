"""Brings the finder's index up to date with all pages, or says where it is not."""

from django.core.management.base import BaseCommand, CommandError

from finder.index.reindexing import check, reindex

NAMED = 20
"""How many pages are named for each kind of difference."""


class Command(BaseCommand):
    help = (
        "Makes the index of the public search agree with the pages. It can be stopped and run again at any time, and "
        "the site goes on meanwhile."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--check",
            action="store_true",
            help="Write nothing; name the differences, and exit with 1 if there are any.",
        )

    def handle(self, *args, check=False, **options):
        self.check_index() if check else self.write_index()

    def write_index(self):
        changed = sum(len(part) for part in reindex())
        self.stdout.write(f"{changed} entr{'y' if changed == 1 else 'ies'} brought up to date.")

    def check_index(self):
        missing, changed, wrong_terms, left_over = set(), set(), set(), set()
        for difference in check():
            missing |= difference.new.keys()
            changed |= {*difference.changed, *difference.reworded} - difference.new.keys()
            wrong_terms |= difference.retagged - difference.new.keys()
            left_over |= difference.gone
        found = {
            "Pages that are missing": missing,
            "Pages that are there but should not be": left_over,
            "Pages with old words, or an old year, date or level": changed,
            "Pages that are found by the wrong terms": wrong_terms,
        }
        self.report({name: sorted(ids) for name, ids in found.items() if ids})

    def report(self, found):
        if not found:
            self.stdout.write("The index agrees with the pages.")
            return
        lines = [f"{name}: {named(ids)}" for name, ids in found.items()]
        raise CommandError("\n".join(["The index does not agree with the pages. Run reindex.", *lines]))


def named(ids):
    """Return the ids in words, the first of many."""
    shown = ", ".join(map(str, ids[:NAMED]))
    return f"{shown} and {len(ids) - NAMED} more" if len(ids) > NAMED else shown
