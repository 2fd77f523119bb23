"""Vocabularies as data: controlled lists of terms, and the types of page that they apply to."""

from django.core.exceptions import ValidationError
from django.db import models

from taxonomy.reserved import why_refused


class Vocabulary(models.Model):
    """A controlled list of terms, such as Theme or Place, and how it behaves on forms and in the finder."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(
        unique=True,
        help_text="Also the parameter in web addresses: ?theme=co-production. It never changes.",
    )
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

    def clean(self):
        """Refuse a new slug that the finder or the API already takes for something else."""
        if self._state.adding and self.slug and (reason := why_refused(self.slug)):
            raise ValidationError({"slug": reason})


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
