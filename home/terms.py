"""Terms as the public sees them: never a draft one, and a retired one only to say what stands for it."""

from dataclasses import dataclass, field

from django.http import Http404, HttpResponsePermanentRedirect

from finder.index.snapshot import current_snapshot
from taxonomy.models import Term


def scheme_or_404(slug):
    """Return the vocabulary of this slug with its terms; raises Http404 when there is none."""
    scheme = current_snapshot().vocabularies.schemes.get(slug)
    if scheme is None:
        raise Http404(f"There is no vocabulary called “{slug}”.")
    return scheme


def term_or_404(scheme, slug):
    """Return the term of this slug, whatever its status but draft; raises Http404 when there is none."""
    term = scheme.by_slug.get(slug)
    if term is None or term.status == Term.Status.DRAFT:
        raise Http404(f"There is no term called “{slug}” in “{scheme.vocabulary}”.")
    return term


def successors_of(term):
    """Return the terms in use that stand for a retired one; a term in use stands for itself and has none."""
    return term.survivors() if term.status == Term.Status.RETIRED else []


def moved(address):
    """Lead on for ever; browsers ask again each time, since staff may yet undo what retired the term."""
    response = HttpResponsePermanentRedirect(address)
    response["Cache-Control"] = "no-cache"
    return response


def trail(*steps):
    """Return breadcrumbs of (title, address) pairs; the last step is the page itself."""
    *way, (here, _) = [("Home", "/"), *steps]
    return [*({"title": title, "url": url} for title, url in way), {"title": here, "url": ""}]


def broader_terms(scheme, term):
    """Return the terms in use that stand above `term`, the widest first."""
    found = []
    while term := scheme.by_id.get(term.broader_id):
        if term.status == Term.Status.IN_USE:
            found.insert(0, term)
    return found


def narrower_terms(scheme, term):
    """Return the terms in use directly below `term`."""
    return [other for other, level in scheme.walk(term.pk) if level == 0]


@dataclass
class Branch:
    """A term in a tree, with the address of its page and how many pages of the library have it."""

    term: Term
    url: str
    count: int
    narrower: list["Branch"] = field(default_factory=list)
    folds: bool = False
    """Whether its narrower terms are shown only on demand."""


def tree(scheme, counts, address):
    """Return the terms in use as branches, the widest first. In a long vocabulary a branch whose narrower terms are
    mostly its last ones folds, so that the tree can be taken in."""
    roots, way, branches = [], [], []
    for term, level in scheme.walk():
        branch = Branch(term, address(term), counts.get(term.pk, 0))
        (way[level - 1].narrower if level else roots).append(branch)
        way[level:] = [branch]
        branches.append(branch)
    for branch in branches:
        last = sum(not other.narrower for other in branch.narrower)
        branch.folds = len(branches) > LONG and last * 2 > len(branch.narrower)
    return roots


LONG = 40
"""A vocabulary with more terms than this is shown folded."""
