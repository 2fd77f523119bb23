"""Diagrams made of circles: two halves, voices, the ring, the target."""

import math

from .canvas import half_disc, polar, trace


def two_halves(canvas, rng):
    """Co-production: two halves of one disc, slid along their cut."""
    across = rng.choice((1, 1, 2, 3))
    angle = rng.choice((0, 45, 90, 135, 180, 270))
    slide = rng.choice((-1, 1)) * rng.uniform(0.15, 0.35)
    if across == 1:
        x = canvas.width * rng.uniform(0.35, 0.65)
        _halves(canvas, (x, canvas.height / 2), rng.uniform(4.2, 5.2), angle, slide)
        return
    mixed = rng.random() < 0.6
    columns, rows = round(canvas.width * across / 12), round(canvas.height * across / 12)
    wide, high = canvas.width / columns, canvas.height / rows
    for place in range(columns * rows):
        middle = (place % columns + 0.5) * wide, (place // columns + 0.5) * high
        turn = rng.choice((0, 90, 180, 270)) if mixed else angle
        _halves(canvas, middle, min(wide, high) * 0.36, turn, slide)


def _halves(canvas, middle, radius, angle, slide):
    """One disc cut through its middle at an angle, its halves slid apart."""
    for turn, ink in ((angle, canvas.figure), (angle + 180, canvas.accent)):
        moved = polar(middle, radius * slide, turn)
        canvas.fill(half_disc(moved, radius, turn), ink)


def voices(canvas, rng):
    """Citizen engagement: broken arcs that carry outward from one dot."""
    step = rng.choice((1.15, 1.4, 1.8))
    weight = step * rng.uniform(0.3, 0.46)
    rings = rng.choice((6, 9, 30))
    x, y = canvas.width * rng.uniform(0.15, 0.85), canvas.height * rng.uniform(0.2, 0.8)
    corner = math.hypot(max(x, canvas.width - x), max(y, canvas.height - y))
    canvas.disc(x, y, step * 0.62, canvas.accent)
    for ring in range(1, min(rings, int(corner / step)) + 1):
        radius = step * (ring + 0.25)
        part = math.tau * radius / (3 + ring + rng.randrange(3))
        gap = weight * 1.1
        turn = rng.uniform(0, 360)
        canvas.hoop(x, y, radius, canvas.figure, weight, (part - gap, gap), turn)


def ring(canvas, rng):
    """Mutuals and employee ownership: equal members in a ring, and nobody in the middle."""
    member = rng.choice((_disc_member, _disc_member, _half_member, _arc_member))
    rings = rng.choice((1, 1, 2, 3)) if canvas.wide else 1
    count = rng.choice((7, 8, 9, 11, 13))
    own = rng.randrange(rings * count)
    radius = rng.uniform(3.7, 4.4) if rings < 3 else 3.3
    size = radius * math.sin(math.pi / count) * rng.uniform(0.8, 0.92)
    facing, turn = rng.choice((0, 180)), rng.uniform(0, 360)
    start = rng.uniform(0.3, 0.7) if rings == 1 and canvas.wide else 0.5
    for place in range(rings * count):
        x = canvas.width * (start + place // count) / rings
        ink = canvas.accent if place == own else canvas.figure
        angle = turn + 360 * (place + place // count / 2) / count
        member(canvas, (x, canvas.height / 2), radius, angle, size, facing, ink)


def _disc_member(canvas, middle, radius, angle, size, facing, ink):
    """A member as a disc."""
    canvas.disc(*polar(middle, radius, angle), size, ink)


def _half_member(canvas, middle, radius, angle, size, facing, ink):
    """A member as half a disc, its flat side to the middle or away from it."""
    canvas.fill(half_disc(polar(middle, radius, angle), size * 1.08, angle + 90 + facing), ink)


def _arc_member(canvas, middle, radius, angle, size, facing, ink):
    """A member as a length of a broad hoop."""
    spread = math.degrees(size / radius) * 0.96
    start, end = polar(middle, radius, angle - spread), polar(middle, radius, angle + spread)
    canvas.stroke(trace("M", *start, "A", radius, radius, 0, 0, 1, *end), ink, 1.7)


def target(canvas, rng):
    """Outcomes-based commissioning: a target, of which only the middle counts."""
    form = rng.choice(("whole", "whole", "split", "many"))
    band = rng.choice((0.9, 1.15, 1.5))
    rings = rng.choice((3, 3, 4, 9))
    if form == "many":
        _many_targets(canvas, rng, rng.choice((1.5, 2, 3)))
        return
    x, y = canvas.width * rng.uniform(0.25, 0.75), canvas.height * rng.uniform(0.38, 0.62)
    for place in range(1, rings + 1):
        radius = band * (2 * place + 0.5)
        if form == "whole":
            canvas.hoop(x, y, radius, canvas.figure, band)
            continue
        for reach, lean in ((radius, 1), (radius + band, -1)):
            data = trace("M", x, y - lean * reach, "a", reach, reach, 0, 0, 1, 0, 2 * lean * reach)
            canvas.stroke(data, canvas.figure, band)
    canvas.disc(x, y, band, canvas.accent)


def _many_targets(canvas, rng, across):
    """A sheet of small targets, of which one was hit."""
    columns, rows = round(canvas.width * across / 12), round(canvas.height * across / 12)
    wide, high = canvas.width / columns, canvas.height / rows
    band, heavy = min(wide, high) * rng.uniform(0.11, 0.13), rng.uniform(1, 1.5)
    hit = rng.randrange(columns * rows)
    for place in range(columns * rows):
        x, y = (place % columns + 0.5) * wide, (place // columns + 0.5) * high
        canvas.hoop(x, y, 2.75 * band, canvas.figure, band * heavy)
        canvas.disc(x, y, band * 1.25, canvas.accent if place == hit else canvas.figure)
