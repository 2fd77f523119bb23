"""What every kind of page of the library shares."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import COMMENTS_RELATION_NAME, Orderable, Page

from content.addresses import is_taken_by_the_site
from content.covers import THEMES
from content.exporting import SHARED, Column
from content.forms import ContentPageForm, GuardedCopyForm
from content.moderation import ReviewTask
from content.publishing import refuse_publication
from content.readiness import problems_of
from content.signals import page_deleting, page_saved, page_saving
from taxonomy.assignment import rows_to_restore, settle_terms, terms_of

__all__ = ["ContentPage", "ReviewTask", "Source", "content_page_types"]


ILLUSTRATIVE = "Illustrative example"
"""What an invented page is called wherever it is named away from its own."""


BOOK_KEEPING = frozenset(
    {
        *("alias_of", "alias_of_id", "draft_title", "expire_at", "go_live_at", "has_unpublished_changes", "numchild"),
        *("last_published_at", "latest_revision", "latest_revision_created_at", "live_revision", "owner", "locked"),
        *("locked_at", "locked_by", "show_in_menus", "translation_key", COMMENTS_RELATION_NAME),
    }
)
"""Fields that Wagtail saves beside the content, and that no list shows."""


class ContentPage(Page):
    """A page that the finder lists, that has terms, and that is published only when it is ready."""

    illustrative = models.BooleanField(
        "illustrative example",
        default=False,
        help_text="Tick when the place, people and figures are invented. Readers see it on the page and on its card.",
    )
    hero_image = models.ForeignKey(
        "images.NetworkImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="picture",
        help_text="A page without a picture gets a drawn cover of its theme.",
    )

    page_type: ClassVar[str]
    """The type's name in addresses and vocabularies' uses, such as `case-study`."""
    text_fields: ClassVar[tuple[str, ...]] = ("title",)
    """Fields that a search for words looks into."""
    year_lookup: ClassVar[str | None] = None
    """The look-up of the one year that `from` and `to` compare; None drops the type when years are asked for."""
    readiness_rules: ClassVar[list] = []
    figure_prefetches: ClassVar[tuple[str, ...]] = ()
    """What `card_figure` reads, so that a list reads it for all its pages at once."""
    export_columns: ClassVar[tuple[Column, ...]] = ()
    """What readers may take along of such a page, besides what every page has."""
    export_prefetches: ClassVar[tuple[Any, ...]] = ()
    """What those columns read from other tables."""

    base_form_class = ContentPageForm
    copy_form_class = GuardedCopyForm

    class Meta:
        abstract = True

    @property
    def lead(self):
        """The sentence under the title, here and on cards."""
        return ""

    @property
    def meta_description(self):
        """What search engines and messages show of the page, where an invented example says so too."""
        description = self.search_description or self.lead
        return f"{ILLUSTRATIVE}. {description}" if self.illustrative else description

    def card_details(self):
        """What the page's card shows besides what every card does."""
        return {}

    def card_figure(self):
        """The figure on the page's card, if it has one."""
        return

    @classmethod
    def all_export_columns(cls):
        return (*SHARED, *cls.export_columns)

    def named_page_ids(self):
        """The ids of the other pages that the page names, so that an export leaves out those that are not public."""
        return []

    def export_values(self, around):
        """Return {name: value} of all that the public may take along, from what is live."""
        return {column.name: column.value(self, around) for column in self.all_export_columns()}

    @cached_property
    def terms(self):
        """The page's terms by vocabulary: {"service_area": [Term, …]}."""
        return terms_of(self)

    @property
    def cover_theme(self):
        """The theme whose cover the page shows: the first it has, or else the one the network began with."""
        drawn = [term.slug for term in self.terms.get("theme", []) if term.slug in THEMES]
        return drawn[0] if drawn else THEMES[0]

    @property
    def cover_seed(self):
        return self.pk or 0

    def save(self, *args, **kwargs):
        """Save, with each retired term replaced by the one that survives it. The page is locked before its
        vocabularies, in the order in which a retag locks them."""
        fields = kwargs.get("update_fields")
        if fields is not None and BOOK_KEEPING.issuperset(fields):
            return super().save(*args, **kwargs)
        with transaction.atomic():
            page_saving.send(type(self))
            if fields is None:
                Page.objects.select_for_update().filter(pk=self.pk).values_list("pk").first()
                settle_terms(self)
            saved = super().save(*args, **kwargs)
            page_saved.send(type(self), page=self)
            return saved

    def save_revision(self, *args, **kwargs):
        """Save a draft, which Wagtail may publish in the same transaction."""
        page_saving.send(type(self))
        return super().save_revision(*args, **kwargs)

    def add_child(self, **kwargs):
        """Add a page below this one, in whose row it is counted."""
        with transaction.atomic():
            page_saving.send(type(self))
            return super().add_child(**kwargs)

    def delete(self, *args, **kwargs):
        """Delete the page and all below it."""
        with transaction.atomic():
            page_deleting.send(type(self), page=self)
            return super().delete(*args, **kwargs)

    @classmethod
    def from_serializable_data(cls, data, *args, **kwargs):
        """Make a page of what a revision holds, without the terms that were deleted since."""
        if "page_terms" in data:
            data = {**data, "page_terms": rows_to_restore(data["page_terms"])}
        return super().from_serializable_data(data, *args, **kwargs)

    def can_move_to(self, parent):
        """A page moves only to where its address is free."""
        return super().can_move_to(parent) and not is_taken_by_the_site(parent, self.slug)

    def publish(self, revision, user=None, **kwargs):
        """Publish `revision`, or turn it away and tell the owner when the page is not ready."""
        if problems := problems_of(revision.as_object()):
            refuse_publication(self, revision, problems, user=user)
            return None
        return super().publish(revision, user=user, **kwargs)


class Source(Orderable):
    """A numbered source of a page: [1] in its text points to the first."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="sources")
    author = models.CharField(max_length=255, blank=True, help_text="Who wrote or published it, such as: NIESR")
    title = models.CharField(max_length=255)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    url = models.URLField("address", max_length=500, blank=True)
    note = models.CharField(max_length=255, blank=True, help_text="Such as: copy held by a third party")

    panels = [FieldPanel(name) for name in ("author", "title", "year", "url", "note")]

    def __str__(self):
        return self.title


def content_page_types():
    """Return {page type: model} for every concrete type of content page."""
    return {model.page_type: model for model in ContentPage.__subclasses__() if not model._meta.abstract}
