"""What the pages of the vocabularies show: each term's meaning, its neighbours, and how many pages have it."""

from django.db.models import Count, Q
from django.urls import reverse

from finder.addresses import list_address
from finder.query import Choice, FinderQuery
from finder.search import search
from finder.sentences import counted
from home.listed import LISTED
from home.terms import broader_terms, narrower_terms, trail, tree
from home.themes import theme_address
from taxonomy.models import Term, Vocabulary, VocabularyUse

PLACE = "place"
NAMED = 4
"""How many of its terms stand for a vocabulary in the list of all."""


def address_of(vocabulary, term):
    """Return the address of a term's page."""
    return reverse("home:term", args=[vocabulary.slug, term.slug])


def below_all(*steps):
    """Return the way down to a page below the list of vocabularies."""
    return trail(("Vocabularies", reverse("home:vocabularies")), *steps)


def vocabularies_context():
    """Return every vocabulary with the number of its terms and the first of them."""
    in_use = Q(terms__status=Term.Status.IN_USE)
    vocabularies = Vocabulary.objects.annotate(size=Count("terms", filter=in_use)).order_by("sort_order", "name")
    first = {}
    terms = Term.objects.filter(status=Term.Status.IN_USE, broader=None).order_by("sort_order", "pref_label")
    for vocabulary_id, label in terms.values_list("vocabulary_id", "pref_label"):
        first.setdefault(vocabulary_id, []).append(label)
    return {
        "crumbs": trail(("Vocabularies", "")),
        "vocabularies": [
            {
                "name": vocabulary.name,
                "url": reverse("home:vocabulary", args=[vocabulary.slug]),
                "size": vocabulary.size,
                "such_as": first.get(vocabulary.pk, [])[:NAMED],
            }
            for vocabulary in vocabularies
        ],
    }


def listed_types(vocabulary):
    """Return the types of page in the library that the vocabulary applies to, in their order."""
    used = set(VocabularyUse.objects.filter(vocabulary=vocabulary).values_list("page_type", flat=True))
    return [page_type for page_type in LISTED if page_type in used]


def vocabulary_context(scheme):
    """Return a vocabulary's terms in use as a tree, each with the number of pages that have it."""
    results = search(FinderQuery(types=frozenset(listed_types(scheme.vocabulary))), {scheme.slug: scheme})
    return {
        "crumbs": below_all((scheme.vocabulary.name, "")),
        "vocabulary": scheme.vocabulary,
        "size": sum(1 for _ in scheme.walk()),
        "branches": tree(scheme, results.counts(scheme.slug), lambda term: address_of(scheme.vocabulary, term)),
    }


def term_context(scheme, term, successors):
    """Return what the page of one term shows."""
    vocabulary = scheme.vocabulary
    return {
        "crumbs": below_all(
            (vocabulary.name, reverse("home:vocabulary", args=[vocabulary.slug])), (term.pref_label, "")
        ),
        "vocabulary": vocabulary,
        "term": term,
        "successors": links(vocabulary, successors),
        "facts": term_facts(scheme, term),
        "uses": term_uses(scheme, term),
        "landing": landing_page(vocabulary, term),
        "feed_url": reverse("home:term_feed", args=[vocabulary.slug, term.slug]),
    }


def links(vocabulary, terms):
    return [{"text": term.pref_label, "url": address_of(vocabulary, term)} for term in terms]


def term_facts(scheme, term):
    """Return what is known of a term beside its definition, each part only when there is something to say."""
    related = term.related.filter(status=Term.Status.IN_USE).select_related("vocabulary").order_by("pref_label")
    shown = [
        ("Also called", [{"text": label} for label in term.alt_labels]),
        ("In the place of", [{"text": old.pref_label} for old in scheme.former(term)]),
        ("Broader", links(scheme.vocabulary, broader_terms(scheme, term)[-1:])),
        ("Narrower", links(scheme.vocabulary, narrower_terms(scheme, term))),
        ("Related", [{"text": other.pref_label, "url": address_of(other.vocabulary, other)} for other in related]),
        ("Code", [{"text": term.notation}] if term.notation else []),
        ("Same as", [{"text": uri, "url": web_address(uri)} for uri in term.exact_match]),
        ("From", [{"text": term.uri, "url": web_address(term.uri)}] if term.uri else []),
    ]
    return [{"label": label, "items": items} for label, items in shown if items]


def web_address(uri):
    """Return a URI if a browser can follow it; other kinds are only shown."""
    return uri if uri.startswith(("https://", "http://")) else ""


def term_uses(scheme, term):
    """Return for each type of page how many have the term, and where they are listed."""
    page_types = listed_types(scheme.vocabulary)
    results = pages_with(scheme, [term], page_types)
    totals = {page_type: results.count("type", page_type) for page_type in page_types}
    return [
        {
            "counted": counted(total, page_type),
            "total": total,
            "url": list_address(page_type, scheme.slug, term.slug),
        }
        for page_type, total in totals.items()
        if total
    ]


def pages_with(scheme, terms, page_types):
    """Return the public pages that have any of these terms or what they include, newest first."""
    choice = Choice(scheme.slug, scheme.vocabulary.name, frozenset(term.pk for term in terms))
    return search(FinderQuery(terms={scheme.slug: (choice,)}, types=frozenset(page_types)), {scheme.slug: scheme})


def landing_page(vocabulary, term):
    """Return the page made for readers of a theme or a place; None for other terms and those no longer used."""
    if term.status == Term.Status.IN_USE and vocabulary.slug == "theme":
        return {"text": f"Read about {term.pref_label}", "url": theme_address(term)}
    if term.status == Term.Status.IN_USE and vocabulary.slug == PLACE:
        return {"text": f"What was done in {term.pref_label}", "url": reverse("home:place", args=[term.slug])}
    return None
