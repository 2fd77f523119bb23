"""The menus and the network's details, for the base template."""

from django import template

from home.models import NetworkSettings
from home.navigation import Navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context):
    """Return the menus for this request."""
    return Navigation(context["request"])


@register.simple_tag(takes_context=True)
def breadcrumbs(context, page, title="", below=False):
    """Return the way down to `page`, or to what is shown `below` it, as a list of links."""
    return context["nav"].trail(page, title, below)


@register.simple_tag(takes_context=True)
def network_settings(context):
    """Return the hub's details for the site of this request."""
    request = context.get("request")
    return NetworkSettings.for_request(request) if request else NetworkSettings.load_for_default_site()
