"""The finder's figures for `make bench`: counting, searching, publishing and what the index weighs, as the library
grows."""

import sys
from statistics import median
from time import perf_counter

from bench_served import show_served
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pyroaring import BitMap
from wagtail.models import Page

from casestudies.models import CaseStudyPage
from demo.synthetic import COMMON, SOME, generate
from finder.index.ordering import newest_first
from finder.index.snapshot import Snapshot, current_snapshot
from finder.index.writing import refresh
from finder.listing import ask
from finder.query import Choice, FinderQuery
from finder.search import Results, search
from taxonomy.schemes import load_schemes

REPEATS = 5
FILTERS = {"theme": 2, "service-area": 1}
"""Three filters in two vocabularies."""
SIZES = (1_000, 10_000, 50_000)
EACH = 100
"""Bytes that a bitmap takes besides its numbers, roughly."""
PLACE = 32
"""Bytes of a number in a dictionary of places."""
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


def address_of(word, schemes) -> str:
    """Return the parameters of a search for a word with two filters that many pages answer to."""
    params = QueryDict(mutable=True)
    params["q"] = word
    for slug, choices in filtered(schemes).terms.items():
        params[slug] = choices[0].slug
    return params.urlencode()


def view(word, forget=True) -> float:
    """Return the seconds that the whole view takes when it is drawn; with `forget`, what the word matches is
    forgotten before each time."""
    schemes = load_schemes(uses__page_type="case-study")
    client, address = Client(), f"/search/?{address_of(word, schemes)}"

    def read():
        cache.clear()
        if forget:
            current_snapshot().matches.clear()
        if client.get(address).status_code != 200:
            sys.exit(f"{address} did not answer: nothing was measured.")

    read()
    return median_seconds(read, 9)


def queries() -> int:
    """Return how many queries the search of everything takes with words that are not in memory."""
    current_snapshot().matches.clear()
    cache.clear()
    with CaptureQueriesContext(connection) as taken:
        Client().get(f"/search/?q={SOME}")
    return len(taken)


def against_wagtail() -> float:
    """Return how much of the time of Wagtail's own search ours takes for the same common word: the first page of
    results and their number."""
    call_command("update_index", verbosity=0)

    def theirs():
        found = Page.objects.live().search(COMMON)
        return len(found), list(found[:20])

    def ours():
        current_snapshot().matches.clear()
        results, _ = ask(QueryDict(f"q={COMMON}"), ["case-study"])
        return results.total, results.page_ids(1)

    if not ours()[0] or not theirs()[0]:
        sys.exit("The common word was not found: nothing was measured.")
    return median_seconds(ours) / median_seconds(theirs, 3)


def indexing() -> float:
    """Return the seconds that our own index takes of a page that changed."""
    pages = iter(CaseStudyPage.objects.order_by("pk").values_list("pk", flat=True)[: REPEATS + 1])

    def index():
        pk = next(pages)
        CaseStudyPage.objects.filter(pk=pk).update(result="Changed.", summary="Something else.")
        refresh([pk])

    index()
    return median_seconds(index)


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
    orders = [kept for key, kept in snapshot.kept.items() if key[0] == "order"]
    places = newest_first(snapshot)
    others = sum(order.itemsize * len(order) for order in orders) + sys.getsizeof(places) + PLACE * len(places)
    return (sum(len(bitmap.serialize()) + EACH for bitmap in bitmaps) + others) / MEGABYTE


def show_finder(show) -> None:
    """Measure at a few sizes and show each figure."""
    few, middle, most = SIZES
    grow_to(few)
    published, indexed, viewed = publishing(), indexing(), view(SOME)
    grow_to(middle)
    some, _ = facets()
    show(f"search_seconds_{middle}_vs_wagtail", against_wagtail(), goal=0.02 if connection.vendor == "sqlite" else 0.1)
    grow_to(most)
    many, by_sql = facets()
    show(f"facets_seconds_{most}_vs_sql", many / by_sql, goal=0.02)
    show(f"facets_seconds_{most}_vs_{middle}", many / some, goal=6)
    show(f"view_seconds_{most}_vs_{few}", view(SOME) / viewed, goal=3)
    show("search_queries_of_6", queries() / 6, goal=1)
    show(f"common_word_seconds_{most}_uncached_vs_cached", view(COMMON) / view(COMMON, forget=False), goal=6)
    show(f"publish_seconds_{most}_vs_{few}", publishing() / published, goal=1.5)
    show(f"publish_own_index_seconds_{most}_vs_{few}", indexing() / indexed, goal=1.5)
    show(f"index_megabytes_{most}_of_20", weight() / 20, goal=1)
    show_served(show, address_of(SOME, load_schemes(uses__page_type="case-study")))
