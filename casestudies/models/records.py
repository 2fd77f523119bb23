"""The structured records of a case study: figures, partners, policies, documents and the spread trail."""

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import URLInput
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from casestudies.figure_panels import FigureValuePanel


class KeyFigure(Orderable):
    """One measure, before and after, with what it was compared to and where it comes from."""

    class Better(models.TextChoices):
        HIGHER = "higher", "Higher is better"
        LOWER = "lower", "Lower is better"
        NEITHER = "neither", "Neither is better"

    page = ParentalKey("casestudies.CaseStudyPage", on_delete=models.CASCADE, related_name="key_figures")
    measure = models.CharField(
        max_length=160, help_text="What was counted, in at most 160 characters, such as: Unplanned hospital stays"
    )
    unit = models.CharField(
        max_length=80,
        blank=True,
        help_text="In at most 80 characters, such as: % of tenants, £ million, or: per 100 residents a year",
    )
    before_value = models.DecimalField(
        max_digits=14, decimal_places=4, null=True, blank=True, help_text="A number alone, such as: 42.5"
    )
    before_label = models.CharField(
        max_length=80,
        blank=True,
        help_text="In at most 80 characters, such as: before, target or comparison group",
    )
    before_year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Such as: 2012")
    after_value = models.DecimalField(
        max_digits=14, decimal_places=4, null=True, blank=True, help_text="A number alone, such as: 29.3"
    )
    after_label = models.CharField(
        max_length=80, blank=True, help_text="In at most 80 characters, such as: after two years"
    )
    after_year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Such as: 2014")
    comparison = models.CharField(
        max_length=255, blank=True, help_text="What it was set beside, such as: matched group, 37.5 to 36.8"
    )
    period = models.CharField(
        max_length=120,
        blank=True,
        help_text="What time it covers, in at most 120 characters, such as: 12 months after release",
    )
    better = models.CharField(
        "which direction is better",
        max_length=10,
        choices=Better,
        default=Better.NEITHER,
        help_text="Decides whether readers see a change for the better.",
    )
    source = models.CharField(
        max_length=255, blank=True, help_text="Where it stands, such as: Northmoor University, 2021, table 4"
    )
    source_url = models.URLField(
        "address of the source", max_length=500, blank=True, help_text="Such as: https://www.example.org/report.pdf"
    )

    panels = [
        FieldPanel("measure"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("better")]),
        FieldRowPanel([FigureValuePanel("before_value"), FieldPanel("before_label"), FieldPanel("before_year")]),
        FieldRowPanel([FigureValuePanel("after_value"), FieldPanel("after_label"), FieldPanel("after_year")]),
        FieldPanel("comparison"),
        FieldPanel("period"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
    ]

    def __str__(self):
        return self.measure


class Partner(Orderable):
    """An organisation that took part, and what it did."""

    page = ParentalKey("casestudies.CaseStudyPage", on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(max_length=255, help_text="The organisation, such as: Easton Tenants’ Association")
    role = models.CharField(max_length=255, blank=True, help_text="What it did, such as: funder, provider, evaluator")

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("role")])]

    def __str__(self):
        return self.name


class RelatedItem(Orderable):
    """Something to read beside the case study: a policy or law, a document to download, a page elsewhere."""

    class Kind(models.TextChoices):
        POLICY = "policy", "Policy or legislation"
        DOCUMENT = "document", "Document to download"
        LINK = "link", "Link"

    page = ParentalKey("casestudies.CaseStudyPage", on_delete=models.CASCADE, related_name="related_items")
    kind = models.CharField(
        max_length=10, choices=Kind, default=Kind.LINK, help_text="A document is kept here; the others are elsewhere."
    )
    title = models.CharField(max_length=255, help_text="As readers should see it, such as: Housing Act 2004")
    url = models.URLField(
        "address", max_length=500, blank=True, help_text="Where it is, such as: https://www.legislation.gov.uk"
    )
    document = models.ForeignKey(
        "images.NetworkDocument",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The file that readers download.",
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("title")]),
        FieldRowPanel(
            [
                FieldPanel("url", classname="only-for-links", widget=URLInput(attrs={"placeholder": "https://"})),
                FieldPanel("document", classname="only-for-documents"),
            ]
        ),
    ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if self.kind == self.Kind.DOCUMENT and not self.document:
            raise ValidationError({"document": "Choose the document, or change the kind to a link."})
        if self.kind != self.Kind.DOCUMENT and not self.url:
            raise ValidationError({"url": "Enter the address, such as https://www.gov.uk/…"})

    @property
    def address(self):
        return self.document.url if self.document else self.url


class AdoptedPractice(Orderable):
    """The spread trail: this case study took up the practice of an earlier one and changed something in it."""

    page = ParentalKey("casestudies.CaseStudyPage", on_delete=models.CASCADE, related_name="inspired_by")
    origin = models.ForeignKey(
        "casestudies.CaseStudyPage",
        on_delete=models.CASCADE,
        related_name="adopted_by",
        help_text="The earlier case study that this one learned from.",
    )
    year = models.PositiveSmallIntegerField("year taken up", null=True, blank=True, help_text="Such as: 2016")
    what_changed = models.TextField(
        blank=True,
        help_text="What was kept and what was changed, such as: The visits were kept; a volunteer goes, not a nurse.",
    )

    panels = [
        PageChooserPanel("origin", "casestudies.CaseStudyPage"),
        FieldPanel("year"),
        FieldPanel("what_changed"),
    ]

    def __str__(self):
        return f"{self.page} after {self.origin}"
