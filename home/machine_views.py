"""The vocabularies as machines read them, in SKOS: the same addresses as people have, by what a program accepts."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from taxonomy.skos.collecting import public_schemes
from taxonomy.skos.graph import graph_of, graph_of_term
from taxonomy.skos.serialising import MEDIA_TYPES, serialise

FORMS = {media_type: form for form, media_type in MEDIA_TYPES.items()}


def wanted_form(request):
    """Return the form in which the request prefers to have the page: Turtle, JSON-LD or, as an empty text, HTML."""
    return FORMS.get(request.get_preferred_type(["text/html", *FORMS]), "")


@require_safe
@conditional_page
def whole_taxonomy(request, form):
    """Give out all vocabularies as one file."""
    return all_vocabularies(form)


def all_vocabularies(form):
    return answer(graph_of(public_schemes()), form)


def one_vocabulary(slug, form):
    return answer(graph_of([scheme_or_404(slug)]), form)


def one_term(vocabulary, slug, form):
    """Describe a term, a retired one too, with what replaced it; raises Http404 when there is none."""
    scheme = scheme_or_404(vocabulary)
    for concept in scheme.concepts:
        if concept.values["slug"] == slug:
            return answer(graph_of_term(scheme, concept), form)
    raise Http404(f"There is no term called “{slug}” in “{scheme}”.")


def scheme_or_404(slug):
    for scheme in public_schemes(slug=slug):
        return scheme
    raise Http404(f"There is no vocabulary called “{slug}”.")


def answer(graph, form):
    """Return the graph; pages of other sites may read it too."""
    headers = {"Access-Control-Allow-Origin": "*"}
    return HttpResponse(serialise(graph, form), f"{MEDIA_TYPES[form]}; charset=utf-8", headers=headers)
