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
    vocabularies = models.UUIDField(default=uuid.uuid4)
    """The stamp of the last change of vocabularies or terms, which every process keeps in memory too."""

    def __str__(self):
        return str(self.number)

    def advance(self, vocabularies=False):
        """Say that the index has changed, and whether the vocabularies have."""
        self.number, self.stamp = self.number + 1, uuid.uuid4()
        if vocabularies:
            self.vocabularies = self.stamp
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
    term_ids = models.JSONField(default=list)
    """The terms that the page itself has, in the order in which they were chosen."""
    facts = models.JSONField(default=dict)
    """What the page's card shows besides its title and terms."""
    version = models.BigIntegerField(db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self):
        return self.title


class EntryText(models.Model):
    """The words of an entry that a search looks into, by how much they say about it. The databases keep an index of
    them, each in its own way: see `finder.text.engines`."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.CASCADE, related_name="text")
    title = models.TextField(blank=True)
    lead = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)

    wagtail_reference_index_ignore = True

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


class UnansweredSearch(models.Model):
    """Something that readers looked for and did not find, counted without anything that could say who they were."""

    where = models.CharField(max_length=40)
    """The name of the list that was asked, such as "case-studies"."""
    text = models.CharField(max_length=200, blank=True)
    filters = models.CharField(max_length=500, blank=True)
    """The other choices, as parameters in one order that parse back into them."""
    times = models.PositiveIntegerField(default=1)
    first_seen = models.DateField()
    last_seen = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "unanswered searches"
        constraints = [models.UniqueConstraint(fields=["where", "text", "filters"], name="one_unanswered_search")]
        indexes = [models.Index(fields=["times", "last_seen"], name="unanswered_rarest_first")]

    def __str__(self):
        return self.text or self.filters
