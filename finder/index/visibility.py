"""What "public" means, decided here and nowhere else: live, and neither the page nor one above it private."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Page, PageViewRestriction


def public_pages():
    """Return the pages that anyone may read, decided in the one query that asks for them."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(outer=path).filter(outer__startswith=F("page__path"))
    return Page.objects.live().filter(~Exists(restrictions))


def readable_pages(page_ids):
    """Return {id: page} of those that anyone may read, for links that name another page."""
    return public_pages().in_bulk(page_ids) if page_ids else {}
