"""Wagtail's read API for pages, images and documents: what anyone may see, the same for everyone who asks."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, prefetch_related_objects
from django.http import Http404
from rest_framework.renderers import JSONRenderer
from wagtail.api.utils import get_full_url
from wagtail.api.v2.filters import (
    AncestorOfFilter,
    ChildOfFilter,
    DescendantOfFilter,
    FieldsFilter,
    LocaleFilter,
    OrderingFilter,
    SearchFilter,
    TranslationOfFilter,
)
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Collection, CollectionViewRestriction

from content.exporting import Surroundings
from content.models import ContentPage
from finder.api.checks import check_names, check_search, check_values
from finder.api.fields import ColumnField, DescribedImageSerializer, PublicPageSerializer, TaggedDocumentSerializer
from finder.api.filters import VocabularyFilter
from finder.index.snapshot import current_snapshot
from finder.index.visibility import public_pages, readable_pages
from taxonomy.assignment import terms_of_pages

LONG = ("TextField", "JSONField")
"""Kinds of fields that one searches, and neither compares nor sorts by."""


class OpenEndpoint:
    """Answers everyone alike, as JSON, and with 400 to what it does not understand."""

    authentication_classes = ()
    renderer_classes = (JSONRenderer,)

    def initial(self, request, *args, **kwargs):
        """Look at the parameters before anything is looked up."""
        check_values(request.GET)
        if self.action == "listing_view":
            check_search(request.GET)
        elif self.action in ("detail_view", "find_view"):
            of_one = {"fields", "format", "rich_text_format", "site", "_"}
            check_names(request.GET, of_one | (self.find_query_parameters if self.action == "find_view" else set()))
        super().initial(request, *args, **kwargs)

    def listing_view(self, request):
        """List what matches. No site, language or date that cannot be is a fault of ours."""
        try:
            return super().listing_view(request)
        except ValidationError as error:
            raise BadRequestError(" ".join(error.messages)) from error
        except (Http404, OverflowError) as error:
            raise BadRequestError(str(error)) from error

    def finalize_response(self, request, response, *args, **kwargs):
        """Let pages of other sites read it too."""
        response.headers["Access-Control-Allow-Origin"] = "*"
        return super().finalize_response(request, response, *args, **kwargs)


class PagesEndpoint(OpenEndpoint, PagesAPIViewSet):
    """The pages that anyone may read, filtered by any vocabulary."""

    base_serializer_class = PublicPageSerializer
    filter_backends = (
        FieldsFilter,
        ChildOfFilter,
        AncestorOfFilter,
        DescendantOfFilter,
        VocabularyFilter,
        OrderingFilter,
        TranslationOfFilter,
        LocaleFilter,
        SearchFilter,  # last, since what is found cannot be filtered further
    )
    body_fields = [*PagesAPIViewSet.body_fields, "terms"]
    notices = ()

    @classmethod
    def get_field_serializer_overrides(cls, model):
        """Give the columns of the exports their values."""
        columns = model.all_export_columns() if issubclass(model, ContentPage) else ()
        return {column.name: ColumnField(column) for column in columns if column.name in model.api_fields}

    @classmethod
    def get_available_fields(cls, model, db_fields_only=False):
        """Return the fields of a page; for filters and orders only those whose values it holds itself and are short.
        A filter by another page would tell about private ones."""
        names = super().get_available_fields(model, db_fields_only)
        return [name for name in names if is_short(model._meta.get_field(name))] if db_fields_only else names

    @cached_property
    def index(self):
        """The index as it stands for this request."""
        return current_snapshot()

    @property
    def schemes(self):
        """Every vocabulary with its terms."""
        return self.index.vocabularies.schemes

    @cached_property
    def known_query_parameters(self):
        return PagesAPIViewSet.known_query_parameters.union(self.schemes)

    @cached_property
    def open_pages(self):
        """Wagtail's own would show a reader who knows a password the private pages too."""
        return super().get_base_queryset().filter(pk__in=public_pages().values("pk"))

    def get_base_queryset(self):
        return self.open_pages

    def get_queryset(self):
        return super().get_queryset().select_related("locale")

    def get_serializer(self, found, many=False):
        """Read at once what the fields of all these pages need."""
        pages = list(found) if many else [found]
        self.around = surroundings_of(pages, self.request)
        return super().get_serializer(pages if many else found, many=many)

    def get_serializer_context(self):
        return {**super().get_serializer_context(), "around": self.around}

    def get_paginated_response(self, data):
        """Say beside the number of pages what became of a term that is no longer used."""
        response = super().get_paginated_response(data)
        if self.notices:
            response.data["meta"]["notices"] = self.notices
        return response


class ImagesEndpoint(OpenEndpoint, ImagesAPIViewSet):
    """The images that lie in no private collection."""

    base_serializer_class = DescribedImageSerializer
    body_fields = [*ImagesAPIViewSet.body_fields, "alt_text", "credit"]
    listing_default_fields = [*ImagesAPIViewSet.listing_default_fields, "alt_text"]

    def get_queryset(self):
        return in_open_collections(super().get_queryset()).prefetch_related("tags")


class DocumentsEndpoint(OpenEndpoint, DocumentsAPIViewSet):
    """The documents that lie in no private collection."""

    base_serializer_class = TaggedDocumentSerializer

    def get_queryset(self):
        return in_open_collections(super().get_queryset()).prefetch_related("tags")


def is_short(field):
    return field.concrete and not field.is_relation and field.get_internal_type() not in LONG


def surroundings_of(pages, request):
    """Return what the values of these pages need from beyond them, and give each page its records and terms."""
    whole = [page for page in pages if isinstance(page, ContentPage)]
    for model in {type(page) for page in whole}:
        of_model = [page for page in whole if type(page) is model]
        prefetch_related_objects(of_model, "hero_image", *model.export_prefetches)
    terms = terms_of_pages([page.pk for page in pages])
    for page in pages:
        page.__dict__["terms"] = terms[page.pk]
    named = {pk for page in whole for pk in page.named_page_ids()} | {page.alias_of_id for page in pages}
    return Surroundings(lambda path: get_full_url(request, path), request, readable_pages(named - {None}))


def in_open_collections(queryset):
    """Return those that lie in no private collection and in none below one, whoever asks."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = CollectionViewRestriction.objects.annotate(outer=path)
    private = restrictions.filter(outer__startswith=F("collection__path"))
    return queryset.filter(collection__in=Collection.objects.filter(~Exists(private)).values("pk"))


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", PagesEndpoint)
router.register_endpoint("images", ImagesEndpoint)
router.register_endpoint("documents", DocumentsEndpoint)
