"""The pages of an export, read in batches: few queries for each, however many pages there are."""

from collections.abc import Iterator

from content.exporting import Surroundings
from content.models import content_page_types
from finder.index.visibility import readable_pages
from taxonomy.assignment import terms_of_pages

BATCH = 500


def batches(results, request) -> Iterator[tuple[list, Surroundings]]:
    """Yield the matching pages in their order, some hundred at a time, with what their values need."""
    for start in range(0, len(results.ids), BATCH):
        page_ids = results.ids[start : start + BATCH]
        pages = read(results, page_ids)
        named = {pk for page in pages.values() for pk in page.named_page_ids()}
        around = Surroundings(request.build_absolute_uri, request, readable_pages(named))
        yield [pages[pk] for pk in page_ids if pk in pages], around


def read(results, page_ids):
    """Return {id: page} with all that the columns read. What has left the index since the export began, such as a
    page made private, is left out."""
    pages = {}
    for page_type, model in content_page_types().items():
        if wanted := results.index.having("type", [page_type]) & results.pages:
            found = model.objects.filter(pk__in=[pk for pk in page_ids if pk in wanted], finder_entry__isnull=False)
            found = found.select_related("hero_image").prefetch_related(*model.export_prefetches)
            pages |= {page.pk: page for page in found}
    terms = terms_of_pages(list(pages)) if pages else {}
    for pk, page in pages.items():
        page.__dict__["terms"] = terms[pk]
    return pages
