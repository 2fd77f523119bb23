"""Counts what readers look for and do not find: the words and choices, and never who asked."""

import logging
import re
import unicodedata
from contextlib import contextmanager

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F
from django.http import QueryDict
from django.utils import timezone

from finder.models import UnansweredSearch
from taxonomy.models import Term
from taxonomy.reserved import SEARCH_OF_TERMS

MOST_KEPT = 5_000
"""So many different searches are kept. After that the rarest make room, the oldest of them first."""
LONGEST_WAIT = 200
"""Milliseconds that a reader may wait for whoever writes to the database."""
PERSONAL = re.compile(
    r"""
    \S@\S                                         # an e-mail address
    | \d{7}                                       # a number that belongs to someone
    | (\d[\s().+/-]*){10}                         # the same with gaps: telephone, NHS number, bank card
    | \b[a-z]{2}\s*(\d\s*){6}[a-d]\b              # a National Insurance number
    | \b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b       # a full postcode
    """,
    re.VERBOSE,
)
ROBOT = re.compile(r"bot\b|crawl|spider|slurp|preview|monitor", re.IGNORECASE)
PREFETCHING = ("Sec-Purpose", "Purpose", "X-Moz")
STAFF = "gap-report"
"""What the report adds to its links, as a parameter that readers' searches may have too and nobody is told of."""
logger = logging.getLogger(__name__)


def count_unanswered(request, where, results):
    """Count a search that a reader made in the list called `where` and to which no page is the answer: none was found,
    or none with all that was asked as it was written. A search goes uncounted rather than fail because of it."""
    if results.is_answered or results.query.page > 1 or not is_reader(request):
        return
    if asked := what_was_asked(results):
        try:
            with briefly(), transaction.atomic():
                count(where=where, **asked)
        except DatabaseError as error:
            logger.warning("A search without results was not counted: %s", error)


def is_reader(request):
    """Say whether a reader asks this for the first time: no browser that fetches ahead, no robot, nobody who looks
    for a filter beside a list that is empty already, and no staff who follow the report."""
    ahead = any("prefetch" in request.headers.get(name, "").lower() for name in PREFETCHING)
    robot = ROBOT.search(request.headers.get("User-Agent", ""))
    again = any(value for name, value in request.GET.items() if name.startswith(SEARCH_OF_TERMS))
    return request.method == "GET" and not (ahead or robot or again or request.GET.get("utm_source") == STAFF)


def what_was_asked(results):
    """Return the words and filters as they are counted; None when nothing was asked, or what may not or cannot be
    kept: something personal, a choice that does not exist, or more than the columns hold."""
    query, text = results.query, normalised(results.query.text)
    if PERSONAL.search(text) or asks_for_the_unknown(results):
        return None
    filters = canonical(query.params())
    lengths = (UnansweredSearch._meta.get_field(name).max_length for name in ("text", "filters"))
    fits = all(len(value) <= length for value, length in zip((text, filters), lengths, strict=True))
    return {"text": text, "filters": filters} if fits and (text or filters) else None


def normalised(text):
    """Return words such that the same ones, however they were typed, are one search."""
    text = unicodedata.normalize("NFKC", text).lower()
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def asks_for_the_unknown(results):
    """Say whether a choice, such as one in a mistyped address, is none that the list offers."""
    query = results.query
    chosen = [
        results.schemes[slug].by_slug.get(choice.slug) for slug, choices in query.terms.items() for choice in choices
    ]
    unknown = any(term is None or term.status == Term.Status.DRAFT for term in chosen)
    return unknown or not query.types.issuperset(query.chosen_types)


def canonical(params):
    """Return the filters of a search in one order, whatever the order in which they were chosen."""
    filters = QueryDict(mutable=True)
    for name in sorted(params.keys() - {"q", "sort", "page"}):
        filters.setlist(name, sorted(params.getlist(name)))
    return filters.urlencode()


def count(**asked):
    if count_again(asked):
        return
    make_room()
    today = timezone.localdate()
    try:
        with transaction.atomic():
            UnansweredSearch.objects.create(**asked, first_seen=today, last_seen=today)
    except IntegrityError:  # someone else asked the same for the first time at this moment
        count_again(asked)


def count_again(asked):
    return UnansweredSearch.objects.filter(**asked).update(times=F("times") + 1, last_seen=timezone.localdate())


def make_room():
    """Let the rarest searches go, when no more can be kept."""
    too_many = UnansweredSearch.objects.count() - MOST_KEPT + 1
    if too_many > 0:
        rarest = UnansweredSearch.objects.order_by("times", "last_seen", "pk")[:too_many]
        UnansweredSearch.objects.filter(pk__in=rarest.values("pk")).delete()


@contextmanager
def briefly():
    """Wait a moment at most for a database that someone writes to. Readers wait for nobody otherwise."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {LONGEST_WAIT}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")
