"""What the e-mails about a page say of it."""

from django import template
from django.urls import reverse
from wagtail.admin.utils import get_admin_base_url

from content.assessment import assess_latest
from content.commenting import commented

register = template.Library()


@register.filter
def one_line(text):
    """A line break would not pass in a subject."""
    return " ".join(str(text).split())


@register.filter
def assessed(page):
    """Return what the rules have to say of a page's newest version; nothing of a page without rules."""
    return assess_latest(page) if hasattr(page, "readiness_rules") else None


@register.filter
def commented_part(comment):
    """Return the part of the form that a comment is on."""
    return commented(comment.page.specific_class, comment.contentpath)


@register.filter
def edit_address(page):
    return address("wagtailadmin_pages:edit", page.pk)


@register.filter
def address_of_changes(page, task_state):
    """Return where the version that this task was about is compared with the newest."""
    return address("wagtailadmin_pages:revisions_compare", page.pk, task_state.revision_id, "latest")


def address(name, *args):
    return f"{get_admin_base_url() or ''}{reverse(name, args=args)}"
