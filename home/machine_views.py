"""The vocabularies as machines read them, in SKOS: the same addresses as people have, by what a program accepts."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from taxonomy.skos.collecting import public_schemes
from taxonomy.skos.graph import graph_of, graph_of_term
from taxonomy.skos.serialising import MEDIA_TYPES, serialise
from taxonomy.skos.standing import how_it_stands

FORMS = {media_type: form for form, media_type in MEDIA_TYPES.items()}


def wanted_form(request):
    """Return the form in which the request prefers to have the page: Turtle, JSON-LD or, as an empty text, HTML.
    Of what may follow a type only its q counts: there is one charset and one profile, whichever is asked for."""
    accepted, plain = request.accepted_types, HttpRequest()
    plain.META["HTTP_ACCEPT"] = ",".join(f"{kind.main_type}/{kind.sub_type};q={kind.quality}" for kind in accepted)
    return FORMS.get(plain.get_preferred_type(["text/html", *FORMS]), "")


@require_safe
@conditional_page
def whole_taxonomy(request, form):
    """Give out all vocabularies as one file."""
    return all_vocabularies(form)


def all_vocabularies(form):
    return answer(kept(form, "", lambda: graph_of(public_schemes())), form)


def one_vocabulary(slug, form):
    return answer(kept(form, slug, lambda: graph_of([scheme_or_404(slug)])), form)


def one_term(vocabulary, slug, form):
    """Describe a term, a retired one too, with what replaced it; raises Http404 when there is none."""
    scheme = scheme_or_404(vocabulary)
    for concept in scheme.concepts:
        if concept.values["slug"] == slug:
            return answer(serialise(graph_of_term(scheme, concept), form), form)
    raise Http404(f"There is no term called “{slug}” in “{scheme}”.")


def scheme_or_404(slug):
    for scheme in public_schemes(slug=slug):
        return scheme
    raise Http404(f"There is no vocabulary called “{slug}”.")


def kept(form, slug, make_graph):
    """Return a graph in its form, made anew only when the vocabularies stand otherwise than when it was made. How they
    stand is asked first, so that what changes meanwhile is never kept too long."""
    key = f"skos:{form}:{slug}:{how_it_stands()}"
    return cache.get_or_set(key, lambda: serialise(make_graph(), form))


def answer(content, form):
    """Return the content; pages of other sites may read it too."""
    headers = {"Access-Control-Allow-Origin": "*"}
    return HttpResponse(content, f"{MEDIA_TYPES[form]}; charset=utf-8", headers=headers)
