"""The long lists of terms that an edit form does not hold, and fetches once somebody comes near them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views import View

from content.terms import TermRule, TermsField
from taxonomy.models import Vocabulary, VocabularyUse
from taxonomy.schemes import load_schemes


class TermListView(View):
    """Returns all terms of a vocabulary that a page may be given, as part of a form."""

    def get(self, request, slug):
        vocabulary = get_object_or_404(Vocabulary, slug=slug)
        use = VocabularyUse(vocabulary=vocabulary, required=True)
        field = TermsField(load_schemes(pk=vocabulary.pk)[slug], TermRule.of(use), chosen=[])
        return HttpResponse(field.drawn_whole())
