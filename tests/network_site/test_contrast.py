"""The colours of text against the grounds that it stands on, light and dark, as WCAG 2.2 reckons contrast. A browser
measures what it can see; this holds what it cannot: text in drawings, over lines and beside pictures."""

import re

import pytest

from network_site.stylesheets import FOLDER

LEAST = 7
TEXT_ON = {
    "paper": [
        "ink",
        "soft",
        "link",
        "link-hover",
        "visited",
        "worked",
        "mixed",
        "did-not-work",
        "stopped",
        "too-early",
        "worse",
    ],
    "wash": ["ink", "soft", "link", "link-hover", "visited"],
    "band": ["band-ink", "band-strong"],
    "deep": ["deep-ink", "deep-soft"],
    "ink": ["paper"],
    "link": ["paper"],
}
SHEET = (FOLDER / "tokens.css").read_text()
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", part))
    for part in SHEET.split("@media (prefers-color-scheme: dark)")
)


@pytest.mark.parametrize("scheme", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
def test_text_stands_out_seven_times_from_its_ground(scheme):
    faint = {
        f"{text} on {ground}": round(contrast, 2)
        for ground, texts in TEXT_ON.items()
        for text in texts
        if (contrast := contrast_of(scheme[text], scheme[ground])) < LEAST
    }
    assert faint == {}


def contrast_of(one, other):
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
