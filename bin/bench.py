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

import django

django.setup()

from bench_finder import show_finder
from bench_saving import show_saving
from django.db import connection
from django.test import Client
from django.test.runner import DiscoverRunner
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from stories.models import StoryIndexPage
from taxonomy.applying import carry_out
from taxonomy.assignment import set_terms
from taxonomy.models import PageTerm, Term, Vocabulary
from taxonomy.operations.endings import plan_merge
from taxonomy.skos.importing import Source, import_vocabularies

FEW, MANY = 50, 500
VOCABULARIES = ("theme", "place", "service-area", "evidence", "stage")
ADDRESS = "/case-studies/?theme=co-production"
REPEATS = 15
TAGGED = 10_000
CONCEPTS = 5_000
AT_ONCE = 500


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
        show(f"merge_seconds_{TAGGED}_vs_{TAGGED // 10}", merging(TAGGED) / merging(TAGGED // 10), goal=12)
        show(
            f"import_seconds_{CONCEPTS}_vs_{CONCEPTS // 10}", importing(CONCEPTS) / importing(CONCEPTS // 10), goal=12
        )
        show_saving(show)
        show_finder(show)
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


def merging(number: int) -> float:
    """Seconds that merging a term takes which so many pages have, a third of them beside the other term too."""
    vocabulary = Vocabulary.objects.get(slug="theme")
    old, new = (
        Term.objects.create(vocabulary=vocabulary, pref_label=f"{name} {number}", slug=f"{name}-{number}")
        for name in ("old", "new")
    )
    pages = add_plain_pages(number)
    uses = [PageTerm(page=page, term=old) for page in pages] + [PageTerm(page=page, term=new) for page in pages[::3]]
    PageTerm.objects.bulk_create(uses, AT_ONCE)
    start = perf_counter()
    carry_out(vocabulary, lambda: plan_merge(old, new))
    return perf_counter() - start


def add_plain_pages(number: int) -> list[Page]:
    """Pages with nothing but a title, below the list of stories: those below the home page stand in every footer."""
    root = StoryIndexPage.objects.get()
    titles = [f"Tagged {number}-{place}" for place in range(number)]
    new = [
        Page(
            title=title,
            draft_title=title,
            slug=title.lower().replace(" ", "-"),
            depth=root.depth + 1,
            path=root.path + Page._int2str(10 * number + place).rjust(Page.steplen, "0"),
            url_path=f"{root.url_path}{place}/",
            content_type=root.content_type,
            locale_id=root.locale_id,
        )
        for place, title in enumerate(titles)
    ]
    return Page.objects.bulk_create(new, AT_ONCE)


def importing(number: int) -> float:
    """Seconds that importing a Turtle file takes that has so many concepts, each with a synonym."""
    concepts = (
        f'<urn:{number}:{n}> a skos:Concept ; skos:inScheme <urn:{number}> ; skos:prefLabel "Concept {n}"@en ; '
        f'skos:altLabel "Also {n}"@en {f"; skos:broader <urn:{number}:{n // 10}>" if n else ""} .'
        for n in range(number)
    )
    head = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dcterms: <http://purl.org/dc/terms/> ."
    scheme = f'<urn:{number}> a skos:ConceptScheme ; dcterms:title "Bench {number}" .'
    source = Source("bench.ttl", "\n".join([head, scheme, *concepts]).encode())
    start = perf_counter()
    import_vocabularies(source)
    return perf_counter() - start


def show(name: str, ratio: float, *, goal: float) -> None:
    print(name, f"{ratio:.2f}", f"{goal:.2f}", "ok" if round(ratio, 2) <= goal else "short")


if __name__ == "__main__":
    main()
