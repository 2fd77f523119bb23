"""The finder's index: what public lists read instead of pages. All of it can be made anew from them by `reindex`."""

import uuid

from django.db import models
from wagtail.models import Page

from taxonomy.models import Term


class IndexVersion(models.Model):
    """The one row that says how the index stands. Every change of the index locks it, raises its number and gives it
    a stamp of its own, so that a number that was rolled back is never taken for the same one given again."""

    number = models.BigIntegerField(default=0)
    stamp = models.UUIDField(default=uuid.uuid4)

    def __str__(self):
        return str(self.number)

    def advance(self):
        """Say that the index has changed."""
        self.number, self.stamp = self.number + 1, uuid.uuid4()
        self.save()


class Entry(models.Model):
    """A page that the public may find: live, and neither it nor a page above it private."""

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.CASCADE, related_name="finder_entry")
    page_type = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    year = models.PositiveSmallIntegerField(null=True)
    first_published_at = models.DateTimeField(null=True)
    evidence_rank = models.PositiveSmallIntegerField(null=True)
    illustrative = models.BooleanField(default=False)
    version = models.BigIntegerField(db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self):
        return self.title


class EntryTerm(models.Model):
    """A search for the term finds the entry: its page has that term, a narrower one, one that it replaced or, in a
    cumulative vocabulary, one that ranks above it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="entry_terms")
    term = models.ForeignKey(Term, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "term"], name="one_entry_per_term")]

    def __str__(self):
        return f"{self.entry_id} has {self.term_id}"


class Departure(models.Model):
    """A page that was in the index and left it, with the version in which it did."""

    page_id = models.BigIntegerField(primary_key=True)
    version = models.BigIntegerField(db_index=True)

    def __str__(self):
        return f"{self.page_id} left in {self.version}"
