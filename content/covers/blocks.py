"""Diagrams built of blocks: arches, layers, levelled bars."""

from .canvas import polygon, trace


def arches(canvas, rng):
    """Community assets: an arcade with one door of its own."""
    form = rng.choice((_arcade, _arcade, _aqueduct, _doorways))
    form(canvas, rng)


def _arch(canvas, x, foot, width, height, ink):
    """One round-headed opening standing on its foot."""
    half = width / 2
    rise = height - half
    data = trace("M", x, foot, "v", -rise, "a", half, half, 0, 0, 1, width, 0, "v", rise, "z")
    canvas.fill(data, ink)


def _arcade(canvas, rng):
    """Rows of equal arches that run off the sheet."""
    pitch = rng.choice((2, 2.4, 3, 4))
    width, storey = pitch * rng.uniform(0.68, 0.8), pitch * rng.uniform(1.15, 1.4)
    shift, lift = rng.uniform(0, pitch), rng.uniform(0, storey)
    height = storey * 0.82
    columns, rows = int(canvas.width / pitch) + 2, int(canvas.height / storey) + 2
    places = [(i * pitch - shift, j * storey + lift) for j in range(rows) for i in range(columns)]
    whole = [(x, foot) for x, foot in places if 0 < x < canvas.width - width and height < foot < canvas.height]
    own = rng.choice(whole)
    for x, foot in places:
        ink = canvas.accent if (x, foot) == own else canvas.figure
        _arch(canvas, x, foot, width, height, ink)


def _aqueduct(canvas, rng):
    """Three storeys, each of arches half as large as those that carry it."""
    count = rng.choice((4, 5)) if canvas.wide else 2
    own, share = rng.randrange(2), rng.uniform(0.68, 0.82)
    foot, storey = canvas.height, canvas.height / rng.uniform(1.62, 1.78)
    for rank in range(3):
        pitch = canvas.width / count
        chosen = rng.randrange(count)
        for column in range(count):
            ink = canvas.accent if (rank, column) == (own, chosen) else canvas.figure
            _arch(canvas, (column + (1 - share) / 2) * pitch, foot, pitch * share, storey * 0.86, ink)
        foot, storey, count = foot - storey, storey / 2, count * 2


def _doorways(canvas, rng):
    """Arches within arches, the innermost of one of them a door of its own."""
    count = rng.choice((3, 4)) if canvas.wide else rng.choice((1, 2))
    bands = rng.choice((3, 5, 7))
    pitch, straight = canvas.width / count, canvas.height * rng.uniform(0.36, 0.46)
    own = rng.randrange(count)
    for column in range(count):
        for band in range(bands):
            width = pitch * 0.94 * (1 - band / bands)
            ink = canvas.ground if band % 2 else canvas.figure
            if column == own and band == bands - 1:
                ink = canvas.accent
            x = (column + 0.5) * pitch - width / 2
            _arch(canvas, x, canvas.height, width, width / 2 + straight, ink)


def layers(canvas, rng):
    """Technology as a platform: layers that carry one another and what stands on top."""
    form = rng.choice((_stack, _stacks, _platform))
    form(canvas, rng)


def _stack(canvas, rng):
    """One stack."""
    count = rng.choice((3, 4, 5))
    half = rng.uniform(4.4, 5.2)
    rise = half * 0.54
    step = min(2.2, (canvas.height - 1.4 - 2 * rise) / (count - 1))
    x = canvas.width * (rng.uniform(0.3, 0.7) if canvas.wide else 0.5)
    y = canvas.height / 2 + (count - 1) * step / 2
    for layer in range(count):
        ink = canvas.accent if layer == count - 1 else canvas.figure
        _tile(canvas, x, y - layer * step, half, ink)


def _stacks(canvas, rng):
    """A row of stacks on one foot, of different heights."""
    count = rng.choice((3, 4, 5)) if canvas.wide else 2
    half = canvas.width / count / 2 * 0.92
    step, foot = half * 0.4, canvas.height - half * 0.54 - 0.8
    most = int((foot - half * 0.54 - 0.8) / step) + 1
    for stack in range(count):
        x = canvas.width * (stack + 0.5) / count
        height = rng.randrange(2, most + 1)
        for layer in range(height):
            ink = canvas.accent if layer == height - 1 else canvas.figure
            _tile(canvas, x, foot - layer * step, half, ink)


def _platform(canvas, rng):
    """One broad layer, and four small ones resting on it."""
    half = rng.uniform(5.2, 5.6)
    x = canvas.width * (rng.uniform(0.3, 0.7) if canvas.wide else 0.5)
    y = canvas.height / 2 + 2
    _tile(canvas, x, y + 1.2, half, canvas.figure)
    _tile(canvas, x, y, half, canvas.figure)
    own = rng.randrange(4)
    for place, (dx, dy) in enumerate(((0, -1), (-1, 0), (1, 0), (0, 1))):
        lift = 1 + rng.choice((0, 0.8, 1.6))
        ink = canvas.accent if place == own else canvas.figure
        _tile(canvas, x + dx * half / 2, y + dy * half * 0.27 - lift, half * 0.42, ink)


def _tile(canvas, x, y, half, ink):
    """One lozenge lying flat, parted from what is beneath it by a line of ground."""
    for margin, colour in ((0.32, canvas.ground), (0, ink)):
        wide, high = half + margin * 1.85, half * 0.54 + margin
        corners = [(x, y - high), (x + wide, y), (x, y + high), (x - wide, y)]
        canvas.fill(polygon(corners), colour)


def levelled_bars(canvas, rng):
    """Fairness and unequal outcomes: bars brought to one level."""
    sideways = rng.random() < 0.35
    length, height = canvas.width, canvas.height
    if sideways:
        length, height = height, length
    count = rng.choice((7, 9, 12)) if length < 20 else rng.choice((9, 12, 16))
    pitch, level = length / count, height * rng.uniform(0.34, 0.48)
    width = pitch * rng.uniform(0.6, 0.8)
    above = rng.sample(range(count), max(1, count // 5))
    for bar in range(count):
        x = (bar + 0.5) * pitch - width / 2
        short = 0 if bar in above else (height - level) * rng.uniform(0.1, 0.65)
        if bar in above:
            top = level * rng.uniform(0.3, 0.7)
            _block(canvas, sideways, (x, top, width, height), canvas.figure)
            _block(canvas, sideways, (x + 0.2, top + 0.2, width - 0.4, level), canvas.ground)
        _block(canvas, sideways, (x, level, width, short), canvas.accent)
        _block(canvas, sideways, (x, level + short, width, height), canvas.figure)
    _block(canvas, sideways, (0, level - 0.12, length, 0.24), canvas.figure)


def _block(canvas, sideways, place, ink):
    """A rectangle, laid on its side (growing from the left) if asked."""
    x, y, width, height = place
    if sideways:
        x, y, width, height = canvas.width - y - height, x, height, width
    if width and height:
        canvas.rect(x, y, width, height, ink)
