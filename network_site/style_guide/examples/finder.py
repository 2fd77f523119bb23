"""What stands around the results of a search: the box, the answer, the filters, the pages."""

from network_site.style_guide.drawing import Example
from network_site.style_guide.examples.material import ARABIC, EVIDENCE, LONG, OUTCOMES, SCRIPT, UNBROKEN, hard_cards


def way(label, counted="3 case studies"):
    return {"label": label, "counted": counted, "url": "#"}


FINDER = [
    Example(
        "search_box",
        {
            "Empty, with words, and a form of its own": [
                {},
                {"value": UNBROKEN},
                {"value": SCRIPT, "action": "/search/"},
            ]
        },
        within="div.specimen-rows",
    ),
    Example(
        "text_answer",
        {
            "A term by that name": [
                {"answer": {"terms": [{"kind": "Theme", "label": "Co-production", "count": 4, "url": "#"}]}}
            ],
            "Something else was looked for": [{"answer": {"text": "cort", "corrected": "court", "likely_url": "#"}}],
            "A suggestion": [{"answer": {"suggestion": "court", "likely_url": "#"}}],
            "Only a part was found": [{"answer": {"partly": True}}],
            "Hard words": [
                {
                    "answer": {
                        "terms": [{"kind": words, "label": words, "count": 1, "url": "#"}],
                        "text": words,
                        "corrected": words,
                        "likely_url": "#",
                    }
                }
                for words in (LONG, UNBROKEN, ARABIC)
            ],
        },
    ),
    Example(
        "sort_select",
        {
            "With one chosen": [
                {
                    "options": [
                        {"value": "", "label": "Most relevant"},
                        {"value": "newest", "label": "Newest", "chosen": True},
                    ]
                }
            ]
        },
    ),
    Example(
        "pagination",
        {
            "In the middle": [
                {
                    "pages": [
                        {"number": 1, "url": "#"},
                        {},
                        {"number": 7, "url": "#", "current": True},
                        {},
                        {"number": 250, "url": "#"},
                    ],
                    "previous_url": "#",
                    "next_url": "#",
                }
            ],
            "One page: nothing is drawn": [{"pages": [{"number": 1, "url": "#", "current": True}]}],
        },
    ),
    Example(
        "no_results",
        {
            "All kinds of help": [
                {
                    "help": {
                        "less": [way("Without “bus”")],
                        "wider": [way("Wales in place of Swansea")],
                        "longer": [way("All case studies", "40 case studies")],
                        "similar": hard_cards(),
                    },
                    "words": "bus",
                }
            ],
            "Only longer lists": [
                {"help": {"longer": [way("All case studies", "40 case studies")]}, "words": UNBROKEN}
            ],
            "An empty library": [{"help": {}}],
            "Hard words": [
                {
                    "help": {
                        "less": [way(f"Without “{words}”") for words in (LONG, UNBROKEN, ARABIC)],
                        "longer": [way("Everything")],
                    },
                    "words": UNBROKEN,
                }
            ],
        },
    ),
]

EVIDENCE_GROUP = {
    "name": "Evidence level",
    "slug": "evidence",
    "open": True,
    "chosen_count": 1,
    "note": "Each level includes those above it.",
    "options": [
        {
            "slug": level.slug,
            "label": level.pref_label,
            "count": 5 - level.rank,
            "chosen": level.rank == 3,
            "disabled": level.rank == 5,
            "rank": level.rank,
        }
        for level in EVIDENCE
    ],
}
OUTCOME_GROUP = {
    "name": "Outcome",
    "slug": "outcome",
    "open": True,
    "options": [
        {"slug": one["slug"], "label": one["pref_label"], "count": 12, "outcome_slug": one["slug"]} for one in OUTCOMES
    ],
}
HARD_GROUP = {
    "name": UNBROKEN,
    "slug": "place",
    "open": True,
    "find_label": "Search places",
    "chosen_count": 3,
    "options": [
        {"slug": f"hard-{level}", "label": words, "count": 123456, "level": level, "within": words}
        for level, words in enumerate((LONG, UNBROKEN, ARABIC))
    ],
}

FILTERS = [
    Example(
        "filter_group",
        {
            "Evidence: one chosen, one with nothing": [{"group": EVIDENCE_GROUP}],
            "Outcome: shapes without colour": [{"group": OUTCOME_GROUP}],
            "Closed": [{"group": {**OUTCOME_GROUP, "open": False}}],
            "Hard words, three levels, with a search of its own": [{"group": HARD_GROUP}],
        },
        within="div.specimen-column",
    ),
    Example(
        "filter_years",
        {"Empty, and filled": [{"open": True}, {"from_year": "2010", "to_year": "2015"}]},
        within="div.specimen-column",
    ),
    Example(
        "filters",
        {
            "Something is on": [
                {"groups": [EVIDENCE_GROUP, OUTCOME_GROUP], "chosen_count": 1, "clear_url": "#", "show_years": True}
            ]
        },
    ),
    Example(
        "chips",
        {
            "Two, and hard words": [
                {
                    "filters": [
                        {"vocabulary": "Theme", "label": label, "remove_url": "#"}
                        for label in ("Co-production", "Mutuals", LONG, UNBROKEN, ARABIC)
                    ],
                    "clear_url": "#",
                }
            ],
            "None: nothing is drawn": [{"filters": []}],
        },
    ),
]
