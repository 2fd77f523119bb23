"""The parts of a case study, most of which a story shows too."""

from casestudies.presentation import Answer, Fact
from content.licences import Licence
from network_site.style_guide.drawing import Example
from network_site.style_guide.examples.material import (
    ARABIC,
    ARABIC_RESULT,
    EVIDENCE,
    HEBREW,
    HEBREW_RESULT,
    LONG,
    MIXED,
    SCRIPT,
    TOO_EARLY,
    UNBROKEN,
    WORKED,
    figure,
    item,
    library_picture,
    link,
    lost_picture,
)

FIGURES = {
    "Better, worse, no change, neither": [
        figure(
            before_label="2015", after_label="2017", comparison="Matched group: 305 to 298", source="Cardiff, 2018"
        ),
        figure(before=205, after=310, period="12 months", source="Cardiff, 2018", source_url="https://example.org/"),
        figure(before=40, after=40, unit="%"),
        figure("Visits", "thousand", 1.2, 3.4, better="neither"),
    ],
    "A target, a plan, a comparison group": [
        figure("Reunited", "%", 65, 41, better="higher", before_label="target", after_label="result"),
        figure("Saved", "£ million a year", 0.4, 3.4, better="higher", before_year=2019, after_label="projected"),
        figure("Reunited", "%", 25, 60, better="higher", before_label="comparison group", after_label="this court"),
    ],
    "Dots close together or at the ends": [
        figure("Answered", "%", 52, 54, better="higher", before_label="2015", after_label="2017"),
        figure("Answered", "%", 98, 100, better="higher", before_label="2015", after_label="2017"),
        figure("Answered", "%", 0, 100, better="higher", before_label="2015", after_label="2017"),
        figure("Answered", "%", 1, 3, better="higher", before_label="2015", after_label="2017"),
    ],
    "One number alone, below zero, many times as high, very large": [
        figure("People reached", "", None, 1200, after_label="or more"),
        figure("People reached", "", 1200, None),
        figure("Balance", "£ million", -9, 4.5),
        figure("Members", "", 12, 3400, better="higher"),
        figure("Cost", "£", 1234567890.5, 9876543210.25),
    ],
    "Hard words": [
        figure(LONG, LONG[:80], comparison=LONG, source=LONG, before_label=LONG[:80], after_label=LONG[:80]),
        figure(UNBROKEN, UNBROKEN, comparison=UNBROKEN, source=UNBROKEN, before_label=UNBROKEN, after_label=UNBROKEN),
        figure(ARABIC, "في السنة", comparison=ARABIC_RESULT, source=HEBREW, before_label="قبل", after_label="بعد"),
    ],
    "Sixty": [figure(f"Measure {number}", "%", number, 60 - number, better="higher") for number in range(60)],
}

KEY_FIGURES = [
    Example(
        "key_figure",
        {name: [{"figure": one, "level": 4} for one in figures] for name, figures in FIGURES.items()},
        within="div.figures",
    ),
    Example(
        "before_after",
        {
            "Both, one, or none": [
                {"figure": figure(before=before, after=after)}
                for before, after in ((310, 205), (None, 205), (310, None))
            ]
        },
        within="div.specimen-row",
    ),
    Example(
        "figure_scale",
        {
            "Better and worse": [
                {"figure": one, "scale": one.scale} for one in FIGURES["Better, worse, no change, neither"][:2]
            ]
        },
    ),
    Example(
        "scale_key",
        {"With and without labels": [{"figure": one} for one in FIGURES["A target, a plan, a comparison group"]]},
    ),
    Example(
        "key_figures_table",
        {name: [{"figures": FIGURES[name]}] for name in ("Better, worse, no change, neither", "Hard words", "Sixty")}
        | {"None: a page leaves it out": [{"figures": []}]},
    ),
]


def answers(text, note, outcome=WORKED, evidence=EVIDENCE[3]):
    return [
        Answer("Did it work?", outcome=outcome, note=note),
        Answer("Where?", text, note),
        Answer("At what cost?", text, note),
        Answer("How sure are we?", evidence=evidence, evidence_url="#evidence"),
    ]


RICH = "<ul><li>One nurse who stayed.</li><li>A budget that two services shared.</li></ul>"
HARD_RICH = f"<p>{LONG}</p><p>{UNBROKEN}</p><ul><li>{ARABIC_RESULT}</li><li>{HEBREW_RESULT}</li></ul>"

CASE_STUDY = [
    Example(
        "answer_strip",
        {
            "All four": [{"answers": answers("£9 a home", "Since 2015, running")}],
            "Nothing known": [
                {
                    "answers": [
                        Answer(question, "Not said")
                        for question in ("Did it work?", "Where?", "At what cost?", "How sure are we?")
                    ]
                }
            ],
            "Hard words": [{"answers": answers(text, text, MIXED)} for text in (LONG, UNBROKEN, ARABIC)],
        },
    ),
    Example(
        "fact_list",
        {
            "Usual": [
                {
                    "facts": [
                        Fact("Lead organisation", [item("Swansea Council")]),
                        Fact("Service areas", [item("Public health", "#"), item("Transport", "#")]),
                    ],
                    "level": 4,
                }
            ],
            "Hard words": [
                {
                    "facts": [Fact(words, [item(words), item(words, "#")]) for words in (LONG, UNBROKEN, ARABIC)],
                    "level": 4,
                }
            ],
        },
    ),
    Example(
        "before_copy",
        {
            "All five": [
                {
                    "helped": RICH,
                    "in_the_way": RICH,
                    "risks": RICH,
                    "differently": RICH,
                    "conditions": RICH,
                    "sources": [],
                    "level": 4,
                }
            ],
            "One alone": [{"conditions": RICH, "sources": [], "level": 4}],
            "Hard words": [{"helped": HARD_RICH, "in_the_way": HARD_RICH, "sources": [], "level": 4}],
        },
    ),
    Example(
        "spread_trail",
        {
            "Before, this, after": [
                {
                    "items": [
                        {
                            **link("The first clinic"),
                            "relation": "Inspired by, 2009",
                            "outcome": WORKED,
                            "evidence": EVIDENCE[4],
                        },
                        {"title": "A falls clinic that visits", "relation": "This case study", "is_this": True},
                        {
                            **link("A clinic on a bus"),
                            "relation": "Adopted by, 2021",
                            "what_changed": "The bus.",
                            "outcome": TOO_EARLY,
                        },
                    ],
                    "level": 4,
                }
            ],
            "Hard words": [
                {
                    "items": [
                        {**link(words), "relation": words, "what_changed": words, "outcome": MIXED}
                        for words in (LONG, UNBROKEN, ARABIC)
                    ],
                    "level": 4,
                }
            ],
        },
    ),
    Example(
        "pull_quotation",
        {
            "With and without a name": [
                {"text": "Nobody asked us before.", "who": "A tenant, Swansea"},
                {"text": "Nobody asked us."},
            ],
            "Hard words": [{"text": words, "who": words} for words in (LONG, UNBROKEN, ARABIC_RESULT)],
        },
    ),
    Example(
        "picture",
        {
            "With caption and credit": lambda: [
                {"image": picture, "alt": "What it shows", "caption": "Day one.", "credit": "Jo Bloggs"}
                for picture in [library_picture()]
                if picture
            ],
            "Its file is missing: the page is shown without it": lambda: [
                {"image": lost_picture(), "alt": "Lost", "caption": "Lost", "credit": "Jo"}
            ],
        },
    ),
    Example(
        "contents_list",
        {
            "Usual, and hard words": [
                {
                    "items": [
                        {"anchor": "contents_list", "title": title}
                        for title in ("Key figures", "The story", LONG, UNBROKEN, ARABIC)
                    ]
                }
            ]
        },
    ),
    Example(
        "sources",
        {
            "All of it, and a title alone": [
                {
                    "sources": [
                        {
                            "author": "Swansea Council",
                            "title": "Falls",
                            "year": 2018,
                            "url": "https://example.org/",
                            "note": "table 4",
                        },
                        {"title": "A report"},
                    ]
                }
            ],
            "Hard words": [
                {
                    "sources": [
                        {"author": words, "title": words, "url": f"https://example.org/{UNBROKEN}"}
                        for words in (LONG, UNBROKEN, ARABIC, SCRIPT)
                    ]
                }
            ],
        },
    ),
    Example(
        "how_to_cite",
        {
            "A licence with and without a deed": [
                {
                    "citation": {
                        "text": "2020 Network (2024). A falls clinic.",
                        "address": "https://example.org/id/CS-0001",
                    },
                    "licence": licence,
                    "url": "#",
                }
                for licence in (Licence.of(), Licence("Crown copyright"))
            ],
            "Hard words": [
                {
                    "citation": {"text": f"{LONG} {UNBROKEN}", "address": f"https://example.org/{UNBROKEN}"},
                    "licence": Licence(LONG),
                    "url": "#",
                }
            ],
        },
    ),
]
