"""The edit form of a case study, in the order a person thinks."""

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from content.panels import LAST_TABS, TermsPanel, title_panel
from content.record_panels import RecordsPanel
from content.row_panels import RowsPanel
from content.widgets import OneSentence

WHAT_CHANGED = [
    title_panel("What was done and where, such as: Street wardens in Easton"),
    FieldPanel("result", widget=OneSentence),
    FieldPanel("summary"),
    TermsPanel(only=["outcome"], heading="How it turned out"),
    RowsPanel("key_figures", label="Key figure", heading="Key figures"),
    FieldPanel("hero_image"),
    FieldPanel("illustrative"),
]
WHERE_AND_WHO = [
    FieldPanel("lead_organisation"),
    FieldPanel("place_name"),
    FieldRowPanel([FieldPanel("start_year"), FieldPanel("end_year")]),
    TermsPanel(without=["outcome", "evidence"]),
    MultiFieldPanel(
        [FieldPanel("people_served_number"), FieldPanel("people_served_description")], heading="How many people"
    ),
    MultiFieldPanel(
        [FieldPanel(name) for name in ("set_up_cost", "running_cost", "funding", "months_to_set_up")], heading="Cost"
    ),
    RowsPanel("partners", label="Partner", heading="Partners"),
]
WHAT_WAS_DONE = [
    FieldPanel("challenge"),
    FieldPanel("what_was_done"),
    FieldPanel("what_happened"),
    MultiFieldPanel(
        [
            FieldPanel("what_helped"),
            FieldPanel("what_got_in_the_way"),
            FieldPanel("risks_met"),
            FieldPanel("what_we_would_do_differently"),
            FieldPanel("conditions_for_reuse"),
        ],
        heading="Before you copy it",
    ),
    RecordsPanel("inspired_by", label="Case study", heading="Inspired by"),
    FieldPanel("gallery"),
]
HOW_WE_KNOW = [
    TermsPanel(only=["evidence"], heading="How strong the evidence is"),
    FieldPanel("how_sure_we_are"),
    FieldPanel("found_not_effective"),
    MultiFieldPanel(
        [FieldPanel("evaluation_by"), FieldPanel("evaluation_method"), FieldPanel("evaluation_link")],
        heading="Evaluation",
    ),
    RowsPanel("sources", label="Source", heading="Sources"),
    RecordsPanel("related_items", label="Item", heading="Policy, documents and links"),
]
WHO_TO_ASK = [
    FieldPanel("contact_name"),
    FieldPanel("contact_role"),
    FieldPanel("contact_organisation"),
    FieldPanel("contact_email"),
    FieldPanel("contact_consent_date"),
]
HUB_ONLY = [
    FieldPanel("source_of_case_study"),
    FieldPanel(
        "owner",
        help_text="Who answers for it, and is asked each year whether it is still true. Authors can change only pages"
        " that they own; an editor can give a page to somebody else.",
    ),
    FieldRowPanel([FieldPanel("last_checked"), FieldPanel("next_check_due")]),
    FieldPanel("update_notes"),
    FieldPanel("licence"),
]
CASE_STUDY_FORM = TabbedInterface(
    [
        ObjectList(WHAT_CHANGED, heading="What changed"),
        ObjectList(WHERE_AND_WHO, heading="Where and who"),
        ObjectList(WHAT_WAS_DONE, heading="What was done"),
        ObjectList(HOW_WE_KNOW, heading="How we know"),
        ObjectList(WHO_TO_ASK, heading="Who to ask"),
        ObjectList(HUB_ONLY, heading="Hub only"),
        *LAST_TABS,
    ]
)
