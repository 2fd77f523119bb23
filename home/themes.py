"""Theme landing pages, drawn from their terms."""

from django.http import Http404

from content.cards import Cover, cards_for
from content.covers import THEMES
from finder.addresses import THEMES_PATH, list_address
from finder.query import Choice, FinderQuery, successors
from finder.search import search
from taxonomy.schemes import load_schemes

SHOWN = 6
"""How many pages of each type a theme's landing page shows; the finder has the rest."""
LISTED = {"case-study": "Case studies", "story": "Stories", "summit": "Summit reports"}


def theme_or_404(schemes, slug):
    """Return the theme of this slug, whatever its status but draft; raises Http404 when there is none."""
    term = schemes["theme"].by_slug.get(slug) if "theme" in schemes else None
    if term is None or term.status == term.Status.DRAFT:
        raise Http404(f"There is no theme called “{slug}”.")
    return term


def replacement(theme):
    """Return the theme that stands for a retired one, or None when it stands for itself or nothing does."""
    survivor = theme.survivor()
    return survivor if survivor != theme else None


def themes_context(request):
    """Return what the list of all themes shows: each with its definition, cover and number of pages."""
    return {"themes": theme_tiles(search(FinderQuery(types=frozenset(LISTED)), load_schemes(slug="theme")))}


def theme_tiles(results):
    """Return every theme in use with the number of pages that have it."""
    if "theme" not in results.schemes:
        return []
    counts = results.counts("theme")
    return [
        {
            "name": term.pref_label,
            "definition": term.definition,
            "url": f"{THEMES_PATH}{term.slug}/",
            "count": counts[term.pk],
            "cover": theme_cover(term),
        }
        for term, _ in results.schemes["theme"].walk()
    ]


def theme_cover(term):
    """Return the theme's own cover; a theme that hub staff added later borrows the first one."""
    return Cover.of(term.slug if term.slug in THEMES else THEMES[0], 0)


def theme_context(request, schemes, theme):
    """Return what a theme's landing page shows: its pages by type, newest first."""
    choice = Choice(theme.slug, theme.pref_label, frozenset(schemes["theme"].covered(theme)))
    query = FinderQuery(terms={"theme": (choice,)}, types=frozenset(LISTED))
    results = search(query, schemes)
    by_type = {page_type: [] for page_type in LISTED}
    for pk in results.ids:
        by_type[results.library.entries[pk].page_type].append(pk)
    shown = [pk for ids in by_type.values() for pk in ids[:SHOWN]]
    cards = {card.pk: card for card in cards_for(shown, [name for name, ids in by_type.items() if ids], request)}
    return {
        "theme": theme,
        "successors": successors(theme) if theme.status == theme.Status.RETIRED else [],
        "cover": theme_cover(theme),
        "parts": [
            {
                "title": LISTED[page_type],
                "cards": [cards[pk] for pk in ids[:SHOWN] if pk in cards],
                "total": len(ids),
                "url": list_address(page_type, "theme", theme.slug),
            }
            for page_type, ids in by_type.items()
            if ids
        ],
    }
