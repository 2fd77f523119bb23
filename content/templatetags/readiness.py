"""What the rules of readiness have to say of a page, for templates of Wagtail's views."""

from django import template

from content.assessment import assess_latest
from content.readiness_panel import shown

register = template.Library()


@register.inclusion_tag("content/admin/findings.html")
def findings(page):
    """Show what a page's newest version lacks."""
    page = page.specific
    return shown(page, assess_latest(page)) if hasattr(page, "readiness_rules") else {}
