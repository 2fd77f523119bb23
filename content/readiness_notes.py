"""How complete each page's newest version is, noted when it is saved. Lists of ten thousand pages are filtered and
sorted by it, and no page is looked through for that."""

from django.db import models

from content.assessment import completeness_of

AT_ONCE = 200


class ReadinessNote(models.Model):
    """What the newest version of one page lacks. A page that was never saved as a draft, or whose rules or
    terms changed since, waits for `note_readiness`, which runs every day."""

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="readiness_note"
    )
    percentage = models.PositiveSmallIntegerField()
    missing = models.PositiveSmallIntegerField(help_text="How many required things are not there.")
    lacking = models.PositiveSmallIntegerField(help_text="How many recommended things are not there.")

    def __str__(self):
        missing = f", {self.missing} missing" if self.missing else ""
        return f"{self.percentage}%{missing}"


def noted(page):
    """Return the note of `page`, as it is in memory."""
    found = completeness_of(page)
    return ReadinessNote(
        page_id=page.pk, percentage=found.percentage, missing=len(found.missing), lacking=len(found.lacking)
    )


def write_notes(pages):
    """Note how complete these versions are, in one statement, so that two who save at once do not get in each other's
    way."""
    ReadinessNote.objects.bulk_create(
        [noted(page) for page in pages],
        AT_ONCE,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["percentage", "missing", "lacking"],
    )


def note_all(models):
    """Note anew every page of these types, by its newest version. Return how many there are."""
    count = 0
    for model in models:
        ids = list(model.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), AT_ONCE):
            pages = model.objects.filter(pk__in=ids[start : start + AT_ONCE]).select_related("latest_revision")
            write_notes([page.get_latest_revision_as_object() for page in pages])
        count += len(ids)
    return count
