"""Theme landing pages, drawn from their terms."""

from content.cards import Cover
from content.covers import THEMES
from finder.addresses import THEMES_PATH
from finder.index.snapshot import current_snapshot
from finder.query import Choice, FinderQuery
from finder.search import search
from home.listed import LISTED, by_type, cards_by_id, parts_of, shown_first


def themes_context(request):
    """Return what the list of all themes shows: each with its definition, cover and number of pages."""
    index = current_snapshot()
    return {"themes": theme_tiles(search(FinderQuery(types=frozenset(LISTED)), index.vocabularies.schemes, index))}


def theme_tiles(results):
    """Return every theme in use with the number of pages that have it."""
    if "theme" not in results.schemes:
        return []
    counts = results.counts("theme")
    return [
        {
            "name": term.pref_label,
            "definition": term.definition,
            "url": theme_address(term),
            "count": counts[term.pk],
            "cover": theme_cover(term),
        }
        for term, _ in results.schemes["theme"].walk()
    ]


def theme_address(term):
    """Return the address of a theme's landing page."""
    return f"{THEMES_PATH}{term.slug}/"


def theme_cover(term):
    """Return the theme's own cover; a theme that hub staff added later borrows the first one."""
    return Cover.of(term.slug if term.slug in THEMES else THEMES[0], 0)


def theme_context(request, schemes, theme, successors):
    """Return what a theme's landing page shows: its pages by type, newest first."""
    choice = Choice(theme.slug, theme.pref_label, frozenset([theme.pk]))
    results = search(FinderQuery(terms={"theme": (choice,)}, types=frozenset(LISTED)), schemes)
    found = by_type(results.index, results.ids)
    cards = cards_by_id(results.index, shown_first(found), request)
    return {
        "theme": theme,
        "successors": [{"text": term.pref_label, "url": theme_address(term)} for term in successors],
        "cover": theme_cover(theme),
        "parts": parts_of(found, cards, "theme", theme),
    }
