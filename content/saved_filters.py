"""Filters of a list that one person gave a name, to have them back with one click."""

from django.conf import settings
from django.db import models
from django.http import QueryDict

LONGEST_QUERY = 2_000


class SavedFilter(models.Model):
    """What one person filters one list by, under a name of their own."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    listing = models.CharField(max_length=20)
    """The type of page that the list holds."""
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=LONGEST_QUERY)
    """The filters, words and order as the list's address has them."""

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["user", "listing", "name"], name="one_saved_filter_of_a_name")]

    def __str__(self):
        return self.name


def savable(parameters, filters):
    """Return those parameters of a list's address that say what it shows, in one order and as an address has them."""
    known = sorted({*filters.form.fields, "q", "ordering"})
    kept = QueryDict(mutable=True)
    for name in known:
        kept.setlist(name, [value for value in parameters.getlist(name) if value])
    return kept.urlencode()
