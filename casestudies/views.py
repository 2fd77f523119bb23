"""Permanent addresses of case studies."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from casestudies.models import Identifier
from finder.index.visibility import public_pages


@require_safe
def permanent_address(request, identifier):
    """Lead from a permanent identifier to the page: 410 while it is not public, 404 when it was never issued."""
    try:
        page = Identifier.find(identifier).page
    except Identifier.DoesNotExist as error:
        raise Http404("This identifier was never issued.") from error
    if page is None or not public_pages().filter(pk=page.pk).exists():
        return render(request, "casestudies/gone.html", status=410)
    return redirect(page.get_url(request))
