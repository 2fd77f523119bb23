"""What the API says of a page: the columns of the exports and its terms. Another page is named only when anyone may
read it."""

from rest_framework.fields import CharField, Field
from wagtail.api.utils import get_full_url
from wagtail.api.v2.serializers import (
    PageAliasOfField,
    PageHtmlUrlField,
    PageParentField,
    PageSerializer,
    get_serializer_class,
)
from wagtail.documents.api.v2.serializers import DocumentSerializer
from wagtail.images.api.v2.serializers import ImageSerializer

from finder.exports.columns import described, terms_in


class ColumnField(Field):
    """A column of the exports, with its value as the JSON export has it."""

    def __init__(self, column):
        super().__init__(read_only=True)
        self.column = column

    def get_attribute(self, page):
        return self.column.value(page, self.context["around"])

    def to_representation(self, value):
        return value


class TermsField(Field):
    """The terms of a page by vocabulary."""

    def get_attribute(self, page):
        return page

    def to_representation(self, page):
        vocabularies = self.context["view"].schemes
        return {slug: [described(term) for term in terms_in(page, slug)] for slug in vocabularies}


class AddressField(PageHtmlUrlField):
    """The whole address of a page."""

    def to_representation(self, page):
        request = self.context["request"]
        return get_full_url(request, page.get_url(request) or "")


class ParentField(PageParentField):
    """The page above, unless it is private."""

    def to_representation(self, page):
        return named(page, self.context)


class AliasOfField(PageAliasOfField):
    """The page that this one mirrors, unless it is private."""

    def get_attribute(self, page):
        return self.context["around"].readable.get(page.alias_of_id)

    def to_representation(self, page):
        return named(page, self.context)


class PublicPageSerializer(PageSerializer):
    """A page as anyone may know it."""

    html_url = AddressField(read_only=True)
    parent = ParentField(read_only=True)
    alias_of = AliasOfField(read_only=True)
    terms = TermsField(read_only=True)


class TagsField(Field):
    """The tags of an image or document, read for all of a list at once."""

    def to_representation(self, tags):
        return sorted(tag.name for tag in tags.all())


class TaggedDocumentSerializer(DocumentSerializer):
    """A document with its tags."""

    tags = TagsField(read_only=True)


class DescribedImageSerializer(ImageSerializer):
    """An image with its tags and what a screen reader says of it."""

    tags = TagsField(read_only=True)
    alt_text = CharField(source="default_alt_text", read_only=True)


def named(page, context):
    """Return another page as the API names it: its id, type, addresses and title."""
    meta = ["type", "detail_url", "html_url"]
    brief = get_serializer_class(type(page), ["id", *meta, "title"], meta_fields=meta, base=PublicPageSerializer)
    return brief(context=context).to_representation(page)
