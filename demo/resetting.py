"""Takes the demonstration off the site and loads it afresh."""

from django.db import transaction
from wagtail.models import Page, ReferenceIndex

from demo.loading import load
from demo.models import LoadedRecord
from demo.records import CONTENT, DemoError


@transaction.atomic
def load_again(root=CONTENT):
    """Delete what was loaded, with all changes made to it since, and load it again. Raises DemoError."""
    remove_loaded()
    return load(root)


def remove_loaded():
    """Delete the pages and pictures that were loaded. Introductions and settings stay: staff may rely on them."""
    records = LoadedRecord.objects.select_related("page", "image")
    pages = [record.page for record in records if record.page]
    images = [record.image for record in records if record.image]
    refuse_to_delete_others(pages)
    for page in sorted(pages, key=lambda page: page.depth, reverse=True):
        Page.objects.get(pk=page.pk).delete()  # read again: what stood below it is gone
    for image in images:
        if not ReferenceIndex.get_references_to(image).exists():
            image.delete()
    records.delete()


def refuse_to_delete_others(pages):
    """Raise DemoError when a page that staff made stands below one that is to go."""
    ours = {page.pk for page in pages}
    for page in pages:
        if other := page.get_descendants().exclude(pk__in=ours).first():
            raise DemoError(
                f"“{other.title}” is not part of the demonstration, but stands below “{page.title}”, which is. "
                "Move it elsewhere, then run this again."
            )
