"""The pictures of the demonstration, for the image library."""

from django.core.files.base import ContentFile

from demo.pictures import draw_picture
from images.models import NetworkImage


def picture_of(record):
    """Draw the picture that `record` asks for and return it as an image, not yet saved; None when it asks for none."""
    picture = record.data.get("picture")
    if picture is None:
        return None
    try:
        drawing = draw_picture(picture.get("drawing"))
    except KeyError as error:
        raise record.error(error.args[0]) from None
    return NetworkImage(
        title=record.data["title"],
        file=ContentFile(drawing, name=f"{record.slug}.png"),
        description=picture.get("description", ""),
        credit=picture.get("credit", ""),
    )
