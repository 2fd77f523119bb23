"""Imports from spreadsheets: files that wait to be looked at, and what was done with them."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from taxonomy.models.changes import UNDO_DAYS
from taxonomy.models.uploads import Upload


class SheetUpload(Upload):
    """A spreadsheet of case studies."""


class CaseStudyImport(models.Model):
    """One file of case studies that was imported, with what undoing it needs."""

    name = models.CharField("file", max_length=255)
    summary = models.CharField(max_length=255, help_text="How many case studies are new and how many changed.")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    pages = models.JSONField(default=list)
    """For each case study: its `page`, the `row` of the file, its `title`, the revision `before` (None: it was made)
    and `after`, and whether it was `as_published` before."""

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = "import of case studies"
        verbose_name_plural = "imports of case studies"

    def __str__(self):
        return f"{self.name}: {self.summary}"

    @property
    def undo_ends(self):
        """The moment from which this import can no longer be undone."""
        return self.made_at + timedelta(days=UNDO_DAYS)

    @property
    def may_be_undone(self):
        """Say whether undoing is offered; what was changed since may still stand in its way."""
        return self.undone_at is None and timezone.now() < self.undo_ends
