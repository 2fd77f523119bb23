"""Case studies side by side."""

from casestudies.comparing import Cell, Item, Part, Row
from casestudies.comparing_figures import ComparedFigure
from network_site.style_guide.drawing import Example
from network_site.style_guide.examples.lists import HARD
from network_site.style_guide.examples.material import (
    ARABIC,
    EVIDENCE,
    LONG,
    STOPPED,
    UNBROKEN,
    WORKED,
    card,
    figure,
    hard_cards,
)

CELLS = {
    "Words, of which one stands apart": Cell(items=(Item("Public health"), Item("Transport", apart=True))),
    "An outcome": Cell(items=(Item("Worked"),), outcome=WORKED),
    "An evidence level": Cell(items=(Item("Comparison group"),), evidence=EVIDENCE[3]),
    "A text": Cell(prose="<p>One nurse who stayed.</p>"),
    "Key figures": Cell(figures=(ComparedFigure(figure(), True), ComparedFigure(figure(after=None), False))),
    "Nothing": Cell(),
}


def table(*titles):
    """Return a comparison of case studies with these titles."""
    chosen = [
        {
            "page": {"title": title, "identifier": f"CS-000{number}", "illustrative": number == 1},
            "url": "#",
            "without": "#",
        }
        for number, title in enumerate(titles, start=1)
    ]
    rows = [
        Row(
            "Service area",
            [Cell(title, items=(Item("Public health"), Item(title, True))) for title in titles],
            agreement="Partly the same",
        ),
        Row("Stage", [Cell(title, items=(Item("Running"),)) for title in titles], agreement="The same"),
        Row("Outcome", [Cell(title, items=(Item("Stopped"),), outcome=STOPPED) for title in titles]),
        Row(
            "Falls at home",
            [Cell(title, figures=(ComparedFigure(figure(), False),)) for title in titles],
            note="a year",
        ),
    ]
    return {"chosen": chosen, "parts": [Part("What changed", rows)]}


COMPARE = [
    Example(
        "compare_table",
        {
            "Two": [table("A falls clinic", "A clinic on a bus")],
            "Four with hard words": [table(LONG, UNBROKEN, ARABIC, "Short")],
        },
    ),
    Example("compare_cell", {name: [{"cell": cell}] for name, cell in CELLS.items()}),
    Example(
        "compare_add",
        {
            "With something chosen": [
                {"offered": [{"card": card(), "url": "#"}], "chosen": [{"page": {"identifier": "CS-0001"}}]}
            ],
            HARD: [{"offered": [{"card": one, "url": "#"} for one in hard_cards()], "found": UNBROKEN}],
            "Nothing found": [{"offered": [], "found": LONG}],
        },
    ),
    Example(
        "compare_take_along",
        {"Usual": [{"csv_url": "#", "text": f"\tA falls clinic\t{UNBROKEN}\nStage\tRunning\tRunning"}]},
    ),
]
