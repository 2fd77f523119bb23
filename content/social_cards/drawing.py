"""Draws social cards in the colours and the type of the site."""

import io
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.staticfiles import finders
from PIL import Image, ImageColor, ImageDraw

from content.social_cards import HEIGHT, SITE, WIDTH
from content.social_cards.marks import outcome_mark, pips
from content.social_cards.setting import set_lines
from content.social_cards.typeface import BOLD, Style, writable

PAPER, INK, SOFT, EDGE, BAND = "#FFFFFF", "#10222B", "#3D4F58", "#5E6F77", "#FFC53D"
DEEP, WHITE = "#0A2A33", "#FFFFFF"
BLENDS = ((PAPER, INK, 12), (BAND, INK, 12), (PAPER, SOFT, 6), (PAPER, EDGE, 2), (DEEP, BAND, 6), (DEEP, WHITE, 6))
"""What meets what, and in how many steps an edge between them is smooth: few colours make a small file."""
MARGIN = 64
MEASURE = WIDTH - 2 * MARGIN
TOP, BAND_WITH_ANSWERS, BAND_ALONE = 156, 148, 40
ICON = 64
NAME = ("Public Services", "Learning and Innovation Network")
NAME_STYLES, KIND = (Style(26, BOLD), Style(26)), Style(28)
QUESTION, ANSWER = Style(24), Style(38, BOLD)
SIZES = tuple(
    (Style(title, BOLD, leading=1.1), Style(text, leading=1.3))
    for title, text in ((84, 40), (76, 38), (68, 36), (60, 34), (54, 32), (48, 30), (44, 28))
)
"""Pairs for title and text, from which the first is taken that holds all of both."""
MOST_LINES = 4
GAP = 24


def draw_card(card) -> bytes:
    """Draw a card as PNG. Raises `NotWritable` when its words have letters that the typeface lacks."""
    sheet = Sheet()
    band = HEIGHT - (BAND_WITH_ANSWERS if card.outcome or card.evidence else BAND_ALONE)
    sheet.head(card)
    sheet.words(writable(card.title), writable(card.text), band)
    sheet.band(card, band)
    return sheet.png()


def draw_site_card() -> bytes:
    """Draw the card of all that has none of its own."""
    sheet = Sheet(BAND)
    sheet.head(SITE)
    sheet.words(SITE.title, SITE.text, HEIGHT - BAND_ALONE)
    return sheet.png()


@lru_cache
def icon():
    """Return the site's icon as it stands on cards."""
    with Image.open(finders.find("img/icon-192.png")) as image:
        return image.convert("RGBA").resize((ICON, ICON), Image.Resampling.LANCZOS)


@lru_cache
def palette():
    """Return all colours of a card, in an image as Pillow wants it."""
    colours = {
        blended(*map(ImageColor.getrgb, ends), step / (steps - 1)): None
        for *ends, steps in BLENDS
        for step in range(steps)
    }
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in colours for part in colour])
    return image


def blended(one, other, share):
    """Return the colour that lies so far between two others."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


class Sheet:
    """What a card is drawn on."""

    def __init__(self, ground=PAPER):
        self.image = Image.new("RGB", (WIDTH, HEIGHT), ground)
        self.draw = ImageDraw.Draw(self.image)

    def head(self, card):
        """Whose it is, and what it is."""
        self.image.paste(icon(), (MARGIN, 56), icon())
        for line, style, baseline in zip(NAME, NAME_STYLES, (82, 114), strict=True):
            style.write(self.draw, MARGIN + ICON + 18, baseline, line, INK)
        right = WIDTH - MARGIN
        if card.illustrative:
            right = self.tag(right, 98, writable(card.illustrative)) - 20
        kind = writable(card.kind)
        KIND.write(self.draw, right - KIND.length(kind), 98, kind, SOFT)

    def tag(self, right, baseline, words):
        """A dashed box, as around the notice on the page; returns its left side."""
        left, top, foot = round(right - KIND.length(words)) - 32, baseline - 38, baseline + 20
        KIND.write(self.draw, left + 16, baseline, words, INK)
        for x in range(left, right, 12):
            for y in (top, foot):
                self.draw.line((x, y, min(x + 6, right), y), EDGE, 2)
        for y in range(top, foot, 12):
            for x in (left, right):
                self.draw.line((x, y, x, min(y + 6, foot)), EDGE, 2)
        return left

    def words(self, title, text, foot):
        """Title and text in the middle of the room that they have."""
        blocks = blocks_that_fit(title, text, foot - TOP - GAP)
        y = TOP + (foot - TOP - GAP - sum(block.height for block in blocks) - GAP * (len(blocks) - 1)) / 2
        for block in blocks:
            for number, line in enumerate(block.lines, start=1):
                block.style.write(
                    self.draw, MARGIN, y + number * block.style.line_height - block.style.size / 4, line, INK
                )
            y += block.height + GAP

    def band(self, card, top):
        """Did it work, and how sure are we: the two answers that a card has room for."""
        self.draw.rectangle((0, top, WIDTH, HEIGHT), BAND)
        x = MARGIN
        if card.outcome:
            mark = outcome_mark(card.outcome.slug, ANSWER.size - 4)
            x = max(self.answer((x, WIDTH // 2), top, "Did it work?", mark, card.outcome.pref_label) + 72, 480)
        if card.evidence:
            mark = pips(card.evidence.rank, 24)
            self.answer((x, WIDTH - MARGIN), top, "How sure are we?", mark, card.evidence.pref_label)

    def answer(self, room, top, question, mark, words):
        """A question, and beneath it a mark and the answer, between two sides; returns where it ends."""
        x, right = room
        QUESTION.write(self.draw, x, top + 52, question, INK)
        if mark:
            self.image.paste(INK, (x, round(top + 92 - mark.height / 2)), mark)
            x += mark.width + 16
        lines, _ = set_lines(writable(words), ANSWER, right - x, 1)
        return round(ANSWER.write(self.draw, x, top + 105, lines[0], INK))

    def png(self):
        file = io.BytesIO()
        self.image.quantize(palette=palette(), dither=Image.Dither.NONE).save(file, "PNG")
        return file.getvalue()


@dataclass(frozen=True)
class Block:
    """Lines of one style."""

    lines: list[str]
    style: Style

    @property
    def height(self):
        return len(self.lines) * self.style.line_height


def blocks_that_fit(title, text, room):
    """Return title and text as large as the room holds both; at the smallest size they end in an ellipsis."""
    for title_style, text_style in SIZES:
        lines, whole = set_lines(title, title_style, MEASURE, MOST_LINES)
        blocks = [Block(lines, title_style)]
        rest = room - blocks[0].height - GAP
        if text and rest >= text_style.line_height:
            lines, all_of_it = set_lines(text, text_style, MEASURE, min(MOST_LINES, rest // text_style.line_height))
            blocks.append(Block(lines, text_style))
            whole = whole and all_of_it
        elif text or rest < -GAP:
            whole = False
        if whole:
            break
    return blocks
