"""Files on their way in, kept from their upload until they are imported."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT = timedelta(days=1)


class Upload(models.Model):
    """A file that waits, between its upload and the import, for the one who uploaded it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    content = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @classmethod
    def forget_old(cls):
        """Delete what nobody came back for within a day."""
        cls.objects.filter(made_at__lt=timezone.now() - KEPT).delete()


class TaxonomyUpload(Upload):
    """A file for the vocabularies."""

    vocabulary = models.CharField(max_length=50, blank=True, help_text="The slug of the one into which all goes.")
    retire_missing = models.BooleanField(default=False)
