"""Notes how complete every page is, for the admin's lists."""

from django.core.management.base import BaseCommand

from content.models import content_page_types
from content.readiness_notes import note_all


class Command(BaseCommand):
    help = (
        "Notes anew how complete the newest version of every page is, for the readiness column and filter of the"
        " admin's lists. Saving a page does it for that page, and `maintain` once a day for all, whose terms may have"
        " changed meanwhile. Run this after an upgrade that changed the rules. It can be run at any time."
    )

    def handle(self, *args, **options):
        count = note_all(content_page_types().values())
        self.stdout.write(f"{count} page{'' if count == 1 else 's'} noted.")
