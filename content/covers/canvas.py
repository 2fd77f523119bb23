"""A tiny SVG writer for flat drawings in three inks.

All lengths are in units, a unit being a twelfth of the short side. Numbers are
rounded to a hundredth of a unit, which keeps the files small and the same on
every machine.
"""

import math

SHORT_SIDE = 12
SIZES = {"wide": (28.8, SHORT_SIDE), "tall": (SHORT_SIDE, 16)}
PIXELS_PER_UNIT = 40


def number(value):
    """Write a number as briefly as SVG allows."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text


def trace(*parts):
    """Join path commands (strings) and lengths (numbers) into path data."""
    data = ""
    for part in parts:
        if isinstance(part, str):
            data += part
            continue
        written = number(part)
        apart = data and not data[-1].isalpha() and not written.startswith("-")
        data += f" {written}" if apart else written
    return data


def polar(middle, radius, degrees):
    """The point at a distance and an angle from the middle."""
    angle = math.radians(degrees)
    return middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)


def half_disc(middle, radius, degrees):
    """Path data of half a disc, to the left of a cut at an angle."""
    start, end = polar(middle, radius, degrees + 180), polar(middle, radius, degrees)
    return trace("M", *start, "A", radius, radius, 0, 0, 1, *end, "z")


def polygon(points):
    """Path data of a closed shape with straight sides."""
    (x, y), *others = points
    return trace("M", x, y, "L", *(value for point in others for value in point), "z")


class Canvas:
    """A sheet of one shape, covered in its ground ink."""

    def __init__(self, shape, ground, figure, accent):
        self.width, self.height = SIZES[shape]
        self.wide = shape == "wide"
        self.ground, self.figure, self.accent = ground, figure, accent
        self.marks = []
        self.rect(0, 0, self.width, self.height, ground)

    def fill(self, data, ink):
        """Fill a path."""
        self.marks.append(f'<path fill="{ink}" d="{data}"/>')

    def stroke(self, data, ink, weight, dash=(), cap="butt"):
        """Draw a path as a line."""
        extra = f' stroke-dasharray="{trace(*dash)}"' if dash else ""
        extra += f' stroke-linecap="{cap}"' if cap != "butt" else ""
        pen = f'fill="none" stroke="{ink}" stroke-width="{number(weight)}"'
        self.marks.append(f'<path {pen}{extra} d="{data}"/>')

    def rect(self, x, y, width, height, ink):
        """Fill an upright rectangle."""
        self.fill(trace("M", x, y, "h", width, "v", height, "h", -width, "z"), ink)

    def disc(self, x, y, radius, ink):
        """Fill a circle."""
        place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
        self.marks.append(f'<circle fill="{ink}" {place}/>')

    def hoop(self, x, y, radius, ink, weight, dash=(), turn=0):
        """Draw a circle as a line, broken into dashes and turned (degrees) if asked."""
        place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
        extra = f' stroke-dasharray="{trace(*dash)}"' if dash else ""
        if turn:
            extra += f' transform="rotate({round(turn)} {number(x)} {number(y)})"'
        pen = f'fill="none" stroke="{ink}" stroke-width="{number(weight)}"'
        self.marks.append(f"<circle {pen} {place}{extra}/>")

    def dots(self, points, radius, ink):
        """Fill many circles of one size."""
        data = "".join(trace("M", x, y, "h", 0) for x, y in points)
        if data:
            self.stroke(data, ink, 2 * radius, cap="round")

    def turned(self, degrees, first_mark):
        """Turn every mark from first_mark on about the middle of the sheet."""
        middle = f"{number(self.width / 2)} {number(self.height / 2)}"
        marks = "".join(self.marks[first_mark:])
        self.marks[first_mark:] = [f'<g transform="rotate({degrees} {middle})">{marks}</g>']

    def svg(self):
        """The drawing as a standalone SVG document."""
        width, height = number(self.width), number(self.height)
        size = f'width="{number(self.width * PIXELS_PER_UNIT)}" height="{number(self.height * PIXELS_PER_UNIT)}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
            f'viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMid slice">'
            f"{''.join(self.marks)}</svg>"
        )
