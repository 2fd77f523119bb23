"""Pictures that are neither described nor marked as decorative."""

from collections.abc import Iterator

from wagtail.fields import StreamField
from wagtail.images import get_image_model


def pictures_of(page) -> Iterator[tuple[str, int]]:
    """Yield (field, id of the image) for each picture on `page`, as it is in memory."""
    if page.hero_image_id:
        yield "hero_image", page.hero_image_id
    for field in page._meta.fields:
        if isinstance(field, StreamField):
            blocks = getattr(page, field.name).raw_data
            values = [block["value"] for block in blocks if block["type"] == "picture"]
            yield from ((field.name, value["image"]) for value in values if value.get("image"))


def undescribed_pictures(page) -> list[tuple[str, str]]:
    """Return (field, title of the image) for each picture that says nothing to those who cannot see it."""
    found = list(pictures_of(page))
    images = get_image_model().objects.in_bulk({pk for _, pk in found}) if found else {}
    return [(field, images[pk].title) for field, pk in found if pk in images and is_undescribed(images[pk])]


def is_undescribed(image):
    return not image.is_decorative and not image.description.strip()
