"""The finder's figures for `make bench`: counting, publishing and what the index weighs, as the library grows."""

import sys
from statistics import median
from time import perf_counter

from django.db import connection
from pyroaring import BitMap

from casestudies.models import CaseStudyPage
from demo.synthetic import generate
from finder.index.snapshot import Snapshot, current_snapshot
from finder.query import Choice, FinderQuery
from finder.search import Results, search
from taxonomy.schemes import load_schemes

REPEATS = 5
FILTERS = {"theme": 2, "service-area": 1}
"""Three filters in two vocabularies."""
SIZES = (1_000, 10_000, 50_000)
EACH = 100
"""Bytes that a bitmap takes besides its numbers, roughly."""
MEGABYTE = 1_000_000


def median_seconds(act, repeats=REPEATS):
    taken = []
    for _ in range(repeats):
        start = perf_counter()
        act()
        taken.append(perf_counter() - start)
    return median(taken)


def grow_to(size: int) -> None:
    """Add synthetic case studies until there are so many."""
    generate(size - CaseStudyPage.objects.count())
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def filtered(schemes) -> FinderQuery:
    """Return the query with the filters that most pages answer to."""
    terms = {}
    for slug, number in FILTERS.items():
        broad = sorted(schemes[slug].terms, key=lambda term: -len(current_snapshot().with_one("term", term.pk)))
        terms[slug] = tuple(Choice(term.slug, term.pref_label, frozenset([term.pk])) for term in broad[:number])
    return FinderQuery(terms=terms, types=frozenset(["case-study"]))


def counts(query, schemes) -> dict[int, int]:
    """Count every term of every vocabulary by bitmaps."""
    results = search(query, schemes, current_snapshot())
    return {pk: number for slug in schemes for pk, number in results.counts(slug).items() if number}


def counts_by_sql(query, schemes) -> dict[int, int]:
    """Count the same by grouped SQL, one statement for each vocabulary that has choices and one for all others."""
    found = {}
    with connection.cursor() as cursor:
        for slug in [*query.terms, None]:
            cursor.execute(*statement(query, schemes, slug))
            found |= dict(cursor.fetchall())
    return found


def statement(query, schemes, slug):
    """Return the SQL that counts the terms of one vocabulary, or of all that have no choice."""
    chosen = [choices for other, choices in query.terms.items() if other != slug]
    ids = [[pk for choice in choices for pk in choice.term_ids] for choices in chosen]
    parts = [f"SELECT entry_id FROM finder_entryterm WHERE term_id IN ({marks(part)})" for part in ids]
    matching = " INTERSECT ".join(["SELECT page_id FROM finder_entry WHERE page_type = 'case-study'", *parts])
    vocabularies = [slug] if slug else [other for other in schemes if other not in query.terms]
    counted = [schemes[other].vocabulary.pk for other in vocabularies]
    sql = (
        f"WITH m AS ({matching}) SELECT t.term_id, count(*) FROM finder_entryterm t JOIN m ON m.page_id = t.entry_id "
        f"JOIN taxonomy_term x ON x.id = t.term_id WHERE x.vocabulary_id IN ({marks(counted)}) GROUP BY t.term_id"
    )
    return sql, [*(pk for part in ids for pk in part), *counted]


def marks(values):
    return ", ".join(["%s"] * len(values))


def facets() -> tuple[float, float]:
    """Return the seconds that counting takes by bitmaps and by SQL. Stops when they do not agree."""
    schemes = load_schemes(uses__page_type="case-study")
    query = filtered(schemes)
    if counts(query, schemes) != counts_by_sql(query, schemes):
        sys.exit("Bitmaps and SQL count differently: nothing was measured.")
    return median_seconds(lambda: counts(query, schemes), 15), median_seconds(lambda: counts_by_sql(query, schemes))


def publishing() -> float:
    """Return the seconds that publishing one page takes."""
    pages = iter(CaseStudyPage.objects.order_by("-pk")[: REPEATS + 1])

    def publish():
        next(pages).save_revision().publish()

    publish()
    return median_seconds(publish)


def weight() -> float:
    """Return how many megabytes the index of a process takes: its bitmaps and the orders that were asked for."""
    snapshot: Snapshot = current_snapshot()
    for sort in ("newest", "title", "evidence"):
        Results(FinderQuery(sort=sort), {}, snapshot).first(1)
    bitmaps: list[BitMap] = [snapshot.pages, *snapshot.groups.values()]
    orders = sum(order.itemsize * len(order) for order in snapshot.orders.values())
    return (sum(len(bitmap.serialize()) + EACH for bitmap in bitmaps) + orders) / MEGABYTE


def show_finder(show) -> None:
    """Measure at a few sizes and show each figure."""
    grow_to(SIZES[0])
    published = publishing()
    grow_to(SIZES[1])
    some, _ = facets()
    grow_to(SIZES[2])
    many, by_sql = facets()
    few, middle, most = SIZES
    show(f"facets_seconds_{most}_vs_sql", many / by_sql, goal=0.02)
    show(f"facets_seconds_{most}_vs_{middle}", many / some, goal=6)
    show(f"publish_seconds_{most}_vs_{few}", publishing() / published, goal=1.5)
    show(f"index_megabytes_{most}_of_20", weight() / 20, goal=1)
