"""The records of a summit: sessions, the questions it raised, what practice answers, who promised what."""

from django import forms
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from content.fields import ShortTextField
from content.record_panels import RecordsPanel
from taxonomy.assignment import settled
from taxonomy.models import Term

THEMES = {"vocabulary__slug": "theme", "status__in": ["in-use", "retired"]}
"""A retired theme that a draft has is still shown on its form, and gives way once the page is published."""


class SettlesThemes:
    """A record with themes of its own, of which retired ones give way to what replaced them."""

    def settle_themes(self):
        themes = list(self.themes.all())
        if any(theme.status != Term.Status.IN_USE for theme in themes):
            self.themes.set(settled(themes))


class Session(SettlesThemes, Orderable, ClusterableModel):
    """One session: who spoke, about what, and what was said."""

    page = ParentalKey("summits.SummitReportPage", on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(max_length=255, help_text="Such as: Who owns a mutual?")
    starts_at = models.TimeField(null=True, blank=True, help_text="Such as: 14:30")
    speakers = models.TextField(blank=True, help_text="One a line, with their role, such as: Jo Bloggs, care worker")
    themes = ParentalManyToManyField(
        "taxonomy.Term",
        blank=True,
        limit_choices_to=THEMES,
        related_name="+",
        help_text="What the session was about, beside the themes of the whole report.",
    )
    notes = ShortTextField(help_text="What was said and left open, such as: Staff wanted a vote, funders a board.")

    panels = [
        FieldRowPanel([FieldPanel("title"), FieldPanel("starts_at")]),
        FieldPanel("speakers"),
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
        FieldPanel("notes"),
    ]

    def __str__(self):
        return self.title

    @property
    def speaker_list(self):
        """The speakers as [{"name": …, "role": …}], from a line each."""
        lines = [line.partition(",") for line in self.speakers.splitlines() if line.strip()]
        return [{"name": name.strip(), "role": role.strip()} for name, _, role in lines]


class Question(SettlesThemes, Orderable, ClusterableModel):
    """A question that a summit raised, which practice may answer later. Its address stays when its words change."""

    page = ParentalKey("summits.SummitReportPage", on_delete=models.CASCADE, related_name="questions")
    question = models.CharField(
        max_length=255, help_text="As it was asked, such as: Can a mutual serve its users as well as its owners?"
    )
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    context = ShortTextField(
        help_text="Why it was asked and what was at stake, such as: Three councils were about to hand services over."
    )
    themes = ParentalManyToManyField(
        "taxonomy.Term",
        blank=True,
        limit_choices_to=THEMES,
        related_name="+",
        help_text="What the question is about. Readers find it under these themes.",
    )

    panels = [
        FieldPanel("question"),
        FieldPanel("context"),
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
        RecordsPanel("answers", label="Answer", heading="What practice answers"),
    ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        """Return the address of the question's own page; empty while it is not saved."""
        return reverse("summits:question", args=[self.slug]) if self.slug else ""

    def save(self, *args, **kwargs):
        """Save, keeping the address that the question was first given. A copy of it gets one of its own."""
        self.slug = self.slug or self._stored_slug()
        if not self.slug or Question.objects.exclude(pk=self.pk).filter(slug=self.slug).exists():
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _stored_slug(self):
        return Question.objects.filter(pk=self.pk).values_list("slug", flat=True).first() or ""

    def _free_slug(self):
        base = slugify(self.question)[:70].strip("-") or "question"
        taken = set(Question.objects.filter(slug__startswith=base).values_list("slug", flat=True))
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        return next(slug for slug in (base, *numbered) if slug not in taken)


class Answer(Orderable):
    """A case study or story that answers a question: yes, no, or it cannot be told."""

    class Stance(models.TextChoices):
        FOR = "for", "Practice says yes"
        AGAINST = "against", "Practice says no"
        UNCLEAR = "unclear", "Unclear"

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="answers")
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="answered_questions",
        verbose_name="answered by",
        help_text="The case study or story that has something to say to it.",
    )
    stance = models.CharField(
        max_length=10, choices=Stance, default=Stance.UNCLEAR, help_text="Whether it speaks for a yes or for a no."
    )
    note = models.CharField(
        max_length=255,
        blank=True,
        help_text="In one sentence what it says to the question, such as: Users gained once they sat on the board.",
    )

    panels = [
        PageChooserPanel("page", ["casestudies.CaseStudyPage", "stories.InnovationStoryPage"]),
        FieldPanel("stance"),
        FieldPanel("note"),
    ]

    def __str__(self):
        return f"{self.page}: {self.get_stance_display()}"


class CitedCaseStudy(Orderable):
    """A case study that was spoken of at the summit or in its report."""

    page = ParentalKey("summits.SummitReportPage", on_delete=models.CASCADE, related_name="cited_case_studies")
    case_study = models.ForeignKey(
        "casestudies.CaseStudyPage",
        on_delete=models.CASCADE,
        related_name="citations",
        help_text="One that was spoken of at the summit or in its report.",
    )

    panels = [PageChooserPanel("case_study")]

    def __str__(self):
        return str(self.case_study)


class Commitment(Orderable):
    """Who promised what, by when, and how it stands."""

    class Status(models.TextChoices):
        NOT_STARTED = "not-started", "Not started"
        UNDER_WAY = "under-way", "Under way"
        DONE = "done", "Done"
        OVERDUE = "overdue", "Overdue"

    page = ParentalKey("summits.SummitReportPage", on_delete=models.CASCADE, related_name="commitments")
    what = models.CharField(max_length=255, help_text="What was promised, such as: Publish what each service costs")
    who = models.CharField(
        max_length=255, blank=True, help_text="Who promised it, such as: the hosts, with two councils"
    )
    by_when = models.DateField(null=True, blank=True, help_text="Such as: 1/4/2027")
    status = models.CharField(
        max_length=12,
        choices=Status,
        default=Status.NOT_STARTED,
        help_text="How it stands today, as far as the hub knows.",
    )

    panels = [
        FieldPanel("what"),
        FieldRowPanel([FieldPanel("who"), FieldPanel("by_when"), FieldPanel("status")]),
    ]

    def __str__(self):
        return self.what
