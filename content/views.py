"""Serves drawn covers."""

from django.http import Http404, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from content.covers import UnknownCover, draw_cover

A_WEEK = 7 * 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=A_WEEK)
def cover(request, theme, seed, shape):
    """Draw the cover of a theme. The same address always gives the same drawing."""
    try:
        drawing = draw_cover(theme, int(seed), shape)
    except UnknownCover as error:
        raise Http404(str(error)) from error
    return HttpResponse(drawing, content_type="image/svg+xml")
