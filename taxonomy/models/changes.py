"""The history of the vocabularies: who changed what, when and why, with what undoing needs."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from taxonomy.models.terms import Term
from taxonomy.models.vocabularies import Vocabulary

UNDO_DAYS = 30
"""For so many days a change may be undone."""


class TaxonomyChange(models.Model):
    """One change, made in one transaction."""

    class Operation(models.TextChoices):
        ADD = "add", "Added"
        EDIT = "edit", "Edited"
        MOVE = "move", "Moved"
        REORDER = "reorder", "Reordered"
        MERGE = "merge", "Merged"
        SPLIT = "split", "Split"
        RETIRE = "retire", "Retired"
        DELETE = "delete", "Deleted"
        RETAG = "retag", "Pages retagged"
        IMPORT = "import", "Imported"
        UNDO = "undo", "Undone"

    UNDOABLE = frozenset({Operation.MOVE, Operation.MERGE, Operation.SPLIT, Operation.RETIRE, Operation.RETAG})

    operation = models.CharField(max_length=10, choices=Operation)
    vocabulary = models.ForeignKey(Vocabulary, on_delete=models.PROTECT, related_name="changes")
    terms = models.ManyToManyField(Term, blank=True, related_name="changes")
    summary = models.TextField(help_text="What was done, in a sentence.")
    note = models.TextField("why", blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="undone_by", verbose_name="undoes"
    )
    diff = models.JSONField(default=dict)
    """What differs before and after, as `plans.Plan.as_diff` writes it."""

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = "change of the taxonomy"
        verbose_name_plural = "changes of the taxonomy"

    def __str__(self):
        return self.summary

    @property
    def undo_ends(self):
        """The moment from which this change can no longer be undone."""
        return self.made_at + timedelta(days=UNDO_DAYS)

    @property
    def is_undone(self):
        return hasattr(self, "undone_by")

    @property
    def may_be_undone(self):
        """Say whether undoing is offered; later changes may still stand in its way."""
        return self.operation in self.UNDOABLE and not self.is_undone and timezone.now() < self.undo_ends
