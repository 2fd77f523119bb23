"""The case study and the index that lists them."""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel

from casestudies import exports
from casestudies.checks.dates import next_check
from casestudies.figures import shown_figure
from casestudies.models.identifiers import Identifier, written
from casestudies.panels import CASE_STUDY_FORM
from casestudies.presentation import case_study_context, has_ended, years_in_words
from casestudies.quality import QUALITY_RULES
from casestudies.readiness import RECOMMENDATIONS, RULES
from content.fields import GalleryField, LongTextField, ShortTextField
from content.models import ContentPage
from finder.index_pages import FinderIndexPage
from finder.own_lists import EVALUATED, NOT_WORKED

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
        help_text="Who did what for whom, in two or three sentences of at most 280 characters, such as: Nurses and"
        " handymen visit older people together and mend what makes them fall.",
    )
    lead_organisation = models.CharField(
        max_length=255, blank=True, help_text="Who led the work, such as: Wigan Council"
    )
    place_name = models.CharField(
        max_length=120,
        blank=True,
        help_text="The place as readers know it, when the terms below are wider, in at most 120 characters, such as:"
        " Upper Calder valley",
    )
    start_year = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=YEARS, help_text="When it began, such as: 2014"
    )
    end_year = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=YEARS, help_text="When it ended, such as: 2017. Leave empty while it runs."
    )
    challenge = LongTextField(
        help_text="What was wrong, for whom, and what had been tried before, such as: Every second ambulance call was"
        " a fall, and leaflets had changed nothing."
    )
    what_was_done = LongTextField(
        help_text="What people did differently, step by step, such as: A nurse and a handyman went together, first to"
        " the homes that had called most."
    )
    what_happened = LongTextField(
        help_text="What changed, what did not, and for whom, such as: Calls fell from 310 to 205 a year. Nights were"
        " as before."
    )

    people_served_number = models.PositiveIntegerField(null=True, blank=True, help_text="A whole number, such as: 640")
    people_served_description = models.CharField(
        max_length=255, blank=True, help_text="Who they were, such as: residents over 75"
    )
    set_up_cost = models.CharField(
        max_length=160, blank=True, help_text="What it took to begin, in at most 160 characters, such as: £64,000"
    )
    running_cost = models.CharField(
        max_length=160,
        blank=True,
        help_text="What it takes to go on, in at most 160 characters, such as: £61,000 a year",
    )
    funding = models.CharField(max_length=255, blank=True, help_text="Who pays, such as: Council 60%, NHS board 40%")
    months_to_set_up = models.PositiveSmallIntegerField(null=True, blank=True, help_text="A whole number, such as: 7")

    gallery = GalleryField()

    what_helped = ShortTextField(
        help_text="What it would not have worked without, such as: Both teams sat in one room and shared one budget."
    )
    what_got_in_the_way = ShortTextField(
        help_text="What others will meet too, such as: Two computer systems that could not read each other."
    )
    risks_met = ShortTextField(
        help_text="What could have gone wrong and what was done, such as: Nobody lifts alone at night: two go."
    )
    what_we_would_do_differently = ShortTextField(
        help_text="What you would tell the next place, such as: Ask the tenants before the architect."
    )
    conditions_for_reuse = ShortTextField(
        help_text="What must be there for it to work elsewhere, such as: A council that owns the homes."
    )

    how_sure_we_are = ShortTextField(
        help_text="Why the evidence level is what it is, what sources disagree on, and what nobody knows, such as:"
        " Calls were counted in one winter only, and a mild one."
    )
    found_not_effective = models.BooleanField(
        default=False,
        help_text="Tick when an evaluation or audit found that it did not do what it was for.",
    )
    evaluation_by = models.CharField(
        "evaluated by", max_length=255, blank=True, help_text="Who looked into it, such as: RAND Europe"
    )
    evaluation_method = models.CharField(
        max_length=255, blank=True, help_text="How, such as: matched comparison of two valleys"
    )
    evaluation_link = models.URLField(
        max_length=500, blank=True, help_text="Where it can be read, such as: https://www.example.org/evaluation.pdf"
    )

    contact_name = models.CharField(
        max_length=120, blank=True, help_text="Whom readers may ask, in at most 120 characters, such as: Jo Bloggs"
    )
    contact_role = models.CharField(
        max_length=120, blank=True, help_text="In at most 120 characters, such as: manager of the falls clinic"
    )
    contact_organisation = models.CharField(max_length=255, blank=True, help_text="Such as: Rhondda Council")
    contact_email = models.EmailField(
        blank=True, help_text="Kept by the hub and never shown, such as: jo.bloggs@example.org"
    )
    contact_consent_date = models.DateField(
        null=True,
        blank=True,
        help_text="The day this person agreed to be named, such as: 5/3/2026. Without it the contact is not shown.",
    )

    source_of_case_study = models.CharField(
        max_length=255, blank=True, help_text="How it reached the hub, such as: sent in by the council, March 2026"
    )
    last_checked = models.DateField(
        null=True,
        blank=True,
        help_text="The day someone last confirmed it is true, such as: 5/3/2026. Readers see it.",
    )
    next_check_due = models.DateField(
        null=True,
        blank=True,
        help_text="The day on which its owner is asked whether it is still true, such as: 5/3/2027. Empty: a year"
        " after publication.",
    )
    check_dates_version = models.PositiveIntegerField(default=0, editable=False)
    update_notes = models.TextField(
        blank=True, help_text="What was corrected and when, such as: Running cost mended after a letter, March 2026"
    )
    licence = models.CharField(
        max_length=80,
        default="CC BY 4.0",
        blank=True,
        help_text="Under what others may use the text, in at most 80 characters, such as: CC BY 4.0",
    )

    identifier_number = models.PositiveIntegerField(null=True, blank=True, unique=True, editable=False)

    page_type = "case-study"
    text_fields = ("title", "result", "summary")
    year_lookup = "start_year"
    readiness_rules = RULES
    recommendations = RECOMMENDATIONS
    quality_rules = QUALITY_RULES
    index_prefetches = ("key_figures", "partners")
    export_columns = exports.COLUMNS
    export_prefetches = exports.PREFETCHES
    exclude_fields_in_copy = ["identifier_number"]
    parent_page_types = ["casestudies.CaseStudyIndexPage"]
    subpage_types = []
    edit_handler = CASE_STUDY_FORM

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
        return years_in_words(self.start_year, self.end_year, has_ended(self.terms))

    @property
    def cover_seed(self):
        return self.identifier_number or super().cover_seed

    def card_facts(self):
        return {"start_year": self.start_year, "end_year": self.end_year, "identifier": self.identifier}

    @classmethod
    def card_details(cls, facts, terms):
        years = years_in_words(facts["start_year"], facts["end_year"], has_ended(terms))
        return {"years": years, "identifier": facts.get("identifier", "")}  # until `reindex` has noted it

    def card_figure(self):
        figures = list(self.key_figures.all())
        return asdict(shown_figure(figures[0])) if figures else None

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
        """Save; an alias is made as a full copy, but the number is the original's."""
        if self.alias_of_id:
            self.identifier_number = None
        return super().save(*args, **kwargs)

    def was_written(self):
        """Give the page its permanent identifier and the day of its next check, when it is live without them."""
        given = {}
        if self.is_out and not self.identifier_number:
            given["identifier_number"] = Identifier.issue(self).number
        if self.is_out and not self.next_check_due:
            given["next_check_due"] = next_check(timezone.localdate())
            given["check_dates_version"] = self.check_dates_version + 1
        for name, value in given.items():
            setattr(self, name, value)
        if given:
            type(self).objects.filter(pk=self.pk).update(**given)

    def with_content_json(self, content):
        """Take the content of a revision, but keep the identifier, which no revision may change, and the dates of
        checks when the site itself set them after that revision was written."""
        page = super().with_content_json(content)
        page.identifier_number = self.identifier_number
        if page.check_dates_version != self.check_dates_version:
            page.last_checked, page.next_check_due = self.last_checked, self.next_check_due
            page.check_dates_version = self.check_dates_version
        return page

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | case_study_context(self, request)


class CaseStudyIndexPage(FinderIndexPage):
    """All case studies, to search and filter."""

    not_worked_introduction = models.TextField(
        f"introduction to “{NOT_WORKED.heading}”",
        blank=True,
        max_length=300,
        default="These did not do what was hoped for, or were stopped. What got in the way is told here with the same"
        " care as a success: a failure that nobody writes down is repeated elsewhere.",
        help_text="One or two sentences above the case studies that did not work or were stopped.",
    )
    evaluated_introduction = models.TextField(
        f"introduction to “{EVALUATED.heading}”",
        blank=True,
        max_length=300,
        default="People who did not run the work, and had no stake in the answer, examined it and published what they"
        " found. That says how sure we are, not how much changed: some of these made little difference.",
        help_text="One or two sentences above the case studies that were independently evaluated.",
    )

    listed_type = "case-study"
    subpage_types = ["casestudies.CaseStudyPage"]
    content_panels = [
        *FinderIndexPage.content_panels,
        FieldPanel("not_worked_introduction"),
        FieldPanel("evaluated_introduction"),
    ]

    class Meta:
        verbose_name = "case study index"
