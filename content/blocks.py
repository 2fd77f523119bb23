"""The blocks that long text is made of: few, one level deep and plain."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

LONG_TEXT = ["h4", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_TEXT = ["bold", "italic", "ol", "ul", "link", "document-link"]


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock()
    caption = blocks.CharBlock(
        required=False, help_text="What the text does not say, such as: The kitchen on its first day"
    )

    class Meta:
        icon = "image"
        template = "content/blocks/picture.html"


class QuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock(help_text="As it was said, without quotation marks, such as: Nobody had asked us.")
    speaker = blocks.CharBlock(required=False, help_text="Who said it, such as: Ward sister, Leeds")

    class Meta:
        icon = "openquote"
        template = "content/blocks/quotation.html"


class HubAddressBlock(blocks.StaticBlock):
    """Where to write to the hub, taken from the site settings so that it is said in one place."""

    class Meta:
        icon = "mail"
        label = "The hub's address"
        admin_text = "Shows the hub's address, e-mail and telephone from Settings > Network."
        template = "content/blocks/hub_address.html"


def body_blocks():
    """Return the block types of long text, as (name, block) pairs."""
    cell = blocks.RichTextBlock(features=["bold", "italic", "link"])
    return [
        ("text", blocks.RichTextBlock(features=["h2", "h3", *LONG_TEXT], template="content/blocks/text.html")),
        ("picture", PictureBlock()),
        ("quotation", QuotationBlock()),
        ("inset", blocks.RichTextBlock(features=SHORT_TEXT, icon="info-circle", template="content/blocks/inset.html")),
        ("table", TypedTableBlock([("text", cell)], icon="table", template="content/blocks/table.html")),
        ("document", DocumentChooserBlock(template="content/blocks/document.html")),
        ("hub_address", HubAddressBlock()),
    ]
