"""What all screens of the vocabulary manager share."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from taxonomy.models import Term, Vocabulary


class ManagerView(WagtailAdminTemplateMixin, View):
    """A screen about one vocabulary, for those who may change its terms."""

    permission = "taxonomy.change_term"
    header_icon = "tag"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def vocabulary(self):
        return get_object_or_404(Vocabulary, pk=self.kwargs["pk"])

    def tree_url(self, at=None):
        """Return the address of the terms; with a term's id, of that part of them where it stands."""
        url = reverse("taxonomy_terms", args=[self.vocabulary.pk])
        return f"{url}?at={at}" if at else url

    def row_url(self, pk):
        """Return the address of a term's row, to which the browser scrolls."""
        return f"{self.tree_url(at=pk)}#term-{pk}"

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("taxonomy_vocabulary_modeladmin_index"), "label": "Vocabularies"},
            {"url": self.tree_url(), "label": str(self.vocabulary)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(vocabulary=self.vocabulary, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())


class AllVocabulariesView(ManagerView):
    """A screen about all vocabularies."""

    vocabulary = None

    def get_breadcrumbs_items(self):
        index = reverse("taxonomy_vocabulary_modeladmin_index")
        return [{"url": index, "label": "Vocabularies"}, {"url": "", "label": self.get_page_title()}]


class TermView(ManagerView):
    """A screen about one term."""

    @cached_property
    def term(self):
        return get_object_or_404(Term.objects.select_related("vocabulary", "broader"), pk=self.kwargs["pk"])

    @cached_property
    def vocabulary(self):
        return self.term.vocabulary

    def get_page_subtitle(self):
        return str(self.term)

    def get_context_data(self, **kwargs):
        return super().get_context_data(term=self.term, **kwargs)
