"""What readers looked for most and did not find, on the first screen of the admin."""

from wagtail.admin.ui.components import Component

from finder.gaps import LISTS
from finder.models import UnansweredSearch

MOST_SHOWN = 5


class TopGaps(Component):
    """The words that most often found nothing. Nothing is drawn when there are none."""

    name = "top_gaps"
    template_name = "finder/admin/top_gaps.html"
    order = 210

    def get_context_data(self, parent_context):
        searches = UnansweredSearch.objects.filter(where__in=LISTS).exclude(text="")
        return {"searches": list(searches.order_by("-times", "-last_seen", "-pk")[:MOST_SHOWN])}
