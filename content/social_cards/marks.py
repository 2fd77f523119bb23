"""The marks of the site as masks to draw with. Hollow: before or unknown; filled: after or known; dotted: not yet."""

import math
from functools import lru_cache

from PIL import Image, ImageDraw

FINE = 8
"""How much larger a mark is drawn before it is made small, so that its edges are smooth."""
GRID = 20
"""The side of the square in which the shapes of `components/marks.html` are described."""


class Pen:
    """Draws in units of a grid."""

    def __init__(self, size, wide=GRID):
        self.unit = size * FINE / GRID
        self.image = Image.new("L", (round(wide * self.unit), round(GRID * self.unit)))
        self.draw = ImageDraw.Draw(self.image)

    def scaled(self, values):
        return [value * self.unit for value in values]

    def disc(self, x, y, radius, ink=255):
        self.draw.ellipse(self.scaled((x - radius, y - radius, x + radius, y + radius)), ink)

    def hoop(self, x, y, radius, weight):
        self.disc(x, y, radius + weight / 2)
        self.disc(x, y, radius - weight / 2, 0)

    def shape(self, *corners, ink=255):
        self.draw.polygon(self.scaled(corners), ink)

    def half(self, x, y, radius):
        """Fill the right half of a disc."""
        self.draw.pieslice(self.scaled((x - radius, y - radius, x + radius, y + radius)), -90, 90, 255)

    def mask(self):
        return self.image.reduce(FINE)


def worked(pen):
    pen.disc(10, 10, 10)
    pen.shape(15.9, 7.1, 14.1, 5.3, 8.4, 11, 5.9, 8.5, 4.1, 10.3, 8.4, 14.6, ink=0)


def mixed(pen):
    pen.hoop(10, 10, 8.75, 2.5)
    pen.half(10, 10, 9)


def did_not_work(pen):
    thick = 5 / math.sqrt(8)
    low, high = 3.5, 16.5
    pen.shape(
        low - thick, low + thick, low + thick, low - thick, high + thick, high - thick, high - thick, high + thick
    )
    pen.shape(
        high - thick, low - thick, high + thick, low + thick, low + thick, high + thick, low - thick, high - thick
    )


def stopped(pen):
    pen.shape(1.5, 1.5, 18.5, 1.5, 18.5, 18.5, 1.5, 18.5)


def too_early_to_say(pen):
    for dot in range(11):
        angle = math.tau * dot / 11
        pen.disc(10 + 8.5 * math.cos(angle), 10 + 8.5 * math.sin(angle), 1.4)


OUTCOMES = {
    "worked": worked,
    "mixed": mixed,
    "did-not-work": did_not_work,
    "stopped": stopped,
    "too-early-to-say": too_early_to_say,
}


@lru_cache
def outcome_mark(slug, size):
    """Return the shape of an outcome; None for one that staff have added, which stands in words alone."""
    if slug not in OUTCOMES:
        return None
    pen = Pen(size)
    OUTCOMES[slug](pen)
    return pen.mask()


@lru_cache
def pips(rank, size):
    """Return five pips, as many of them filled as the evidence has ranks."""
    pen = Pen(size, wide=5 * GRID + 4 * 4)
    for pip in range(5):
        x = 10 + pip * (GRID + 4)
        if pip < rank:
            pen.disc(x, 10, 9)
        else:
            pen.hoop(x, 10, 7.5, 3)
    return pen.mask()
