"""What readers looked for most and did not find, on the first screen of the admin."""

from django.db.models import Max, Sum
from wagtail.admin.ui.components import Component

from finder.gaps import LISTS
from finder.models import UnansweredSearch

MOST_SHOWN = 5


class TopGaps(Component):
    """The words that most often found nothing, whatever else was asked. Nothing is drawn when there are none."""

    name = "top_gaps"
    template_name = "finder/admin/top_gaps.html"
    order = 210

    def get_context_data(self, parent_context):
        searches = UnansweredSearch.objects.filter(where__in=LISTS).exclude(text="")
        words = searches.order_by().values("text").annotate(together=Sum("times"), last=Max("last_seen"))
        return {"searches": list(words.order_by("-together", "-last", "text")[:MOST_SHOWN])}
