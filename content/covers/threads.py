"""Diagrams made of lines side by side: the weave and converging lines."""

import math

from .canvas import trace

# A weave repeats after `period` crossings; a warp passes over the first `over` of them.
BINDINGS = ((2, 1), (2, 1), (3, 1), (4, 2))
SLIT = 0.12


def weave(canvas, rng):
    """Social productivity: warp and weft, each holding the other."""
    period, over = rng.choice(BINDINGS)
    slanted = rng.random() < 0.4
    pitch = rng.choice((1.6, 2, 2.4, 3))
    warp, weft = (pitch * rng.uniform(0.46, 0.68) for _ in range(2))
    x, y = canvas.width / 2, canvas.height / 2
    reach = math.hypot(x, y) if slanted else max(x, y)
    count = math.ceil(reach / pitch / period) * period + period
    for strand in range(-count, count):
        place = (strand + 0.5) * pitch
        begin, dash = _passes(strand, over, period, pitch, warp)
        data = trace("M", x + begin - count * pitch, y + place, "h", 2 * count * pitch)
        canvas.stroke(data, canvas.figure, weft, dash)
        begin, dash = _passes(strand + 1, period - over, period, pitch, weft)
        data = trace("M", x + place, y + begin - count * pitch, "v", 2 * count * pitch)
        canvas.stroke(data, canvas.accent, warp, dash)
    if slanted:
        canvas.turned(45, 1)


def _passes(start, run, period, pitch, other):
    """Where a strand begins and the dashes it shows, diving under `run` strands at `start`."""
    hidden = other + 2 * SLIT * pitch
    begin = ((start + run - 1) % period - period + 0.5) * pitch + hidden / 2
    dash = ((period - run + 1) * pitch - hidden, hidden)
    return begin, dash + (pitch - hidden, hidden) * (run - 1)


def converging_lines(canvas, rng):
    """Collaboration and integration: many lines become one course."""
    count = rng.choice((7, 9, 11, 13))
    chosen = rng.randrange(1, count - 1)
    aim, meet = rng.uniform(0.3, 0.7), rng.uniform(0.5, 0.75)
    upright = rng.random() < (0 if canvas.wide else 0.7)
    backward = rng.random() < 0.4
    length, breadth = canvas.width, canvas.height
    if upright:
        length, breadth = breadth, length
    weight = breadth / count * rng.uniform(0.3, 0.42)
    for line in range(count):
        start = breadth * (line + 0.5) / count
        end = breadth * aim + (line - (count - 1) / 2) * weight * 1.14
        bend, join = length * meet * 0.55, length * meet
        points = ((0, start), (bend, start), (bend, end), (join, end), (length, end))
        data = _course(points, length if backward else None, upright)
        canvas.stroke(data, canvas.accent if line == chosen else canvas.figure, weight)


def _course(points, mirror, upright):
    """A curve and the straight that follows it, mirrored or stood on end if asked."""
    if mirror is not None:
        points = [(mirror - x, y) for x, y in points]
    if upright:
        points = [(y, x) for x, y in points]
    start, *curve, end = points
    return trace("M", *start, "C", *(value for point in curve for value in point), "L", *end)
