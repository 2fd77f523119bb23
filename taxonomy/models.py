"""Vocabularies as data, after SKOS: what a page is about, said in terms that hub staff keep."""

from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey


class Vocabulary(models.Model):
    """A controlled list of terms, such as Theme or Place, and how it behaves on forms and in the finder."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(unique=True, help_text="Also the parameter in web addresses: ?theme=co-production")
    help_text = models.CharField(max_length=255, blank=True, help_text="One line that editors see above the terms.")
    multiple = models.BooleanField(default=True, help_text="A page may have more than one of these terms.")
    hierarchical = models.BooleanField(default=False, help_text="Terms may stand under a broader term.")
    ordered = models.BooleanField(default=False, help_text="Terms keep their own order instead of the alphabet's.")
    cumulative = models.BooleanField(
        default=False, help_text="Searching for a term also finds every term that ranks above it."
    )
    is_filter = models.BooleanField("shown as a filter", default=True)
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name_plural = "vocabularies"

    def __str__(self):
        return self.name


class VocabularyUse(models.Model):
    """Says that a vocabulary applies to one type of page, and what that type demands of it."""

    vocabulary = models.ForeignKey(Vocabulary, on_delete=models.CASCADE, related_name="uses")
    page_type = models.SlugField(help_text="The type's name in web addresses, such as case-study.")
    required = models.BooleanField("required to publish", default=False)
    maximum = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The most terms that a page may have; empty for no limit."
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vocabulary", "page_type"], name="one_use_per_page_type")]

    def __str__(self):
        return f"{self.vocabulary} on {self.page_type}"


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

    class Meta:
        ordering = ["vocabulary", "sort_order", "pref_label"]
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "slug"], name="one_slug_per_vocabulary"),
            models.CheckConstraint(condition=~Q(broader=models.F("id")), name="no_term_broader_than_itself"),
        ]

    def __str__(self):
        return self.pref_label

    def survivor(self):
        """Return the term that stands for this one: its only successor, followed to the end, or itself.

        A retired term with no successor, or with several of them, cannot decide by itself and is returned as it is.
        """
        term, seen = self, set()
        while term.status == self.Status.RETIRED and term.pk not in seen:
            seen.add(term.pk)
            successors = list(term.replaced_by.all()[:2])
            if len(successors) != 1 or successors[0].status == self.Status.DRAFT:
                break
            term = successors[0]
        return term


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
