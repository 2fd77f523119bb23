"""What any page may have: the way down to it, messages, labels, buttons."""

from network_site.style_guide.drawing import Example
from network_site.style_guide.examples.material import ARABIC, LONG, UNBROKEN, link

FRAME = [
    Example("site_name", {"Usual": [{}]}),
    Example(
        "breadcrumbs",
        {
            "Usual": [{"items": [link("Home"), link("Case studies"), {"title": "CS-0001"}]}],
            "Hard words": [{"items": [*(link(words) for words in (LONG, UNBROKEN, ARABIC)), {"title": UNBROKEN}]}],
        },
    ),
    Example(
        "messages",
        {
            "Error, success, note": [
                {
                    "messages": [
                        {"level": level, "text": "The year is not a number: “20x5”."}
                        for level in ("error", "success", "info")
                    ]
                }
            ],
            "Hard words": [{"messages": [{"level": "error", "text": words} for words in (LONG, UNBROKEN, ARABIC)]}],
            "None: nothing is drawn": [{"messages": []}],
        },
    ),
    Example("notice", {"Usual, and with words of its own": [{}, {"text": LONG}, {"text": UNBROKEN}]}),
    Example("print_button", {"Usual": [{}]}),
]
