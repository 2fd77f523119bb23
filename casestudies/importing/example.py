"""The row that the template begins with, to show what goes where. It is never imported."""

TITLE = "Example: falls clinic on wheels (delete this row)"
CELLS = {
    "title": TITLE,
    "result": "Ambulance calls for falls fell from 310 to 205 a year.",
    "summary": "A nurse and a handyman visit older people together and mend what makes them fall.",
    "lead_organisation": "Northmoor Council",
    "place_name": "Upper Northmoor valley",
    "start_year": 2021,
    "people_served_number": 640,
    "people_served_description": "residents over 75",
    "set_up_cost": "£64,000",
    "running_cost": "£61,000 a year",
    "challenge": "Every second ambulance call was a fall.\n\nAdvice by leaflet had changed nothing.",
    "what_was_done": "- A nurse and a handyman visited together.\n- They mended stairs and rails the same day.",
    "what_happened": "Calls fell by a third. Calls for other reasons did not change.",
    "what_got_in_the_way": "Two budgets for one visit: the council and the health board left it to the other to pay.",
    "illustrative": "yes",
}
FIGURE = {
    "measure": "Ambulance calls for falls",
    "unit": "a year",
    "before_value": 310,
    "before_label": "before",
    "before_year": 2020,
    "after_value": 205,
    "after_label": "after two years",
    "after_year": 2023,
    "better": "Lower is better",
    "source": "Northmoor Council, 2023",
}
RECORDS = {
    "key_figures": FIGURE,
    "partners": {"name": "Northmoor Health Board", "role": "funder"},
    "sources": {"author": "Northmoor Council", "title": "Falls: three winters", "year": 2023},
    "related_items": {"kind": "Link", "title": "Falls strategy", "url": "https://www.example.org/falls"},
}


def cells_of(columns):
    """Return {name: cell} of the example. Of each vocabulary it has the first terms."""
    cells = dict(CELLS)
    for column in columns:
        if column.choice:
            cells[column.name] = "; ".join(column.choices[: 2 if column.choice.rule.multiple else 1])
    return {column.name: cells[column.name] for column in columns if column.name in cells}


def is_untouched(values, columns):
    """Say whether values of a row are those of the example."""
    cells = cells_of(columns)
    return {column.name: value for column, value in values.items()} == {
        column.name: column.read(cells[column.name]) for column in columns if column.name in cells
    }
