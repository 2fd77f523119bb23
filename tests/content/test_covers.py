"""Covers: the same drawing for the same seed, three inks, few bytes, nothing but shapes."""

import gzip
import re
from xml.etree import ElementTree

import pytest

from content.covers import SHAPES, THEMES, UnknownCover, draw_cover
from content.covers.palettes import PALETTES

SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 2400
SEEDS = range(1, 41)
every_theme = pytest.mark.parametrize("theme", THEMES)
every_shape = pytest.mark.parametrize("shape", SHAPES)


def inks(svg):
    return set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", svg))


def test_there_is_a_diagram_and_a_set_of_inks_for_each_of_the_thirteen_themes():
    assert len(THEMES) == 13
    assert set(THEMES) == set(PALETTES)


def test_no_two_themes_share_a_set_of_inks():
    of_each_theme = [{frozenset(palette) for palette in palettes} for palettes in PALETTES.values()]
    assert sum(map(len, of_each_theme)) == len(set().union(*of_each_theme))


@every_theme
@every_shape
def test_a_cover_is_well_formed_and_of_its_shape(theme, shape):
    root = ElementTree.fromstring(draw_cover(theme, 7, shape))
    left, top, width, height = map(float, root.get("viewBox").split())
    assert root.tag == f"{SVG}svg"
    assert (left, top) == (0, 0)
    assert width / height == pytest.approx({"wide": 12 / 5, "tall": 3 / 4}[shape])
    assert float(root.get("width")) / float(root.get("height")) == pytest.approx(width / height)
    assert root.get("preserveAspectRatio") == "xMidYMid slice"


@every_theme
@every_shape
def test_a_cover_is_made_of_plain_shapes(theme, shape):
    for seed in SEEDS:
        svg = draw_cover(theme, seed, shape)
        elements = list(ElementTree.fromstring(svg).iter())
        assert {element.tag.removeprefix(SVG) for element in elements} <= {"svg", "g", "path", "circle"}
        attributes = {name for element in elements for name in element.attrib}
        assert not attributes & {"id", "class", "style", "href", "font-family"}
        assert "url(" not in svg


@every_theme
@every_shape
def test_a_cover_is_printed_in_exactly_three_inks_of_its_theme(theme, shape):
    for seed in SEEDS:
        used = inks(draw_cover(theme, seed, shape))
        assert used in [set(palette) for palette in PALETTES[theme]], (seed, used)


@every_theme
@every_shape
def test_a_cover_is_small(theme, shape):
    sizes = {seed: len(gzip.compress(draw_cover(theme, seed, shape).encode())) for seed in SEEDS}
    assert max(sizes.values()) <= MOST_BYTES, sizes


@every_theme
@every_shape
def test_numbers_are_short_and_finite(theme, shape):
    for seed in SEEDS:
        svg = draw_cover(theme, seed, shape)
        assert not re.search(r"nan|inf|\d\.\d{3}|e-\d", svg), seed


@every_theme
@every_shape
def test_the_same_seed_gives_the_same_drawing(theme, shape):
    assert draw_cover(theme, 12, shape) == draw_cover(theme, 12, shape)


@every_theme
@every_shape
def test_every_seed_gives_another_drawing(theme, shape):
    assert len({draw_cover(theme, seed, shape) for seed in SEEDS}) == len(SEEDS)


@every_theme
def test_neighbouring_seeds_are_printed_in_other_inks(theme):
    seeds = range(1, 1 + 2 * len(PALETTES[theme]))
    printed = [re.findall(r"#\w{6}", draw_cover(theme, seed, "wide")) for seed in seeds]
    assert len({(colours[0], frozenset(colours)) for colours in printed}) == len(seeds) == 6


def test_themes_differ_for_one_seed():
    assert len({draw_cover(theme, 1, "wide") for theme in THEMES}) == len(THEMES)


@pytest.mark.parametrize("theme", ["", "social productivity", "no-such-theme", None])
def test_an_unknown_theme_is_refused(theme):
    with pytest.raises(UnknownCover, match="theme"):
        draw_cover(theme, 1, "wide")


@pytest.mark.parametrize("shape", ["", "square", None])
def test_an_unknown_shape_is_refused(shape):
    with pytest.raises(UnknownCover, match="shape"):
        draw_cover(THEMES[0], 1, shape)
