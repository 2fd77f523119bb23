"""Innovation stories: told by the people who were there, before or beside the evidence."""

import datetime

from django.db import models
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)

from content.cards import Cover, place_line
from content.fields import BodyField
from content.models import ContentPage
from content.panels import LAST_TABS, TermsPanel, title_panel
from content.row_panels import RowsPanel
from content.widgets import OneSentence
from finder.index.visibility import readable_pages
from finder.index_pages import FinderIndexPage
from stories import exports
from stories.readiness import RECOMMENDATIONS, RULES


class InnovationStoryPage(ContentPage):
    """What it was like to try something, told as a story; a case study may hold the evidence."""

    standfirst = models.TextField(
        max_length=280,
        blank=True,
        help_text="One or two sentences of at most 280 characters that lead into it, such as: Nobody had ever asked"
        " the porters. When somebody did, the beds began to move.",
    )
    storyteller_name = models.CharField(
        max_length=120, blank=True, help_text="In at most 120 characters, such as: Jo Bloggs"
    )
    storyteller_role = models.CharField(
        max_length=255, blank=True, help_text="What they do and where, such as: ward sister, Leeds"
    )
    storyteller_consent_date = models.DateField(
        null=True,
        blank=True,
        help_text="The day they agreed to be named, such as: 5/3/2026. Without it they are not.",
    )
    place_name = models.CharField(
        max_length=120,
        blank=True,
        help_text="The place as readers know it, in at most 120 characters, such as: Upper Calder valley",
    )
    body = BodyField(help_text="The story itself, such as: a first paragraph that begins with a person and a day.")
    pull_quotation = models.CharField(
        max_length=255, blank=True, help_text="A few words from the story, set large, such as: Nobody had asked us."
    )
    date = models.DateField(null=True, blank=True, help_text="The day it was told or published, such as: 5/3/2026")
    case_study = models.ForeignKey(
        "casestudies.CaseStudyPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stories",
        help_text="The case study that holds the evidence on what this story tells, if there is one.",
    )

    page_type = "story"
    text_fields = ("title", "standfirst")
    year_lookup = "date__year"
    readiness_rules = RULES
    recommendations = RECOMMENDATIONS
    export_columns = exports.COLUMNS
    export_prefetches = ("sources",)
    template = "stories/story_page.html"
    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types = []

    content_panels = [
        title_panel("As you would tell a friend, such as: The porter who moved the beds"),
        FieldPanel("standfirst"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("place_name")]),
        TermsPanel(),
        FieldPanel("hero_image"),
        FieldPanel("body"),
        FieldPanel("pull_quotation", widget=OneSentence),
        MultiFieldPanel(
            [FieldPanel("storyteller_name"), FieldPanel("storyteller_role"), FieldPanel("storyteller_consent_date")],
            heading="Who tells it",
        ),
        PageChooserPanel("case_study"),
        HelpPanel(template="stories/panels/make_case_study.html"),
        RowsPanel("sources", label="Source", heading="Sources"),
        FieldPanel("illustrative"),
    ]
    edit_handler = TabbedInterface([ObjectList(content_panels, heading="Content"), *LAST_TABS])

    class Meta:
        verbose_name = "innovation story"
        verbose_name_plural = "innovation stories"

    @property
    def lead(self):
        return self.standfirst

    def card_facts(self):
        return {"date": self.date and self.date.isoformat()}

    @classmethod
    def card_details(cls, facts, terms):
        return {"date": facts["date"] and datetime.date.fromisoformat(facts["date"])}

    def named_page_ids(self):
        return [self.case_study_id] if self.case_study_id else []

    @property
    def storyteller(self):
        """The storyteller's name and role; empty unless they agreed to be named."""
        named = [self.storyteller_name, self.storyteller_role] if self.storyteller_consent_date else []
        return ", ".join(part for part in named if part)

    def get_context(self, request, *args, **kwargs):
        readable = readable_pages([self.case_study_id]) if self.case_study_id else {}
        return super().get_context(request, *args, **kwargs) | {
            "cover": Cover.of(self.cover_theme, self.cover_seed),
            "place": place_line(self.place_name, self.terms.get("place", [])),
            "sources": list(self.sources.all()),
            "case_study": readable.get(self.case_study_id),
        }


class StoryIndexPage(FinderIndexPage):
    """All innovation stories, to search and filter."""

    listed_type = "story"
    subpage_types = ["stories.InnovationStoryPage"]

    class Meta:
        verbose_name = "story index"
