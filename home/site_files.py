"""What the site tells machines: which addresses there are, where that list is, and what the library holds."""

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_of
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from content.licences import Licence
from content.models import content_page_types
from finder.index.snapshot import current_snapshot
from finder.index.visibility import public_pages
from finder.index_pages import FinderIndexPage
from finder.query import FinderQuery
from finder.search import search
from home.listed import LISTED
from home.models import ThemesPage
from home.places import place_address
from home.themes import theme_address


class PageMap(Sitemap):
    """The pages of the site that anyone may read."""

    def __init__(self, request):
        self.request = request

    def items(self):
        site = Site.find_for_request(self.request)
        return public_pages().descendant_of(site.root_page, inclusive=True).order_by("path") if site else []

    def location(self, page):
        return page.get_url(self.request)

    def lastmod(self, page):
        return page.last_published_at


class TermMap(Sitemap):
    """What stands outside the page tree: lists, the landing pages of themes and places that have something, and parts
    of pages that have addresses of their own."""

    def items(self):
        index = current_snapshot()
        results = search(FinderQuery(types=frozenset(LISTED)), index.vocabularies.schemes, index)
        addresses = [
            reverse("home:places"),
            reverse("home:vocabularies"),
            reverse("summits:questions"),
            reverse("evidence_map"),
            *with_results(results, "place", place_address),
            *(address for model in content_page_types().values() for address in model.addresses_beside()),
        ]
        if public_pages().filter(pk__in=ThemesPage.objects.values("pk")).exists():
            addresses += with_results(results, "theme", theme_address)
        return addresses

    def location(self, address):
        return address


def with_results(results, slug, address_of):
    """Return the addresses of a vocabulary's terms that any page has."""
    if slug not in results.schemes:
        return []
    counts = results.counts(slug)
    return [address_of(term) for term, _ in results.schemes[slug].walk() if counts[term.pk]]


@require_safe
def sitemap(request):
    """List all addresses that search engines should know."""
    return sitemap_of(request, {"pages": PageMap(request), "terms": TermMap()})


@require_safe
def robots(request):
    """Say where robots need not look, and where the list of addresses is."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Sitemap: {request.build_absolute_uri(reverse('home:sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", "text/plain; charset=utf-8")


@require_safe
def llms(request):
    """Say to language models what the library is, and where it is to be had in forms that they read easily."""
    listed = set(public_pages().type(FinderIndexPage, ThemesPage).values_list("slug", flat=True))
    context = {"host": request.build_absolute_uri("/").rstrip("/"), "listed": listed, "licence": Licence.of()}
    return render(request, "home/llms.txt", context, "text/plain; charset=utf-8")
