"""What editors are told about checks on the first screen of the admin."""

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from casestudies.checks.links import still_true_address
from casestudies.checks.mails import can_be_asked
from casestudies.models import CaseStudyPage

MOST_SHOWN = 10


class OverdueForChecking(Component):
    """The case studies whose check is overdue and that this person may edit, the longest overdue first. Nothing is
    drawn when there are none."""

    name = "overdue_for_checking"
    template_name = "casestudies/checks/overdue.html"
    order = 205

    def get_context_data(self, parent_context):
        overdue = overdue_pages(parent_context["request"].user)
        total = overdue.count()
        pages = overdue.select_related("owner").order_by("next_check_due", "pk")[:MOST_SHOWN] if total else []
        lines = [line(page) for page in pages]
        return {
            "total": total,
            "lines": lines,
            "some_not_asked": any(one["nobody_to_ask"] for one in lines),
            "more": max(total - MOST_SHOWN, 0),
        }


def overdue_pages(user):
    """Return the live case studies whose check is overdue and that `user` may edit."""
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    found = CaseStudyPage.objects.live().filter(alias_of=None, next_check_due__lt=timezone.localdate())
    is_public = ExpressionWrapper(Q(finder_entry__isnull=False), BooleanField())
    return found.filter(pk__in=editable.values("pk")).annotate(is_public=is_public)


def line(page):
    return {
        "page": page,
        "still_true_url": still_true_address(page) if page.is_public else "",
        "nobody_to_ask": not can_be_asked(page.owner),
    }
