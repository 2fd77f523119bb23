"""The pictures of the demonstration, put into the image library."""

from django.core.files.base import ContentFile

from demo.pictures import draw_picture
from images.models import NetworkImage


def add_picture(record):
    """Draw the picture that `record` asks for and return it as an image; None when it asks for none."""
    picture = record.data.get("picture")
    if picture is None:
        return None
    return NetworkImage.objects.create(
        title=record.data["title"],
        file=ContentFile(draw_picture(picture["drawing"]), name=f"{record.slug}.png"),
        description=picture["description"],
        credit=picture["credit"],
    )
