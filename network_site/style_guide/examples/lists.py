"""Marks, and pages in lists."""

from django.utils.safestring import SafeString

from content.covers import THEMES
from network_site.style_guide.drawing import Example
from network_site.style_guide.examples.material import (
    ARABIC,
    EVIDENCE,
    LONG,
    OUTCOMES,
    STOPPED,
    TOO_EARLY,
    UNBROKEN,
    WORKED,
    bare_card,
    card,
    cover,
    figure,
    hard_cards,
    library_picture,
    lost_picture,
)

HARD = "Very long words, one without spaces, right to left, and HTML that is only text"
NO_PARTS = "Without any optional part"
PICTURED = "With its own picture"
LOST = "With a picture whose file is missing: the drawing stands in"

MARKS = [
    Example("outcome", {"All five": [{"outcome": outcome} for outcome in OUTCOMES]}, within="div.specimen-row"),
    Example("evidence", {"From 0 to 5": [{"evidence": level} for level in EVIDENCE]}, within="div.specimen-row"),
    Example(
        "verdict_line",
        {
            "Both": [{"card": card()}],
            "One of the two": [{"card": card(evidence=None)}, {"card": card(outcome=None)}],
            "Neither: nothing is drawn": [{"card": bare_card()}],
        },
    ),
    Example(
        "meta_line",
        {
            "All of it": [{"card": card(illustrative=True)}],
            "Not a case study": [{"card": card(kind="Story", years="", stage="", cost="")}],
            HARD: [{"card": one} for one in hard_cards()],
        },
    ),
    Example(
        "cover",
        {
            "Two of one theme beside each other": [{"cover": cover(seed=seed)} for seed in (1, 2)],
            "Tall, one of each theme": [{"cover": cover(theme, 7), "shape": "tall"} for theme in THEMES],
        },
        within="div.specimen-covers",
    ),
    Example(
        "theme_links",
        {
            "Three themes": [
                {
                    "themes": [
                        {"slug": theme, "pref_label": theme.replace("-", " ").capitalize()} for theme in THEMES[:3]
                    ]
                }
            ],
            "One that is long": [{"themes": [{"slug": THEMES[0], "pref_label": UNBROKEN}]}],
        },
    ),
    Example(
        "theme_tile",
        {
            "As on the home page": [
                {
                    "name": theme.replace("-", " ").capitalize(),
                    "url": "#theme_tile",
                    "count": 3,
                    "cover": cover(theme).tall_url,
                }
                for theme in THEMES[:5]
            ],
            "Hard words, no drawing, one page": [
                {"name": name, "url": "#theme_tile", "count": 1, "cover": ""} for name in (LONG, UNBROKEN, ARABIC)
            ],
        },
        within="ul.tiles",
    ),
]


def pictured(**more):
    """Return the states of a component that shows a card with a picture."""
    return {
        PICTURED: lambda: [{"card": card(image=picture), **more} for picture in [library_picture()] if picture],
        LOST: lambda: [{"card": card(image=lost_picture()), **more}],
    }


def of_cards(cards, **more):
    return [{"card": one, **more} for one in cards]


LISTS = [
    Example(
        "card",
        {
            "Three in a row": of_cards(
                [card(), card(cover=cover(seed=2), outcome=STOPPED), card(cover=cover(THEMES[3]), outcome=TOO_EARLY)],
                level=4,
            ),
            **pictured(level=4),
            HARD: of_cards(hard_cards(), level=4),
            NO_PARTS: of_cards([bare_card()], level=4),
        },
        within="div.cards",
    ),
    Example(
        "result_row",
        {
            "With its first key figure, and a tick": of_cards(
                [card(figure=figure(), identifier="CS-0001"), card(cover=cover(seed=2))], level=4, compare=True
            ),
            "With the words that were looked for": of_cards(
                [
                    card(
                        marked_text=SafeString("<mark>Falls</mark> at home fell by a third."),
                        passage=SafeString("… a <mark>falls</mark> clinic …"),
                    )
                ],
                level=4,
            ),
            **pictured(level=4),
            HARD: of_cards(
                hard_cards(figure=figure(LONG, UNBROKEN, 1234567890, 9876543210), identifier="CS-0001"),
                level=4,
                compare=True,
            ),
            NO_PARTS: of_cards([bare_card()], level=4),
        },
        within="div.results",
    ),
    Example(
        "answer_row",
        {
            "With a note": of_cards([card()], note="Yes: nurses and handymen can mend what makes people fall."),
            HARD: of_cards(hard_cards(), note=LONG),
            NO_PARTS: of_cards([bare_card()]),
        },
        within="ul.answer-rows",
    ),
    Example(
        "spotlight",
        {
            "With words of somebody": of_cards(
                [card()], level=4, quotation="We stopped, and said why.", who="A manager"
            ),
            **pictured(level=4),
            HARD: of_cards(hard_cards(), level=4, quotation=LONG, who=UNBROKEN),
            NO_PARTS: of_cards([bare_card()], level=4),
        },
        within="div.specimen-rows",
    ),
    Example(
        "hero_figure",
        {
            "Lower": of_cards([card()], level=4, figure=figure(before_label="2015", after_label="2017")),
            "Higher, long numbers and labels": of_cards(
                [card()],
                level=4,
                figure=figure(
                    LONG, "£", 1180000, 4250000, before_label="comparison group", after_label="with the service"
                ),
            ),
            "A target that was missed": of_cards(
                [card()],
                level=4,
                figure=figure(before=65, after=41, unit="%", before_label="target", after_label="result"),
            ),
            HARD: of_cards(hard_cards(), level=4, figure=figure(UNBROKEN, UNBROKEN, before_label=UNBROKEN)),
            "Without a scale": of_cards([card(outcome=WORKED)], level=4, figure=figure(before=None)),
        },
        within="div.hero.specimen-rows",
    ),
]
