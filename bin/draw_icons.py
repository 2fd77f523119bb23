"""Draws the site's icons anew from `mark.svg`, and the card of the site itself: run it when either changes.

.venv/bin/python bin/draw_icons.py

It needs a Chromium, which CHROMIUM= names when Playwright has none of its own.
"""

import io
import os
import sys
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "network_site/static/img"
MARK = (IMAGES / "mark.svg").read_text(encoding="utf-8")
EDGE_TO_EDGE = MARK.replace('rx="8"', "")
"""Without round corners, for systems that cut icons to a shape of their own."""
MIDDLE = 0.8
"""How much of a maskable icon surely stays."""
COLOURS = 32


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        page = browser.new_page(color_scheme="light")
        draw(page, MARK, 32).save(IMAGES / "favicon.ico", sizes=[(32, 32)], bitmap_format="png")
        save(draw(page, EDGE_TO_EDGE, 180), "apple-touch-icon.png")
        for size in (192, 512):
            save(draw(page, MARK, size), f"icon-{size}.png")
        save(maskable(draw(page, EDGE_TO_EDGE, 512)), "icon-maskable-512.png")
        browser.close()
    (IMAGES / "social-card.png").write_bytes(site_card())


def draw(page, svg, size):
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block; width: {size}px }}</style>{svg}")
    return Image.open(io.BytesIO(page.screenshot(omit_background=True)))


def maskable(icon):
    """Give the icon a wide edge of its own ground."""
    small = icon.resize([round(side * MIDDLE) for side in icon.size], Image.Resampling.LANCZOS)
    whole = Image.new(icon.mode, icon.size, icon.getpixel((0, 0)))
    whole.paste(small, [(whole.width - small.width) // 2, (whole.height - small.height) // 2])
    return whole


def save(icon, name):
    icon.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(IMAGES / name, optimize=True)


def site_card():
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network_site.settings.development")
    django.setup()
    from content.social_cards.drawing import draw_site_card

    return draw_site_card()


if __name__ == "__main__":
    main()
