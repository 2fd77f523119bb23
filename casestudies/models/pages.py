"""The case study and the index that lists them."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page

from casestudies import exports
from casestudies.figures import shown_figure
from casestudies.models.identifiers import Identifier, written
from casestudies.panels import case_study_form
from casestudies.presentation import case_study_context
from casestudies.readiness import RULES
from content.fields import GalleryField, LongTextField, ShortTextField
from content.models import ContentPage
from finder.index_pages import FinderIndexPage

YEARS = [MinValueValidator(1800, "Enter a year from 1800 on."), MaxValueValidator(2100, "Enter a year up to 2100.")]


class CaseStudyPage(ContentPage):
    """One thing that one place tried: what changed, at what cost, and how sure we are."""

    result = models.CharField(
        max_length=160,
        blank=True,
        help_text="What changed, in at most 160 characters, such as: Hospital stays fell by 31% in two years.",
    )
    summary = models.TextField(
        max_length=280,
        blank=True,
        help_text="Who did what for whom, in two or three sentences. At most 280 characters.",
    )
    lead_organisation = models.CharField(max_length=255, blank=True, help_text="Such as: Wigan Council")
    place_name = models.CharField(
        max_length=120,
        blank=True,
        help_text="The place as readers know it, when the terms below are wider, such as: Upper Calder valley",
    )
    start_year = models.PositiveSmallIntegerField(null=True, blank=True, validators=YEARS, help_text="Such as: 2014")
    end_year = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=YEARS, help_text="Leave empty while it runs."
    )
    challenge = LongTextField(help_text="What was wrong, for whom, and what had been tried before.")
    what_was_done = LongTextField(help_text="What people did differently, step by step.")
    what_happened = LongTextField(help_text="What changed, what did not, and for whom.")

    people_served_number = models.PositiveIntegerField(null=True, blank=True, help_text="A whole number, such as: 640")
    people_served_description = models.CharField(max_length=255, blank=True, help_text="Such as: residents over 75")
    set_up_cost = models.CharField(max_length=160, blank=True, help_text="Such as: £64,000")
    running_cost = models.CharField(max_length=160, blank=True, help_text="Such as: £61,000 a year")
    funding = models.CharField(max_length=255, blank=True, help_text="Such as: Council 60%, NHS board 40%")
    months_to_set_up = models.PositiveSmallIntegerField(null=True, blank=True, help_text="A whole number, such as: 7")

    gallery = GalleryField()

    what_helped = ShortTextField()
    what_got_in_the_way = ShortTextField()
    risks_met = ShortTextField()
    what_we_would_do_differently = ShortTextField()
    conditions_for_reuse = ShortTextField(help_text="What must be there for it to work elsewhere.")

    how_sure_we_are = ShortTextField(
        help_text="Why the evidence level is what it is, what sources disagree on, and what nobody knows."
    )
    found_not_effective = models.BooleanField(
        default=False,
        help_text="Tick when an evaluation or audit found that it did not do what it was for.",
    )
    evaluation_by = models.CharField("evaluated by", max_length=255, blank=True, help_text="Such as: RAND Europe")
    evaluation_method = models.CharField(
        max_length=255, blank=True, help_text="Such as: matched comparison of two valleys"
    )
    evaluation_link = models.URLField(max_length=500, blank=True)

    contact_name = models.CharField(max_length=120, blank=True)
    contact_role = models.CharField(max_length=120, blank=True)
    contact_organisation = models.CharField(max_length=255, blank=True)
    contact_email = models.EmailField(blank=True, help_text="Kept by the hub and never shown.")
    contact_consent_date = models.DateField(
        null=True, blank=True, help_text="The day this person agreed to be named. Without it the contact is not shown."
    )

    source_of_case_study = models.CharField(
        max_length=255, blank=True, help_text="How it reached the hub, such as: sent in by the council, March 2026"
    )
    last_checked = models.DateField(
        null=True, blank=True, help_text="The day someone last confirmed it is true. Readers see it."
    )
    next_check_due = models.DateField(null=True, blank=True)
    update_notes = models.TextField(blank=True)
    licence = models.CharField(max_length=80, default="CC BY 4.0", blank=True)

    identifier_number = models.PositiveIntegerField(null=True, blank=True, unique=True, editable=False)

    page_type = "case-study"
    text_fields = ("title", "result", "summary")
    year_lookup = "start_year"
    readiness_rules = RULES
    figure_prefetches = ("key_figures",)
    export_columns = exports.COLUMNS
    export_prefetches = exports.PREFETCHES
    exclude_fields_in_copy = ["identifier_number"]
    parent_page_types = ["casestudies.CaseStudyIndexPage"]
    subpage_types = []
    edit_handler = case_study_form(Page.promote_panels, Page.settings_panels)

    class Meta:
        verbose_name = "case study"
        verbose_name_plural = "case studies"

    @property
    def lead(self):
        return self.result

    @property
    def identifier(self):
        """The permanent identifier, such as CS-0001; empty before the first publication."""
        return written(self.identifier_number) if self.identifier_number else ""

    @property
    def years(self):
        """When it ran, in words: “since 2014”, “2010 to 2015”, “2012”; “from 1999” when nobody knows when it ended."""
        if not self.start_year:
            return ""
        if not self.end_year:
            return f"{'from' if self.has_ended else 'since'} {self.start_year}"
        return str(self.start_year) if self.end_year == self.start_year else f"{self.start_year} to {self.end_year}"

    @property
    def has_ended(self):
        return any(stage.slug == "ended" for stage in self.terms.get("stage", []))

    @property
    def cover_seed(self):
        return self.identifier_number or super().cover_seed

    def card_details(self):
        return {"years": self.years}

    def card_figure(self):
        figures = list(self.key_figures.all())
        return shown_figure(figures[0]) if figures else None

    def named_page_ids(self):
        return exports.named_page_ids(self)

    def clean(self):
        super().clean()
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise ValidationError({"end_year": "The end year comes before the start year. Correct one of them."})

    @property
    def is_out(self):
        """The page itself is live. One scheduled from the add form is saved as live before it is put back to wait."""
        waits = self.go_live_at and self.go_live_at > timezone.now()
        return self.live and not waits and not self.alias_of_id

    def save(self, *args, **kwargs):
        """Save, and give the page its permanent identifier when it is live for the first time."""
        if self.alias_of_id:
            self.identifier_number = None  # an alias is made as a full copy, but the number is the original's
        with transaction.atomic():
            saved = super().save(*args, **kwargs)
            if self.is_out and not self.identifier_number:
                self.identifier_number = Identifier.issue(self).number
                type(self).objects.filter(pk=self.pk).update(identifier_number=self.identifier_number)
            return saved

    def with_content_json(self, content):
        """Take the content of a revision, but keep the identifier, which no revision may change."""
        page = super().with_content_json(content)
        page.identifier_number = self.identifier_number
        return page

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | case_study_context(self, request)


class CaseStudyIndexPage(FinderIndexPage):
    """All case studies, to search and filter."""

    listed_type = "case-study"
    subpage_types = ["casestudies.CaseStudyPage"]

    class Meta:
        verbose_name = "case study index"
