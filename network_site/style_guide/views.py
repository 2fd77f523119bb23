"""The style guide, for all who may sign in to the admin."""

from django.shortcuts import render

from network_site.middleware import PUBLIC, policy
from network_site.style_guide.examples import GROUPS, NOT_ALONE


def style_guide(request):
    """Show every component as readers see it: with their style sheets, under their policy."""
    response = render(request, "style_guide/guide.html", {"groups": GROUPS, "not_alone": NOT_ALONE})
    response.headers["Content-Security-Policy"] = policy(PUBLIC)
    return response
