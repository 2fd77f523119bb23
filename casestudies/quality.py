"""What a case study is looked through for, besides what every text is: whether its result says how much, and whether
its evaluation bears out its evidence level.

The levels follow Nesta's Standards of Evidence (Puttick and Ludlow, 2012): an account, then data on change, then a
comparison that shows what would have happened anyway, then an evaluation by others, then the same found elsewhere.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from content.quality.hints import hint
from content.quality.numbers import says_how_much
from content.readiness import Finding, is_filled

COMPARES = re.compile(
    r"\b(?:compar\w+|control(?:led|s)?|randomi[sz]ed|trial|matched|matching|counterfactual|quasi-experiment\w*"
    r"|set beside|difference[- ]in[- ]differences?|regression discontinuity|synthetic|waiting list|time[- ]series)\b",
    re.IGNORECASE,
)
COMPARES_NOT = re.compile(
    r"\b(?:no|not|without(?: a| any)?|nor) (?:\w+ )?(?:compar\w+|control|matched|trial)", re.IGNORECASE
)
ELSEWHERE = re.compile(
    r"\b(?:elsewhere|replicat\w+|repeated|meta-analys[ei]s|systematic reviews?"
    r"|(?:other|several|two|three|four|five|many|more|\d+) (?:other )?"
    r"(?:countries|places|areas|cities|sites|councils))\b",
    re.IGNORECASE,
)
ELSEWHERE_NOT = re.compile(
    r"\b(?:no|not|never|nor)\b(?: \w+){0,2} (?:elsewhere|replicat\w+|repeated)(?: elsewhere)?", re.I
)
OWN = re.compile(
    r"\b(?:itself|ourselves|themselves|own|internal(?:ly)?|in-house|none|nobody|not evaluated|n/?a)\b", re.I
)
APART = re.compile(r"\s*(?:[;,&]|\band\b|\bwith\b|\bfor\b)\s*")


def result_hints(page) -> Iterator[Finding]:
    if page.result and page.key_figures.all() and not says_how_much(page.result):
        yield hint("result", "Say in the result how much changed: the key figures know.")


def evidence_hints(page) -> Iterator[Finding]:
    [chosen, *_] = page.terms.get("evidence") or [None]
    level = next((number for number, level in enumerate(LEVELS) if chosen and level.slug == chosen.slug), 0)
    fits = max(number for number in range(level + 1) if LEVELS[number].is_shown_by(page))
    if fits < level:
        yield hint(
            "terms-evidence",
            f"“{LEVELS[level].name}” is more than the page shows: {LEVELS[level].takes}. As it stands level {fits},"
            f" “{LEVELS[fits].name}”, fits, because {LEVELS[fits].because}.",
        )


def tells_what_happened(page):
    return is_filled(page.what_happened)


def has_before_and_after(page):
    return any(figure.before_value is not None and figure.after_value is not None for figure in page.key_figures.all())


def names_a_comparison(page):
    figures = page.key_figures.all()
    told = [page.evaluation_method, *(f"{figure.comparison}\n{figure.before_label}" for figure in figures)]
    return any(COMPARES.search(COMPARES_NOT.sub("", text)) for text in told)


def shows_change(page):
    """Say whether there is data on change: before and after, or beside others, which is more."""
    return has_before_and_after(page) or names_a_comparison(page)


def is_evaluated_by_others(page):
    """Say whether at least one evaluator is not the organisation that led the work."""
    lead = plain(page.lead_organisation)
    names = [name for name in APART.split(page.evaluation_by) if plain(name) and not OWN.search(name)]
    return any(plain(name) not in lead and not (lead and lead in plain(name)) for name in names)


def plain(name):
    return re.sub(r"^the |[^\w ]", "", name.casefold()).strip()


def is_found_elsewhere(page):
    """Say whether another case study took it up, or what is written of the evaluation speaks of other places."""
    told = [page.evaluation_method, page.how_sure_we_are, *(figure.comparison for figure in page.key_figures.all())]
    return any(ELSEWHERE.search(ELSEWHERE_NOT.sub("", text)) for text in told) or bool(
        page.pk and page.adopted_by.exists()
    )


@dataclass(frozen=True)
class Level:
    """One evidence level: the test of a page, what the level takes, and why it fits a page that shows no more."""

    slug: str
    name: str
    is_shown_by: Callable[[Any], bool]
    takes: str
    because: str


LEVELS = (
    Level(
        "claim-only", "Claim only", lambda page: True, "it takes a claim", "the page does not tell what happened yet"
    ),
    Level(
        "reasoned-account",
        "Reasoned account",
        tells_what_happened,
        "it takes an account of what happened",
        "the page tells what happened, without data on the change",
    ),
    Level(
        "before-and-after-data",
        "Before-and-after data",
        shows_change,
        "it takes a key figure with a value before and a value after",
        "a key figure shows the change, but nothing what would have happened anyway",
    ),
    Level(
        "comparison-group",
        "Comparison group",
        names_a_comparison,
        "it takes a comparison, named in a key figure or in the method of the evaluation",
        "there is a comparison, but no evaluation by others",
    ),
    Level(
        "independently-evaluated",
        "Independently evaluated",
        is_evaluated_by_others,
        "it takes an evaluation by someone other than the organisation that led the work",
        "others evaluated it, but here alone",
    ),
    Level(
        "repeated-elsewhere",
        "Repeated elsewhere",
        is_found_elsewhere,
        "it takes a case study that took it up, or an evaluation that found the same elsewhere",
        "",
    ),
)
"""From the weakest to the strongest, as the vocabulary numbers them."""

QUALITY_RULES = (evidence_hints, result_hints)
