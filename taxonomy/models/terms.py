"""Terms, after SKOS, and the pages that have them."""

from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey

from taxonomy.models.vocabularies import Vocabulary
from taxonomy.succession import standing_for


class Term(models.Model):
    """One concept of a vocabulary. Once used it is never deleted: it is retired in favour of others."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_USE = "in-use", "In use"
        RETIRED = "retired", "Retired"

    vocabulary = models.ForeignKey(Vocabulary, on_delete=models.PROTECT, related_name="terms")
    pref_label = models.CharField("preferred label", max_length=120)
    slug = models.SlugField(max_length=120, help_text="The value in web addresses: ?theme=co-production")
    uri = models.URLField("URI", max_length=255, blank=True, help_text="Where the term came from, if it was imported.")
    notation = models.CharField(max_length=40, blank=True, help_text="A code, such as a GSS code or a level's number.")
    definition = models.TextField(blank=True)
    scope_note = models.TextField(blank=True, help_text="When to use this term, and when another.")
    alt_labels = models.JSONField("synonyms", default=list, blank=True)
    hidden_labels = models.JSONField("misspellings", default=list, blank=True)
    exact_match = models.JSONField(
        "same as", default=list, blank=True, help_text="URIs of the same concept elsewhere."
    )
    broader = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="narrower", verbose_name="broader term"
    )
    related = models.ManyToManyField("self", blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.IN_USE)
    replaced_by = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="replaces")
    change_note = models.TextField(blank=True)
    sort_order = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)
    """Raised by every change, so that of two people who change a term at once the second is told."""

    wagtail_reference_index_ignore = True
    """Uses of terms are counted by `taxonomy.uses`; a merge changes them by the thousand, row by row in that index."""

    class Meta:
        ordering = ["vocabulary", "sort_order", "pref_label"]
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "slug"], name="one_slug_per_vocabulary"),
            models.CheckConstraint(condition=~Q(broader=models.F("id")), name="no_term_broader_than_itself"),
        ]

    def __str__(self):
        return self.pref_label

    def survivors(self):
        """Return the terms in use that stand for this one: itself or, when it is retired, all that replaced it,
        followed to the end. A draft term stands for nothing."""
        return standing_for(
            self,
            lambda term: term.status == self.Status.IN_USE,
            lambda term: term.replaced_by.all() if term.status == self.Status.RETIRED else (),
        )

    def survivor(self):
        """Return the one term in use that stands for this one; itself when there is none or a choice of several."""
        survivors = self.survivors()
        return survivors[0] if len(survivors) == 1 else self


class PageTerm(models.Model):
    """A page has a term. One table serves every type of page and travels in drafts and revisions."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="page_terms")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="page_terms")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["page", "term"], name="one_use_of_a_term_per_page")]

    def __str__(self):
        return str(self.term)

    def save(self, *args, **kwargs):
        """Save with the term that survives, so that publishing an old draft revives no retired term."""
        self.term = self.term.survivor()
        super().save(*args, **kwargs)
