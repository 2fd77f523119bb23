"""The search of everything, which stands outside the page tree."""

from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from content.models import content_page_types
from finder.exports.links import SEARCH
from finder.listing import listing_context


@require_safe
@conditional_page
def search(request):
    """List the pages of all types that match, with their types as a filter."""
    context = listing_context(request, list(content_page_types()), reverse("finder:search"), types_to_choose=True)
    crumbs = [{"title": "Home", "url": "/"}, {"title": "Search", "url": ""}]
    return render(request, "finder/search.html", {**context, "crumbs": crumbs})


@require_safe
@conditional_page
def open_search(request):
    """Describe the search, so that a browser can offer it beside its own."""
    addresses = {name: request.build_absolute_uri(reverse(f"finder:{name}")) for name in ("search", "open_search")}
    feed_url = request.build_absolute_uri(reverse("finder:feed", args=[SEARCH]))
    context = {**addresses, "feed": feed_url, "icon": request.build_absolute_uri(static("img/mark.svg"))}
    return render(request, "finder/opensearch.xml", context, "application/opensearchdescription+xml")
