"""Diagrams of change over time: the curve turned early and settling waves."""

import math

from .canvas import trace


def turned_curve(canvas, rng):
    """Prevention and early intervention: the rising curve, turned early."""
    form = rng.choice((_fan, _hill, _terraces))
    form(canvas, rng)


def _fan(canvas, rng):
    """Dotted curves that would have climbed, and the one that was turned."""
    count = rng.choice((3, 4, 5))
    foot = canvas.height * rng.uniform(0.8, 0.88)
    turn = canvas.width * rng.uniform(0.15, 0.34)
    dot = rng.uniform(0.34, 0.46)
    for curve in range(count):
        far = turn + (canvas.width - turn) * (0.4 + 0.8 * curve / count)
        bend = turn + (far - turn) * 0.55
        data = trace("M", turn, foot, "C", bend, foot - 0.3, far * 0.85, foot * 0.5, far, -0.5)
        canvas.stroke(data, canvas.figure, dot, (0, dot * 1.9), "round")
    end = foot - canvas.height * rng.uniform(0.02, 0.2)
    data = trace("M", 0, foot, "H", turn, "Q", canvas.width * 0.6, foot, canvas.width, end)
    canvas.stroke(data, canvas.accent, 0.7)
    canvas.disc(turn, foot, 1, canvas.accent)


def _hill(canvas, rng):
    """The hill that would have been, and the low ground there is instead."""
    width, foot = canvas.width, canvas.height
    turn, steep = width * rng.uniform(0.05, 0.25), width * rng.uniform(0.5, 0.72)
    top, low = rng.uniform(0.8, 2.4), foot * rng.uniform(0.72, 0.82)
    data = trace("M", turn, foot, "C", steep, foot, steep, top, width, top, "V", foot, "z")
    canvas.fill(data, canvas.figure)
    rise = (0, foot - 1, "C", width * 0.3, foot - 1, width * 0.4, low, width, low)
    canvas.fill(trace("M", *rise, "V", foot, "H", 0, "z"), canvas.accent)


def _terraces(canvas, rng):
    """One steep climb, left sooner or later: the sooner, the lower."""
    count = rng.choice((4, 5, 6))
    foot = canvas.height * rng.uniform(0.84, 0.92)
    start = canvas.width * rng.uniform(0.08, 0.2)
    slope = canvas.height * 1.1 / (canvas.width * rng.uniform(0.45, 0.6))
    gap = foot / (count + 0.2)
    weight = gap * rng.uniform(0.3, 0.42)
    for place in range(count, 0, -1):
        y = foot - place * gap * 0.98
        x = start + (foot - y) / slope
        data = trace("M", -1, foot, "H", start - 1, "Q", start, foot, start + 0.6, foot - 0.6 * slope)
        data += trace("L", x - 0.6, y + 0.6 * slope, "Q", x, y, x + 1.2, y, "H", canvas.width)
        canvas.stroke(data, canvas.accent if place == 1 else canvas.figure, weight)


def settling_waves(canvas, rng):
    """Demand management and behaviour change: waves that die down to a calm line."""
    form = rng.choice((_calm_below, _calm_below, _calm_after))
    gap = canvas.height / rng.choice((7, 9, 12))
    half = rng.choice((1.8, 2.4, 3.2))
    form(canvas, rng, gap, half)


def _calm_below(canvas, rng, gap, half):
    """Each line is calmer than the line before it."""
    lines = round(canvas.height / gap)
    fall, phase = rng.choice((-1, 1)), rng.uniform(1, 2)
    swing = half * rng.uniform(0.9, 1.2)
    count = math.ceil(canvas.width / half) + 2
    for line in range(-3, lines):
        height = swing * (1 - max(line, 0) / (lines - 1)) ** 1.2
        y = canvas.height / 2 + fall * (line + 0.5 - lines / 2) * gap
        data = trace("M", -half * phase, y, "q", half / 2, -height, half, 0)
        ink = canvas.accent if line == lines - 1 else canvas.figure
        canvas.stroke(data + trace("t", half, 0) * count, ink, gap * 0.34)


def _calm_after(canvas, rng, gap, half):
    """Every line begins in waves and ends in calm."""
    lines = round(canvas.height / gap)
    chosen, phase = rng.randrange(1, lines - 1), rng.uniform(0, 1)
    swing = half * rng.uniform(0.55, 0.75)
    count = math.ceil(canvas.width / half) + 1
    wave = ""
    for turn in range(count):
        height = swing * max(0, 1 - turn / (count * 0.75)) * (-1) ** turn
        wave += trace("q", half / 2, height, half, 0)
    for line in range(-2, lines + 2):
        ink = canvas.accent if line == chosen else canvas.figure
        data = trace("M", -half * phase, (line + 0.5) * gap) + wave
        canvas.stroke(data, ink, gap * 0.34)
