import logging
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.loading import load
from demo.records import DemoError
from demo.resetting import load_again


class Command(BaseCommand):
    help = (
        "Loads the demonstration content. What is there already is left alone, and what staff have deleted stays "
        "deleted, so it can be run at any time."
    )

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="delete what was loaded, then load it again")
        parser.add_argument("--force", action="store_true", help="let --reset work where DEBUG is off")

    def handle(self, *, reset: bool, force: bool, verbosity: int, **options):
        if reset and not (settings.DEBUG or force):
            raise CommandError(
                "--reset deletes the demonstration's pages with all changes that staff made to them. "
                "DEBUG is off, so this may be a live site: add --force if you are sure."
            )
        try:
            with quiet(verbosity):
                report = load_again() if reset else load()
        except DemoError as error:
            raise CommandError(str(error)) from None
        for line in report.lines():
            self.stdout.write(line)


@contextmanager
def quiet(verbosity):
    """Keep the hundreds of log lines that publishing writes off the console, unless --verbosity 2 asks for them."""
    level = logging.root.manager.disable
    logging.disable(logging.INFO if verbosity < 2 else level)
    try:
        yield
    finally:
        logging.disable(level)
