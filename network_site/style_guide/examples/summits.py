"""Summits and their questions; terms and places."""

import datetime

from network_site.style_guide.drawing import Example
from network_site.style_guide.examples.material import ARABIC, LONG, UNBROKEN, item, link

STATUSES = ("not-started", "under-way", "done", "overdue")
STANCES = {"for": "Practice says yes", "against": "Practice says no", "unclear": "Unclear"}
HARD_WORDS = (LONG, UNBROKEN, ARABIC)


def commitment(what="Publish what it cost", who="The hub", status="done"):
    return {"what": what, "who": who, "by_when": datetime.date(2026, 9, 30), "status": status}


def question(text, answers=(0, 0, 0), **more):
    return {
        "text": text,
        **dict(zip(("answers_for", "answers_against", "answers_unclear"), answers, strict=True)),
        **more,
    }


def answer(text, stance, note=""):
    asked = {"question": text, "get_absolute_url": "#", "page": {"title": "The summit", "illustrative": True}}
    return {"question": asked, "stance": stance, "get_stance_display": STANCES[stance], "note": note}


SUMMITS = [
    Example(
        "session",
        {
            "All of it": [
                {
                    "session": {
                        "title": "Who decides?",
                        "starts_at": datetime.time(9, 30),
                        "notes": "<p>Nobody agreed.</p>",
                    },
                    "speakers": [{"name": "Kit Jones", "role": "chief executive"}],
                    "themes": [link("Co-production")],
                    "level": 4,
                }
            ],
            "A title alone": [{"session": {"title": "Lunch"}, "level": 4}],
            "Hard words": [
                {
                    "session": {"title": words, "starts_at": datetime.time(14), "notes": f"<p>{words}</p>"},
                    "speakers": [{"name": words, "role": words}],
                    "level": 4,
                }
                for words in HARD_WORDS
            ],
        },
        within="ol.sessions",
    ),
    Example("question_key", {"Usual": [{}]}),
    Example(
        "question_row",
        {
            "Answered, and not": [
                {
                    "question": question(
                        "Can services be shared?",
                        (3, 1, 2),
                        url="#",
                        summit={**link("The summit"), "date": "3 February 2011", "illustrative": True},
                    ),
                    "level": 4,
                },
                {"question": question("Who decides?"), "contribute_url": "#", "level": 4},
            ],
            "Very many answers, hard words": [
                {"question": question(words, (60, 25, 12), url="#"), "level": 4} for words in HARD_WORDS
            ],
        },
    ),
    Example(
        "answered_questions",
        {
            "Yes, no, unclear": [
                {"answers": [answer("Can services be shared?", stance) for stance in STANCES], "level": 4}
            ],
            "Hard words": [{"answers": [answer(words, "unclear", words) for words in HARD_WORDS], "level": 4}],
        },
    ),
    Example(
        "commitments",
        {
            "All four states": [{"commitments": [commitment(status=status) for status in STATUSES]}],
            "Without a date": [
                {"commitments": [commitment() | {"by_when": None}], "caption": "Commitments without a date"}
            ],
            "Hard words": [
                {
                    "commitments": [commitment(words, words) for words in HARD_WORDS],
                    "caption": "Commitments in hard words",
                }
            ],
        },
    ),
]


def branch(label, narrower=(), definition="", **more):
    return {
        "term": {"pref_label": label, "definition": definition},
        "url": "#",
        "count": 3,
        "narrower": narrower,
        **more,
    }


TERMS = [
    Example(
        "term_tree",
        {
            "Folded, open, with definitions": [
                {
                    "branches": [
                        branch("Wales", [branch("Swansea"), branch("Cardiff")], folds=True),
                        branch("Public health", [branch("Falls")], "Keeping people well."),
                        *(branch(words, [branch(words)], words) for words in HARD_WORDS),
                    ],
                    "forms": "page,pages",
                }
            ],
            "Terse": [{"branches": [branch("Wales", definition="A nation.")], "forms": "page,pages", "terse": True}],
        },
    ),
    Example(
        "retired_term",
        {
            "Replaced by two": [{"successors": [item("Somerset", "#"), item("Dorset", "#")], "what": "place"}],
            "Without successor, with a reason": [{"successors": [], "what": "theme", "why": "Nobody used it."}],
            "Hard words": [{"successors": [item(words, "#") for words in HARD_WORDS], "what": "theme"}],
        },
    ),
    Example("machine_forms", {"Usual": [{}]}),
]
