"""The search of everything, which stands outside the page tree."""

from django.http import JsonResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from content.models import content_page_types
from finder.exports.links import SEARCH
from finder.index.snapshot import current_snapshot
from finder.listing import listing_context
from finder.query import MAX_TEXT
from finder.sharing import shared
from finder.suggestions import suggestions


@require_safe
@conditional_page
def search(request):
    """List the pages of all types that match, with their types as a filter."""
    crumbs = [{"title": "Home", "url": "/"}, {"title": "Search", "url": ""}]

    def draw():
        types, address = list(content_page_types()), reverse("finder:search")
        context = listing_context(request, types, address, types_to_choose=True)
        return TemplateResponse(request, "finder/search.html", {**context, "crumbs": crumbs})

    return shared(request, [], draw)


@require_safe
@conditional_page
def suggest(request):
    """Complete what somebody has begun to write, for scripts."""
    text = request.GET.get("q", "").replace("\0", "")[:MAX_TEXT]
    return JsonResponse({"query": text, "suggestions": suggestions(text, current_snapshot())})


@require_safe
@conditional_page
def open_search(request):
    """Describe the search, so that a browser can offer it beside its own."""
    addresses = {name: request.build_absolute_uri(reverse(f"finder:{name}")) for name in ("search", "open_search")}
    feed_url = request.build_absolute_uri(reverse("finder:feed", args=[SEARCH]))
    context = {**addresses, "feed": feed_url, "icon": request.build_absolute_uri(static("img/mark.svg"))}
    return render(request, "finder/opensearch.xml", context, "application/opensearchdescription+xml")
