"""Images and documents of the library, with what a reader is owed: a description and a credit."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index


class NetworkImage(AbstractImage):
    """A picture: described for those who cannot see it, or marked as decorative."""

    credit = models.CharField(max_length=255, blank=True, help_text="Who made it, such as: Photograph: Jo Bloggs")
    is_decorative = models.BooleanField(
        "decorative",  # Wagtail sets an attribute of that name to False on every image that it reads
        default=False,
        help_text="Tick when the picture says nothing that the text does not; screen readers skip it.",
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "credit",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
        "tags",
    )

    # The admin offers to sort what was searched by size, which Wagtail's search refuses for a field it does not know.
    search_fields = [*AbstractImage.search_fields, index.FilterField("file_size")]

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"

    @property
    def default_alt_text(self):
        """What a screen reader says: nothing for a decorative picture, never the file's name."""
        return "" if self.is_decorative else self.description


class Rendition(AbstractRendition):
    """A size of an image, made once."""

    image = models.ForeignKey(NetworkImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_size")
        ]


class NetworkDocument(AbstractDocument):
    """A file that readers download, such as an evaluation report."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documents"
