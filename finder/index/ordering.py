"""The orders in which results are listed, each read once for a version of the index."""

from array import array

from django.db.models import F
from pyroaring import BitMap

from finder.models import Entry

NEWEST = (F("first_published_at").desc(nulls_last=True), "-page_id")
ORDERS = {
    "newest": NEWEST,
    "evidence": (F("evidence_rank").desc(nulls_last=True), *NEWEST),
}


def ordered_ids(snapshot, sort):
    """Return the ids of all entries in the order that `sort` names. What has left the database since the snapshot was
    made stands last, so that a list is as long as it says."""
    return snapshot.keep(("order", sort), lambda: read_order(snapshot, sort))


def newest_first(snapshot):
    """Return {page id: its place among all entries, the newest first}."""
    return snapshot.keep(
        "newest first", lambda: {pk: place for place, pk in enumerate(ordered_ids(snapshot, "newest"))}
    )


def read_order(snapshot, sort):
    found = array("I", by_title() if sort == "title" else by_columns(ORDERS[sort]))
    found.extend(snapshot.pages - BitMap(found))
    return found


def by_columns(columns):
    return Entry.objects.order_by(*columns).values_list("pk", flat=True)


def by_title():
    """Return ids from A to Z, capitals with small letters; databases differ in how they sort text."""
    titles = Entry.objects.order_by().values_list("title", "pk")
    return [pk for _, pk in sorted((title.casefold(), pk) for title, pk in titles)]
