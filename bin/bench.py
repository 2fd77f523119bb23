"""Prints a line for each figure: NAME RATIO GOAL, then ok or short. A lower ratio is better.

Each figure is a ratio of two measurements of the same run, so a slow computer does not change it. They are taken on
a database made for the purpose, with Django's test client. Nothing but an error makes this fail.
"""

import os
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "network_site.settings.test"

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from casestudies.models import CaseStudyIndexPage, CaseStudyPage  # noqa: E402
from taxonomy.assignment import set_terms  # noqa: E402
from taxonomy.models import Term  # noqa: E402

FEW, MANY = 50, 500
VOCABULARIES = ("theme", "place", "service-area", "evidence", "stage")
ADDRESS = "/case-studies/?theme=co-production"
REPEATS = 15


def main() -> None:
    runner = DiscoverRunner(verbosity=0, interactive=False)
    runner.setup_test_environment()
    databases = runner.setup_databases()
    try:
        add_case_studies(0, FEW)
        few = measure()
        add_case_studies(FEW, MANY)
        many = measure()
        show(f"library_seconds_{MANY}_vs_{FEW}", many[0] / few[0], goal=2)
        show(f"library_queries_{MANY}_vs_{FEW}", many[1] / few[1], goal=1)
    finally:
        runner.teardown_databases(databases)
        runner.teardown_test_environment()


def add_case_studies(start: int, end: int) -> None:
    index = CaseStudyIndexPage.objects.get()
    terms = {slug: list(Term.objects.filter(vocabulary__slug=slug)) for slug in VOCABULARIES}
    for number in range(start, end):
        page = CaseStudyPage(title=f"Case study {number}", result="What changed.", start_year=1980 + number % 40)
        set_terms(page, [choices[number % len(choices)] for choices in terms.values()])
        index.add_child(instance=page)


def measure() -> tuple[float, int]:
    """Seconds (the median) and queries that one filtered list of the library takes."""
    client = Client()
    seconds = []
    for _ in range(REPEATS):
        start = perf_counter()
        response = client.get(ADDRESS)
        seconds.append(perf_counter() - start)
        if response.status_code != 200:
            raise SystemExit(f"{ADDRESS} answered {response.status_code}: nothing was measured.")
    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS)
    return median(seconds), len(queries)


def show(name: str, ratio: float, *, goal: float) -> None:
    print(name, f"{ratio:.2f}", f"{goal:.2f}", "ok" if round(ratio, 2) <= goal else "short")


if __name__ == "__main__":
    main()
