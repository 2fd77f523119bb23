"""What every kind of page of the library shares."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.functional import cached_property, classproperty
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import COMMENTS_RELATION_NAME, Orderable, Page
from wagtail.utils.decorators import cached_classmethod

from content.addresses import is_taken_by_the_site
from content.cards import cover_theme
from content.exporting import BODY, SHARED, SUMMARY, Column, Surroundings
from content.forms import ContentPageForm, GuardedCopyForm
from content.guide.links import help_on_tabs
from content.mails import announce_publication, owner_waits_for
from content.moderation import ReviewTask
from content.previews import ShownInLists
from content.publishing import refuse_publication
from content.readiness import Finding, problems_of
from content.readiness_notes import ReadinessNote, write_notes
from content.readiness_panel import WithReadiness
from content.records import without_parents
from content.saved_filters import SavedFilter
from content.signals import page_deleting, page_saved, page_saving
from taxonomy.assignment import restored, settle_terms, terms_of

__all__ = ["ContentPage", "ReadinessNote", "ReviewTask", "SavedFilter", "Source", "content_page_types"]


ILLUSTRATIVE = "Illustrative example"
"""What an invented page is called wherever it is named away from its own."""


BOOK_KEEPING = frozenset(
    {
        *("draft_title", "expire_at", "go_live_at", "has_unpublished_changes", "numchild"),
        *("last_published_at", "latest_revision", "latest_revision_created_at", "live_revision", "owner", "locked"),
        *("locked_at", "locked_by", "show_in_menus", "translation_key", COMMENTS_RELATION_NAME),
    }
)
"""Fields that Wagtail saves beside the content, and that no list shows."""
API_OWN = frozenset({"type", "title", "url", "first_published"})
"""What Wagtail's API says of every page by itself."""


MOST_TEXT = 200_000
"""Characters of each part of a page that a search looks into, far from what PostgreSQL holds of one: 1 MB."""


class ContentPage(ShownInLists, Page):
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
    """Fields that the admin's lists search, and that say most of what a page is about."""
    year_lookup: ClassVar[str | None] = None
    """The look-up of the one year that `from` and `to` compare; None drops the type when years are asked for."""
    readiness_rules: ClassVar[list] = []
    """What publishing requires, besides the title and the terms that the vocabularies ask for."""
    recommendations: ClassVar[list] = []
    """What readers would miss, though a page may be published without it."""
    quality_rules: ClassVar[tuple[Callable[[Any], Iterable[Finding]], ...]] = ()
    """What such a page is looked through for, besides what every text and picture is."""
    index_prefetches: ClassVar[tuple[Any, ...]] = ()
    """What the finder's index holds of such a page from other tables, so that it is read for many pages at once."""
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

    def card_facts(self):
        """What the index notes for the page's card besides what every card has, as JSON holds it."""
        return {}

    @classmethod
    def card_details(cls, facts, terms):
        """Return the fields of a card that only this type has, made of those facts and the page's terms."""
        return {}

    def card_figure(self):
        """The figure on the page's card, as JSON holds it; None when it has none."""
        return

    @classmethod
    def all_export_columns(cls):
        return (*SHARED, *cls.export_columns)

    @classproperty
    def api_fields(cls):  # noqa: N805 - Wagtail asks the class
        """The fields that the API shows besides its own: the columns that readers may take along."""
        return [column.name for column in cls.all_export_columns() if column.name not in API_OWN]

    def named_page_ids(self):
        """The ids of the other pages that the page names, so that an export leaves out those that are not public."""
        return []

    @classmethod
    def addresses_beside(cls):
        """The addresses outside the page tree at which the public finds parts of such pages."""
        return []

    def search_texts(self):
        """Return {part of the index: text} of what a search for words looks into, all of it public."""
        texts = {"title": [self.title], "lead": [self.lead], SUMMARY: [], BODY: []}
        for column in self.export_columns:
            if column.searched:
                texts[column.searched].append(str(column.text(column.value(self, Surroundings(str)))))
        return {part: "\n".join(filter(None, found))[:MOST_TEXT] for part, found in texts.items()}

    def export_values(self, around):
        """Return {name: value} of all that the public may take along, from what is live."""
        return {column.name: column.value(self, around) for column in self.all_export_columns()}

    @cached_classmethod
    def get_edit_handler(cls):  # noqa: N805 - Wagtail asks the class
        """The edit form of the type, with links into the guide, and with what the page lacks beside it."""
        form = super().get_edit_handler()
        help_on_tabs(form)
        return WithReadiness([form]).bind_to_model(cls)

    @cached_property
    def terms(self):
        """The page's terms by vocabulary: {"service_area": [Term, …]}."""
        return terms_of(self)

    @property
    def cover_theme(self):
        return cover_theme(self.terms)

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
            self.was_written()
            page_saved.send(type(self), page=self)
            return saved

    def was_written(self):
        """Do what a type does when its row is written, before others hear of it."""

    def save_revision(self, *args, **kwargs):
        """Save a draft, which Wagtail may publish in the same transaction, and note how complete it is."""
        with transaction.atomic():
            page_saving.send(type(self))
            revision = super().save_revision(*args, **kwargs)
            write_notes([self])
            return revision

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
        rows = data.get("page_terms")
        others = {name: value for name, value in without_parents(cls, data).items() if name != "page_terms"}
        page = super().from_serializable_data(others, *args, **kwargs)
        if page is not None and rows is not None:
            page.page_terms = restored(rows)
        return page

    def can_move_to(self, parent):
        """A page moves only to where its address is free."""
        return super().can_move_to(parent) and not is_taken_by_the_site(parent, self.slug)

    def publish(self, revision, user=None, **kwargs):
        """Publish `revision`, or turn it away and tell the owner when the page is not ready."""
        if problems := problems_of(revision.as_object()):
            refuse_publication(self, revision, problems, user=user)
            return None
        owner_waits = owner_waits_for(self, user)
        published = super().publish(revision, user=user, **kwargs)
        if owner_waits:
            announce_publication(self, revision, user)
        return published


class Source(Orderable):
    """A numbered source of a page: [1] in its text points to the first."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="sources")
    author = models.CharField(max_length=255, blank=True, help_text="Who wrote or published it, such as: NIESR")
    title = models.CharField(max_length=255, help_text="Such as: Falls in later life, a review")
    year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="When it was published, such as: 2019")
    url = models.URLField(
        "address",
        max_length=500,
        blank=True,
        help_text="Where it can be read, such as: https://www.example.org/review.pdf",
    )
    note = models.CharField(
        max_length=255, blank=True, help_text="What readers should know of it, such as: copy held by a third party"
    )

    panels = [FieldPanel(name) for name in ("author", "title", "year", "url", "note")]

    def __str__(self):
        return self.title


def content_page_types():
    """Return {page type: model} for every concrete type of content page."""
    return {model.page_type: model for model in ContentPage.__subclasses__() if not model._meta.abstract}
