"""Diagrams made of fields of dots: the iceberg and one-to-many."""

import math
from collections import defaultdict

from .canvas import polygon, trace


def iceberg(canvas, rng):
    """Hidden wealth and community capacity: little above the line, most of it below."""
    form = rng.choice((_sea_of_dots, _mass))
    level = canvas.height * rng.uniform(0.26, 0.4)
    form(canvas, rng, level)
    line = trace("M", 0, level, "h", canvas.width)
    canvas.stroke(line, canvas.figure, 0.16)


def _sea_of_dots(canvas, rng, level):
    """A few dots above the line; below it rows that grow with depth."""
    pitch = rng.choice((1.5, 1.9, 2.4))
    rows = math.ceil((canvas.height - level) / (pitch * 0.92)) + 1
    offset = rng.uniform(0, pitch)
    for row in range(rows):
        y = level + pitch * (0.92 * row + 0.75)
        start = offset + (row % 2) * pitch / 2 - 2 * pitch
        columns = range(math.ceil(canvas.width / pitch) + 3)
        radius = pitch * (0.13 + 0.32 * row / (rows - 1))
        canvas.dots([(start + column * pitch, y) for column in columns], radius, canvas.figure)
    seen = rng.choice((1, 2, 3))
    x = canvas.width * rng.uniform(0.2, 0.6)
    above = [(x + place * pitch * 1.5, level - pitch * 0.75) for place in range(seen)]
    canvas.dots(above, pitch * 0.3, canvas.accent)


def _mass(canvas, rng, level):
    """A small peak above the line and the great body that carries it."""
    lean = rng.choice((-1, 1))
    x = canvas.width * rng.uniform(0.4, 0.6)
    tip, body = level * rng.uniform(0.55, 0.75), canvas.height - level
    spread = lean * canvas.width * rng.uniform(*((0.28, 0.4) if canvas.wide else (0.42, 0.52)))
    half = lean * min(abs(spread) * 0.42, rng.uniform(1.9, 2.6))
    peak = ((-1, 0), (-0.42, -0.66), (-0.12, -0.5), (0.3, -1), (1, 0))
    mass = ((-0.6, 0), (-1, 0.38), (-0.74, 1.1), (0.6, 1.1), (1, 0.5), (0.7, 0))
    canvas.fill(polygon([(x + a * half, level + b * tip) for a, b in peak]), canvas.accent)
    canvas.fill(polygon([(x + a * spread, level + b * body) for a, b in mass]), canvas.figure)
    knee = x + rng.uniform(-0.3, 0.1) * spread, level + rng.uniform(0.4, 0.5) * body
    for a, b in ((0.05, 0), (0.15, 1.1), (1, 0.5)):
        crack = trace("M", *knee, "L", x + a * spread, level + b * body)
        canvas.stroke(crack, canvas.ground, 0.2)


def one_to_many(canvas, rng):
    """Decentralisation and local autonomy: one mass given away in ever smaller dots."""
    pitch = rng.choice((1.5, 2, 2.4))
    from_point = rng.random() < 0.4
    angle = rng.choice((0, 35, 90, 145, 180, 215, 270, 325))
    levels = defaultdict(list)
    columns, rows = math.ceil(canvas.width / pitch), math.ceil(canvas.height / pitch)
    across, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    centre = canvas.width * rng.uniform(0.1, 0.9), canvas.height * rng.uniform(0.1, 0.9)
    reach = canvas.width * abs(across) + canvas.height * abs(down)
    for place in range((columns + 1) * (rows + 1)):
        x, y = place % (columns + 1) * pitch, place // (columns + 1) * pitch
        dx, dy = x - canvas.width / 2, y - canvas.height / 2
        share = 0.5 + (dx * across + dy * down) / reach
        if from_point:
            share = 1.1 - math.dist((x, y), centre) / (0.62 * canvas.width)
        levels[round(12 * min(1, max(0.1, share)))].append((x, y))
    for level, points in levels.items():
        canvas.dots(points, pitch * (0.06 + 0.6 * level / 12), canvas.figure)
    x, y = rng.randrange(2, columns - 1) * pitch, rng.randrange(2, rows - 1) * pitch
    canvas.disc(x, y, pitch * 0.62, canvas.accent)
