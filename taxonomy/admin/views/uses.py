"""The pages that have a term, live or as drafts."""

from django.core.paginator import Paginator

from taxonomy.admin.pages import described_pages
from taxonomy.admin.views.base import TermView
from taxonomy.uses import usage

PAGES_AT_ONCE = 50


class PagesView(TermView):
    """Lists the pages behind a number in the tree."""

    template_name = "taxonomy/admin/pages.html"
    kind = "live"

    def get_page_title(self):
        return "Live pages" if self.kind == "live" else "Drafts"

    def get_context_data(self, **kwargs):
        used = usage(self.vocabulary)[self.term.pk]
        ids = sorted(used.live if self.kind == "live" else used.drafts)
        page = Paginator(ids, PAGES_AT_ONCE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            page_obj=page, pages=described_pages(list(page), self.request.user), total=len(ids), **kwargs
        )
