"""Which panels of this room stand on the admin's first screen, and which of Wagtail's they take the place of."""

from wagtail.admin.views.home import (
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from content.dashboard.adding import AddPages
from content.dashboard.broken_links import BrokenLinks
from content.dashboard.drafts import YourDrafts
from content.dashboard.first_steps import FirstSteps
from content.dashboard.published import PublishedThisMonth
from content.dashboard.submitted import SentBack, WaitingForReview
from content.dashboard.to_review import ToReview

REPLACED = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel, RecentEditsPanel)
PANELS = (SentBack, ToReview, FirstSteps, AddPages, YourDrafts, WaitingForReview, BrokenLinks, PublishedThisMonth)


def add_panels(request, panels):
    """Put this room's panels in the place of Wagtail's. Each finds out what this person may see, and draws nothing
    when there is nothing."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    panels += [panel() for panel in PANELS]
