"""The pages of the vocabularies and of places, which stand outside the page tree."""

from django.shortcuts import render
from django.views.decorators.http import conditional_page, require_safe
from django.views.decorators.vary import vary_on_headers

from finder.sharing import shared
from home import machine_views
from home.feeds import TermFeed
from home.places import place_address, place_context, places_context
from home.taxonomy_pages import PLACE, address_of, term_context, vocabularies_context, vocabulary_context
from home.terms import moved, scheme_or_404, successors_of, term_or_404


@require_safe
@conditional_page
@vary_on_headers("Accept")
def vocabularies(request):
    """List all vocabularies."""
    if form := machine_views.wanted_form(request):
        return machine_views.all_vocabularies(form)
    return shared(request, [], lambda: render(request, "home/vocabularies.html", vocabularies_context()))


@require_safe
@conditional_page
@vary_on_headers("Accept")
def vocabulary(request, vocabulary):
    """Show the terms of one vocabulary."""
    if form := machine_views.wanted_form(request):
        return machine_views.one_vocabulary(vocabulary, form)
    return shared(request, [], lambda: draw_vocabulary(request, scheme_or_404(vocabulary)))


def draw_vocabulary(request, scheme):
    return render(request, "home/vocabulary.html", vocabulary_context(scheme))


@require_safe
@conditional_page
@vary_on_headers("Accept")
def term(request, vocabulary, slug):
    """Show one term, or lead to the one that replaced it; to machines, describe the term itself."""
    if form := machine_views.wanted_form(request):
        return machine_views.one_term(vocabulary, slug, form)
    return shared(request, [], lambda: draw_term(request, scheme_or_404(vocabulary), slug))


def draw_term(request, scheme, slug):
    found = term_or_404(scheme, slug)
    successors = successors_of(found)
    if len(successors) == 1:
        return moved(address_of(scheme.vocabulary, successors[0]))
    return render(request, "home/term.html", term_context(scheme, found, successors))


@require_safe
@conditional_page
def term_feed(request, vocabulary, slug):
    """The newest pages with a term, as Atom."""
    scheme = scheme_or_404(vocabulary)
    found = term_or_404(scheme, slug)
    successors = successors_of(found)
    if len(successors) == 1:
        return moved(f"{address_of(scheme.vocabulary, successors[0])}feed/")
    return TermFeed(scheme, found, successors or [found])(request)


@require_safe
@conditional_page
def places(request):
    """List all places, or those that a search finds."""
    return shared(request, [], lambda: draw_places(request, scheme_or_404(PLACE)))


def draw_places(request, scheme):
    return render(request, "home/places.html", places_context(scheme, request.GET.get("q", "")))


@require_safe
@conditional_page
def place(request, slug):
    """Show what was done in one place, or lead to the place that took it over."""
    return shared(request, [], lambda: draw_place(request, scheme_or_404(PLACE), slug))


def draw_place(request, scheme, slug):
    found = term_or_404(scheme, slug)
    successors = successors_of(found)
    if len(successors) == 1:
        return moved(place_address(successors[0]))
    return render(request, "home/place.html", place_context(request, scheme, found, successors))
