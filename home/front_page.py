"""What the home page shows: the newest results, one that did not work, themes, places, open questions."""

from content.models import content_page_types
from finder.addresses import THEMES_PATH, list_address
from finder.cards import cards_for
from finder.index.snapshot import current_snapshot
from finder.own_lists import EVALUATED, NOT_WORKED
from finder.query import FinderQuery
from finder.search import search
from home.listed import LISTED
from home.themes import theme_tiles

NEWEST = 3
LOOKED_THROUGH = 24
"""How many of the newest case studies are looked through for one with a drawn figure and one that did not work."""
APART = 10
"""The share of a drawn line, in per cent, from which two dots are seen to stand apart."""
FITTING = 6
"""The most characters of a number that stand beside a dot on a phone."""
NATIONS = ("england", "scotland", "wales", "northern-ireland")


def front_page_context(request):
    index = current_snapshot()
    everything = search(FinderQuery(types=frozenset(LISTED)), index.vocabularies.schemes, index)
    case_studies = everything.narrowed(types=frozenset(["case-study"]))
    cards = cards_for(case_studies.first(LOOKED_THROUGH), index, request)
    real = [card for card in cards if not card.illustrative]
    return {
        "statement": statement(case_studies),
        "newest": cards[:NEWEST],
        "hero": best_proven(card for card in real if has_visible_change(card)),
        "not_worked": first(card for card in real if card.outcome and card.outcome.slug in NOT_WORKED.slugs),
        "themes": theme_tiles(everything),
        "nations": nations(case_studies),
        "summit": latest_summit(everything, request),
        "themes_path": THEMES_PATH,
        "not_worked_url": NOT_WORKED.url,
        "strong_url": EVALUATED.url,
    }


def has_visible_change(card):
    """Say whether the card's figure makes a picture: its two dots stand apart and its numbers fit beside them."""
    figure = card.figure
    if not figure or not figure["scale"] or max(len(figure["before"]), len(figure["after"])) > FITTING:
        return False
    return abs(figure["scale"]["after_percent"] - figure["scale"]["before_percent"]) >= APART


def best_proven(cards):
    """Return the card with the strongest evidence, of equals the first; None when there is none."""
    return max(cards, key=lambda card: card.evidence.rank if card.evidence else -1, default=None)


def first(found):
    return next(iter(found), None)


def count_of(results, vocabulary, slugs):
    """Return how many pages have these terms; terms that hub staff renamed count as none."""
    scheme = results.schemes.get(vocabulary)
    if scheme is None:
        return 0
    counts = results.counts(vocabulary)
    return sum(counts[scheme.by_slug[slug].pk] for slug in slugs if slug in scheme.by_slug)


def statement(results):
    """Return the numbers that the sentence about the library is made of."""
    return {
        "case_studies": results.total,
        "illustrative": results.count("illustrative", True),
        "strong": count_of(results, "evidence", EVALUATED.slugs),
        "not_worked": count_of(results, "outcome", NOT_WORKED.slugs),
    }


def nations(results):
    known = results.schemes["place"].by_slug if "place" in results.schemes else {}
    return [
        {
            "name": known[slug].pref_label,
            "url": list_address("case-study", "place", slug),
            "count": count_of(results, "place", [slug]),
        }
        for slug in NATIONS
        if slug in known
    ]


def latest_summit(results, request):
    """Return the summit report published last, with its questions; None while there is none."""
    newest = results.narrowed(types=frozenset(["summit"])).first(1)
    page = content_page_types()["summit"].objects.filter(pk__in=newest).first()
    if page is None:
        return None
    return {"title": page.title, "url": page.get_url(request), "questions": page.public_questions(request)}
