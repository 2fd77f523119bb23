"""The summit report and the index that lists them."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Page

from content.fields import BodyField, GalleryField, QuotationsField, ShortTextField
from content.models import ContentPage
from content.panels import TermsPanel
from finder.index_pages import FinderIndexPage
from summits import exports
from summits.models.records import Answer
from summits.presentation import questions_of, summit_context
from summits.readiness import RULES

EVENT = [
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    FieldPanel("key_messages"),
    FieldRowPanel([FieldPanel("event_date"), FieldPanel("event_end_date")]),
    FieldPanel("only_year_known"),
    FieldRowPanel([FieldPanel("venue"), FieldPanel("hosts")]),
    TermsPanel(),
    FieldPanel("hero_image"),
    FieldPanel("illustrative"),
]
DEBATE = [
    InlinePanel("sessions", label="Session", heading="Sessions"),
    InlinePanel("questions", label="Question", heading="Questions raised"),
    FieldPanel("quotations"),
    InlinePanel("commitments", label="Commitment", heading="Commitments"),
    InlinePanel("cited_case_studies", label="Case study", heading="Case studies cited"),
]
REPORT = [
    FieldPanel("body"),
    FieldPanel("report_pdf"),
    FieldPanel("gallery"),
    MultiFieldPanel([FieldPanel("authors"), FieldPanel("suggested_citation")], heading="Citing the report"),
    InlinePanel("sources", label="Source", heading="Sources"),
]


class SummitReportPage(ContentPage):
    """What a summit said, asked and promised."""

    event_date = models.DateField("first day", null=True, blank=True)
    event_end_date = models.DateField("last day", null=True, blank=True, help_text="Empty when it was one day.")
    only_year_known = models.BooleanField(
        default=False, help_text="Tick when the day is not known: readers see the year."
    )
    venue = models.CharField(max_length=255, blank=True)
    hosts = models.CharField(max_length=255, blank=True)
    summary = models.TextField(max_length=400, blank=True, help_text="At most 400 characters.")
    key_messages = ShortTextField(
        features=["ol", "bold", "italic", "link"], help_text="A numbered list, three to six."
    )
    quotations = QuotationsField(help_text="What was said that deserves to be remembered.")
    body = BodyField("full report", help_text="The report itself, so that nobody needs the PDF to read it.")
    report_pdf = models.ForeignKey(
        "images.NetworkDocument", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    authors = models.CharField(max_length=255, blank=True)
    suggested_citation = models.TextField(blank=True)
    gallery = GalleryField()

    page_type = "summit"
    text_fields = ("title", "summary")
    year_lookup = "event_date__year"
    readiness_rules = RULES
    export_columns = exports.COLUMNS
    export_prefetches = exports.PREFETCHES
    template = "summits/summit_report_page.html"
    parent_page_types = ["summits.SummitIndexPage"]
    subpage_types = []
    edit_handler = TabbedInterface(
        [
            ObjectList(EVENT, heading="The event"),
            ObjectList(DEBATE, heading="The debate"),
            ObjectList(REPORT, heading="The report"),
            ObjectList(Page.promote_panels, heading="Address"),
            ObjectList(Page.settings_panels, heading="Schedule"),
        ]
    )

    class Meta:
        verbose_name = "summit report"

    @property
    def lead(self):
        return self.summary

    def save(self, *args, **kwargs):
        """Save, with the themes of sessions and questions settled as the page's own terms are."""
        if kwargs.get("update_fields") is None:
            for record in [*self.sessions.all(), *self.questions.all()]:
                record.settle_themes()
        return super().save(*args, **kwargs)

    def card_details(self):
        return {"years": str(self.event_date.year)} if self.only_year_known else {"date": self.event_date}

    def named_page_ids(self):
        return exports.named_page_ids(self)

    def clean(self):
        super().clean()
        if self.event_date and self.event_end_date and self.event_end_date < self.event_date:
            raise ValidationError({"event_end_date": "The last day comes before the first day. Correct one of them."})

    def question_answers(self):
        """The answers to all its questions, as they are stored."""
        return Answer.objects.filter(question__page=self)

    def public_questions(self, request):
        """The questions raised, each with the public answers, as templates show them."""
        return questions_of(self, request)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | summit_context(self, request)


class SummitIndexPage(FinderIndexPage):
    """All summit reports, to search and filter."""

    listed_type = "summit"
    subpage_types = ["summits.SummitReportPage"]

    class Meta:
        verbose_name = "summit index"
