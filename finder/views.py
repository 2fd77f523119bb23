"""The search of everything, which stands outside the page tree."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from content.models import content_page_types
from finder.listing import listing_context


@require_safe
@conditional_page
def search(request):
    """List the pages of all types that match, with their types as a filter."""
    context = listing_context(request, list(content_page_types()), reverse("finder:search"), types_to_choose=True)
    crumbs = [{"title": "Home", "url": "/"}, {"title": "Search", "url": ""}]
    return render(request, "finder/search.html", {**context, "crumbs": crumbs})
