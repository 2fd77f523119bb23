"""Files of local authorities for tests (the shipped one with cells changed, and small ones); what importing did."""

import csv
import io
from pathlib import Path

from django.conf import settings

from taxonomy.models import Place, TaxonomyChange, Term
from taxonomy.places.sheet import COLUMNS
from tests.factories.terms import term

SHIPPED = Path(settings.BASE_DIR) / "taxonomy" / "data" / "places.csv"
WIGAN = {
    "local-authority-code": "WGN",
    "official-name": "Wigan Metropolitan Borough Council",
    "nice-name": "Wigan",
    "gss-code": "E08000010",
    "nation": "England",
    "region": "North West",
    "local-authority-type-name": "Metropolitan district",
    "current-authority": "True",
    "pop-2020": "330712.0",
    "area": "188.0",
}


def row(**cells):
    """Return a whole row: Wigan's, with these cells; an underscore stands for a hyphen."""
    return dict.fromkeys(COLUMNS, "") | WIGAN | hyphened(cells)


def hyphened(cells):
    return {name.replace("_", "-"): value for name, value in cells.items()}


ENDED = {"end_date": "2026-04-01", "current_authority": "False"}
GREATER = row(
    local_authority_code="GWL",
    official_name="Greater Wigan Council",
    nice_name="Greater Wigan",
    gss_code="E06000999",
    start_date="2026-04-01",
    alt_names="Greater Wigan,wigan and leigh",
)


def table(*rows, columns=COLUMNS):
    """Return rows as the content of a CSV file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def newer(*added, without=(), **changed):
    """Return the shipped file with rows added, left out or changed: `newer(WGN={"nice_name": "Wigan Borough"})`."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        rows = [cells for cells in csv.DictReader(file) if cells["local-authority-code"] not in without]
    for cells in rows:
        cells.update(hyphened(changed.get(cells["local-authority-code"], {})))
    return table(*rows, *added)


def place(slug):
    return term("place", slug)


def everything():
    """Return all that an import may touch."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Term, Place, TaxonomyChange, Term.replaced_by.through)
    ]


def part(printed, heading):
    """Return the sentences below a heading of the report."""
    lines = printed.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith(heading) and line.endswith("):")]
    if not starts:
        return []
    below = lines[starts[0] + 1 :]
    ends = next((number for number, line in enumerate(below) if not line.startswith(" ")), len(below))
    return [line.strip() for line in below[:ends]]
