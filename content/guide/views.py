"""The guide in the admin, for all who may sign in there."""

from django.urls import reverse_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.guide.reading import chapters
from content.guide.searching import search


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """The whole guide on one page, or what of it has the words that somebody looks for."""

    template_name = "content/guide/guide.html"
    page_title = "Editor guide"
    header_icon = "help"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("editor_guide"), "label": "Editor guide"},
    ]

    def get_context_data(self, **kwargs):
        query = self.request.GET.get("q", "").strip()
        return super().get_context_data(**kwargs) | {
            "chapters": chapters(),
            "query": query,
            "found": search(query) if query else [],
        }
