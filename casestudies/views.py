"""Permanent addresses of case studies, and the evidence map."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import conditional_page, require_safe

from casestudies.evidence_map import evidence_map_context
from casestudies.models import Identifier
from finder.index.visibility import public_pages
from finder.sharing import shared


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


@require_safe
@conditional_page
def evidence_map(request):
    """Show how much is known where two vocabularies cross."""
    crumbs = [{"title": "Home", "url": "/"}, {"title": "Evidence map", "url": ""}]

    def draw():
        context = {**evidence_map_context(request.GET), "crumbs": crumbs}
        return render(request, "casestudies/evidence_map.html", context)

    return shared(request, [], draw)
