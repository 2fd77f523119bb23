"""Covers: one flat drawing in three inks for every page, made from its theme and a seed.

Each theme has a diagram of its own. The same theme, seed and shape always give the
same drawing; another shape is drawn afresh, never stretched.
"""

import random

from .blocks import arches, layers, levelled_bars
from .canvas import SIZES, Canvas
from .curves import settling_waves, turned_curve
from .discs import ring, target, two_halves, voices
from .fields import iceberg, one_to_many
from .palettes import PALETTES
from .threads import converging_lines, weave

DIAGRAMS = {
    "social-productivity": weave,
    "hidden-wealth-and-community-capacity": iceberg,
    "co-production": two_halves,
    "citizen-engagement": voices,
    "mutuals-and-employee-ownership": ring,
    "decentralisation-and-local-autonomy": one_to_many,
    "community-assets": arches,
    "outcomes-based-commissioning": target,
    "technology-as-a-platform": layers,
    "collaboration-and-integration": converging_lines,
    "prevention-and-early-intervention": turned_curve,
    "demand-management-and-behaviour-change": settling_waves,
    "fairness-and-unequal-outcomes": levelled_bars,
}
THEMES = tuple(DIAGRAMS)
SHAPES = tuple(SIZES)


class UnknownCover(ValueError):
    """No cover is drawn for this theme or shape."""


def draw_cover(theme: str, seed: int, shape: str) -> str:
    """Draw the cover of a page as a standalone SVG document."""
    if theme not in DIAGRAMS:
        raise UnknownCover(f"No cover is drawn for the theme {theme!r}: try {', '.join(THEMES)}.")
    if shape not in SIZES:
        raise UnknownCover(f"No cover has the shape {shape!r}: try {', '.join(SHAPES)}.")
    canvas = Canvas(shape, *inks_of(theme, seed))
    rng = random.Random(f"{theme} {seed}")
    DIAGRAMS[theme](canvas, rng)
    return canvas.svg()


def inks_of(theme: str, seed: int) -> tuple[str, str, str]:
    """Return ground, figure and accent: as many seeds in a row as there are sets differ, and again as many, turned."""
    rounds, place = divmod(seed, len(PALETTES[theme]))
    ground, figure, accent = PALETTES[theme][place]
    return (figure, ground, accent) if rounds % 2 else (ground, figure, accent)
