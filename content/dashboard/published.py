"""What readers have had this month for the first time."""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from content.dashboard.panels import ListPanel
from content.models import content_page_types


class PublishedThisMonth(ListPanel):
    """Pages of the library first published this month, of those that this person may see, the newest first."""

    name = "published_this_month"
    heading = "Published this month"
    template_name = "content/dashboard/published.html"
    order = 220

    def found(self, user):
        begin = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        seen = page_permission_policy.explorable_instances(user)
        types = ContentType.objects.get_for_models(*content_page_types().values()).values()
        pages = Page.objects.live().filter(first_published_at__gte=begin, content_type__in=types)
        return pages.filter(pk__in=seen.values("pk")).order_by("-first_published_at", "-pk")
