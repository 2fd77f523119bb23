"""The summit report and the index that lists them."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from content.fields import BodyField, GalleryField, QuotationsField, ShortTextField
from content.models import ContentPage
from content.panels import LAST_TABS, TermsPanel, title_panel
from content.record_panels import RecordsPanel
from content.row_panels import RowsPanel
from finder.index_pages import FinderIndexPage
from summits import exports
from summits.models.records import Answer, Question
from summits.presentation import questions_of, summit_context
from summits.readiness import RECOMMENDATIONS, RULES

EVENT = [
    title_panel("As it was announced, such as: Public Services Summit"),
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
    RecordsPanel("sessions", label="Session", heading="Sessions"),
    RecordsPanel("questions", label="Question", heading="Questions raised"),
    FieldPanel("quotations"),
    RecordsPanel("commitments", label="Commitment", heading="Commitments"),
    RecordsPanel("cited_case_studies", label="Case study", heading="Case studies cited"),
]
REPORT = [
    FieldPanel("body"),
    FieldPanel("report_pdf"),
    FieldPanel("gallery"),
    MultiFieldPanel([FieldPanel("authors"), FieldPanel("suggested_citation")], heading="Citing the report"),
    RowsPanel("sources", label="Source", heading="Sources"),
]


class SummitReportPage(ContentPage):
    """What a summit said, asked and promised."""

    event_date = models.DateField("first day", null=True, blank=True, help_text="Such as: 5/3/2026")
    event_end_date = models.DateField(
        "last day", null=True, blank=True, help_text="Such as: 6/3/2026. Empty when it was one day."
    )
    only_year_known = models.BooleanField(
        default=False, help_text="Tick when the day is not known: readers see the year."
    )
    venue = models.CharField(max_length=255, blank=True, help_text="Where it was, such as: Town Hall, Leeds")
    hosts = models.CharField(max_length=255, blank=True, help_text="Who invited, such as: RSA and the 2020 hub")
    summary = models.TextField(
        max_length=400,
        blank=True,
        help_text="Who met, about what, and what came of it, in at most 400 characters, such as: Two hundred people"
        " from the front line and from town halls asked what councils could stop doing.",
    )
    key_messages = ShortTextField(
        features=["ol", "bold", "italic", "link"],
        help_text="A numbered list of three to six sentences, such as: Services work better when those who use them"
        " have a hand in them.",
    )
    quotations = QuotationsField(
        help_text="What was said that deserves to be remembered, such as: We were consulted to death and never asked."
    )
    body = BodyField(
        "full report",
        help_text="The report itself, so that nobody needs the PDF to read it, such as: a heading and some paragraphs"
        " for each debate.",
    )
    report_pdf = models.ForeignKey(
        "images.NetworkDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The report as it was printed, for readers to keep.",
    )
    authors = models.CharField(
        max_length=255, blank=True, help_text="Who wrote the report, such as: J. Bloggs, A. Rhys"
    )
    suggested_citation = models.TextField(
        blank=True, help_text="Such as: Bloggs, J. (2026) Public Services Summit: a report. London: 2020 hub."
    )
    gallery = GalleryField()

    page_type = "summit"
    text_fields = ("title", "summary")
    year_lookup = "event_date__year"
    readiness_rules = RULES
    recommendations = RECOMMENDATIONS
    export_columns = exports.COLUMNS
    export_prefetches = index_prefetches = exports.PREFETCHES
    template = "summits/summit_report_page.html"
    parent_page_types = ["summits.SummitIndexPage"]
    subpage_types = []
    edit_handler = TabbedInterface(
        [
            ObjectList(EVENT, heading="The event"),
            ObjectList(DEBATE, heading="The debate"),
            ObjectList(REPORT, heading="The report"),
            *LAST_TABS,
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

    def card_facts(self):
        return {"date": self.event_date and self.event_date.isoformat(), "only_year_known": self.only_year_known}

    @classmethod
    def card_details(cls, facts, terms):
        day = facts["date"] and datetime.date.fromisoformat(facts["date"])
        return {"years": str(day.year)} if day and facts["only_year_known"] else {"date": day}

    def named_page_ids(self):
        return exports.named_page_ids(self)

    def clean(self):
        super().clean()
        if self.event_date and self.event_end_date and self.event_end_date < self.event_date:
            raise ValidationError({"event_end_date": "The last day comes before the first day. Correct one of them."})

    def question_answers(self):
        """The answers to all its questions, as they are stored."""
        return Answer.objects.filter(question__page=self)

    @classmethod
    def addresses_beside(cls):
        """The questions of the reports that anyone may read, each at its own address."""
        questions = Question.objects.filter(page__finder_entry__isnull=False).order_by("page", "sort_order", "pk")
        return [question.get_absolute_url() for question in questions.only("slug")]

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
