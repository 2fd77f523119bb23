"""Model fields for text and pictures."""

from wagtail.fields import RichTextField, StreamField

from content.blocks import LONG_TEXT, SHORT_TEXT, body_blocks


class BlocksField(StreamField):
    """Blocks of ours, all of them or those named. Their definitions stay out of migrations, which write the field
    down as a plain one: changing a block needs no change to the database."""

    blocks: tuple[str, ...] | None = None

    def __init__(self, verbose_name=None, **kwargs):
        chosen = [(name, block) for name, block in body_blocks() if self.blocks is None or name in self.blocks]
        super().__init__(chosen, **{"blank": True, "verbose_name": verbose_name, **kwargs})

    def deconstruct(self):
        name, path, _, kwargs = super().deconstruct()
        kept = ("blank", "help_text", "verbose_name")
        return name, path, [], {key: value for key, value in kwargs.items() if key in kept}


class BodyField(BlocksField):
    """Long text: every block."""


class GalleryField(BlocksField):
    """Pictures with captions, one after the other."""

    blocks = ("picture",)

    def __init__(self, *args, **kwargs):
        help_text = "Pictures of the work, each with what it shows, such as: The kitchen that the tenants built"
        super().__init__(*args, **{"help_text": help_text, **kwargs})


class QuotationsField(BlocksField):
    """What people said."""

    blocks = ("quotation",)


class LongTextField(RichTextField):
    """A part of a page that may run to several paragraphs, with sub-headings and lists."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"blank": True, "features": LONG_TEXT, **kwargs})


class ShortTextField(RichTextField):
    """A paragraph or a list."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"blank": True, "features": SHORT_TEXT, **kwargs})
