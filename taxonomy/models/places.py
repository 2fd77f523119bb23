"""What likeness of places is worked out from."""

from django.db import models

from taxonomy.models.terms import Term


class Place(models.Model):
    """The facts of one authority, beside its term in the place vocabulary."""

    term = models.OneToOneField(Term, on_delete=models.CASCADE, related_name="place")
    code = models.CharField("local authority code", max_length=10, unique=True)
    official_name = models.CharField(max_length=160)
    authority_type = models.CharField(max_length=60, blank=True, help_text="Such as: London borough")
    population = models.PositiveIntegerField(null=True, blank=True, help_text="People, mid-2020 estimate.")
    area = models.FloatField(null=True, blank=True, help_text="Square kilometres.")
    given = models.JSONField(default=dict, editable=False)
    """What the last imported file said of the term: where the term differs from it, staff changed it."""

    def __str__(self):
        return self.official_name

    @property
    def density(self):
        """People in a square kilometre; None when population or area is not known."""
        return self.population / self.area if self.population and self.area else None
