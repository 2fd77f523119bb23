"""Three plain pictures for the demonstration's case studies, drawn in the inks of the covers."""

import io

from PIL import Image, ImageDraw

from content.covers.palettes import (
    CREAM,
    GREEN,
    INK,
    LEAF,
    MARIGOLD,
    MIST,
    PEACH,
    PETROL,
    PINK,
    PLUM,
    SKY,
    VERMILION,
)

SIZE = 1600, 1000
UNIT = 100
# Drawn at three times the size and brought down, so that edges are smooth.
OVERSAMPLING = 3
STONE = "#8698A0"


class Sheet:
    """A picture 16 units wide and 10 high, painted in flat inks."""

    def __init__(self, ground):
        self.scale = UNIT * OVERSAMPLING
        self.image = Image.new("RGB", tuple(side * OVERSAMPLING for side in SIZE), ground)
        self.pen = ImageDraw.Draw(self.image)

    def rect(self, x, y, width, height, ink):
        """Fill an upright rectangle."""
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], ink)

    def shape(self, points, ink):
        """Fill a shape with straight sides."""
        self.pen.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=ink)

    def disc(self, x, y, radius, ink):
        """Fill a circle."""
        box = [value * self.scale for value in (x - radius, y - radius, x + radius, y + radius)]
        self.pen.ellipse(box, fill=ink)

    def line(self, start, end, weight, ink):
        """Draw a straight line with round ends."""
        ends = [value * self.scale for value in (*start, *end)]
        self.pen.line(ends, fill=ink, width=round(weight * self.scale))
        self.brush((start, end), weight, ink)

    def brush(self, points, weight, ink):
        """Set a disc down at every point; along close points they make a smooth band."""
        for x, y in points:
            self.disc(x, y, weight / 2, ink)

    def arch(self, x, foot, width, height, ink):
        """Fill a round-headed shape standing on its foot."""
        half = width / 2
        self.disc(x + half, foot - height + half, half, ink)
        self.rect(x, foot - height + half, width, height - half, ink)

    def png(self):
        """The picture as the bytes of a PNG file."""
        file = io.BytesIO()
        self.image.resize(SIZE, Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
        return file.getvalue()


def curve(start, first, second, end, steps=500):
    """Points along a cubic curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        corners = start, first, second, end
        points.append(tuple(sum(w * c[i] for w, c in zip(weights, corners, strict=True)) for i in (0, 1)))
    return points


def person(sheet, x, foot, height, ink, stride=0):
    """A simple figure: a head, a coat and two legs, a stride apart when walking."""
    unit = height / 10
    for side in (-1, 1):
        hip, toe = x + side * 0.75 * unit, x + side * (0.75 * unit + stride)
        sheet.line((hip, foot - 4 * unit), (toe, foot - 0.4 * unit), 0.95 * unit, ink)
    sheet.arch(x - 1.6 * unit, foot - 2.9 * unit, 3.2 * unit, 4.5 * unit, ink)
    sheet.disc(x, foot - 8.8 * unit, 1.2 * unit, ink)


def resettlement_path():
    """Two people walk from a barred block to a house; the path goes on in dots."""
    sheet = Sheet(SKY)
    sheet.rect(0, 6.2, 16, 3.8, LEAF)
    sheet.brush(curve((2.6, 8.1), (5.6, 9), (8.6, 7.7), (12.9, 8.3)), 0.9, MARIGOLD)
    for place in range(4):
        sheet.disc(13.95 + place * 0.8, 8.44 + place * 0.09, 0.26, MARIGOLD)
    sheet.rect(0.8, 1.4, 3.6, 6.8, STONE)
    sheet.rect(1.7, 2.5, 1.8, 1.8, INK)
    for bar in range(3):
        sheet.rect(2.06 + bar * 0.46, 2.5, 0.16, 1.8, STONE)
    house(sheet, 10.4, 7.75)
    person(sheet, 6.3, 8.6, 3.3, INK, 0.28)
    person(sheet, 7.8, 8.5, 3.3, PETROL, 0.28)
    return sheet


def house(sheet, x, foot):
    """A small house with its door open."""
    sheet.rect(x, foot - 2.8, 3.6, 2.8, CREAM)
    sheet.shape([(x - 0.45, foot - 2.8), (x + 1.8, foot - 4.8), (x + 4.05, foot - 2.8)], VERMILION)
    sheet.rect(x + 2.35, foot - 2, 0.75, 0.75, PETROL)
    sheet.rect(x + 0.75, foot - 2, 1.1, 2, MARIGOLD)
    leaf = [(x + 0.75, foot - 2), (x + 0.25, foot - 2.15), (x + 0.25, foot + 0.15), (x + 0.75, foot)]
    sheet.shape(leaf, PLUM)


def front_doors():
    """Three front doors; the middle one is open, and two people stand on its lit step."""
    sheet = Sheet(PEACH)
    sheet.rect(0, 9, 16, 1, INK)
    for place, (ink, panel) in enumerate(((PLUM, PINK), (MARIGOLD, None), (GREEN, LEAF))):
        x = 1.5 + place * 4.9
        sheet.rect(x - 0.3, 1.1, 3.8, 7.1, CREAM)
        sheet.rect(x - 0.6, 8.2, 4.4, 0.8, CREAM)
        sheet.rect(x, 1.4, 3.2, 6.8, ink)
        if panel:
            shut_door(sheet, x, panel)
    sheet.shape([(6.4, 1.4), (5.4, 1), (5.4, 8.65), (6.4, 8.2)], VERMILION)
    sheet.disc(5.66, 4.9, 0.13, CREAM)
    sheet.shape([(6.4, 8.2), (9.6, 8.2), (10.1, 9), (5.9, 9)], MARIGOLD)
    person(sheet, 7.05, 8.65, 4.4, INK)
    person(sheet, 8.85, 8.65, 4.1, PETROL)
    sheet.line((7.4, 6.1), (7.92, 5.3), 0.32, INK)
    key(sheet, 7.95, 5.15)
    return sheet


def key(sheet, x, y):
    """A key held upright by its bow."""
    sheet.rect(x - 0.06, y - 1.3, 0.12, 1.2, INK)
    sheet.rect(x, y - 1.3, 0.3, 0.13, INK)
    sheet.rect(x, y - 1.02, 0.24, 0.13, INK)
    sheet.disc(x, y - 0.2, 0.26, INK)
    sheet.disc(x, y - 0.2, 0.12, MARIGOLD)


def shut_door(sheet, x, ink):
    """The panels and the knob of a closed door."""
    for row in range(2):
        for column in range(2):
            sheet.rect(x + 0.45 + column * 1.3, 2 + row * 3.1, 1, 2.4, ink)
    sheet.disc(x + 2.97, 4.75, 0.14, CREAM)


def two_lines():
    """Two lines that run together, then part: the upper solid, the lower dotted."""
    sheet = Sheet(MIST)
    parting, end = (6, 5.9), (14, 3.2)
    sheet.brush(curve((1.4, 6.9), (2.9, 6.8), (4.5, 6.4), parting), 0.5, PETROL)
    sheet.brush(curve(parting, (8.6, 5.1), (11.4, 3.8), end), 0.5, PETROL)
    sheet.brush(curve(parting, (8.67, 6.2), (11.33, 5.7), (14, 5.1), 14)[2:], 0.38, VERMILION)
    sheet.disc(*end, 0.72, PETROL)
    sheet.disc(*parting, 0.52, PETROL)
    sheet.disc(*parting, 0.28, MIST)
    return sheet


PICTURES = {
    "resettlement-path": resettlement_path,
    "front-doors": front_doors,
    "two-lines": two_lines,
}


def draw_picture(name: str) -> bytes:
    """Draw a picture by its name as the bytes of a PNG file."""
    if name not in PICTURES:
        raise KeyError(f"No picture is called {name!r}; there are {', '.join(PICTURES)}.")
    return PICTURES[name]().png()
