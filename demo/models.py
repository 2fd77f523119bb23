"""What the demonstration has put on the site, so that it puts nothing there twice."""

from django.db import models


class LoadedRecord(models.Model):
    """One thing that was loaded. It stays when staff change, move or delete the page: what they removed does not
    come back."""

    key = models.CharField(max_length=255, unique=True, help_text="Such as: case-studies/wigan-deal")
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    image = models.ForeignKey("images.NetworkImage", null=True, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True  # editors who ask where a page is used need not hear of this

    def __str__(self):
        return self.key
