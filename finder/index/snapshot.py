"""The index in memory: a roaring bitmap of page ids for every term, type and year, and the vocabularies.

Each process holds one snapshot and brings it up to date when the version in the database has moved on. A snapshot
never changes once it is made, so a request that holds one sees one state from beginning to end, whatever other
threads do.
"""

import json
import threading
import uuid
from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection
from django.db.models import Aggregate, Field
from pyroaring import BitMap

from finder.index.vocabularies import Vocabularies
from finder.models import Departure, Entry, EntryTerm, IndexVersion

TRIES = 5
"""How often the index is read again when it changes meanwhile."""
LARGE = 5_000
"""From so many changed entries on, all is read anew."""
NONE = BitMap()


class Ids(Field):
    """A list of numbers as the databases hand it over: PostgreSQL as a list, SQLite as JSON."""

    def from_db_value(self, value, expression, connection):
        return json.loads(value) if isinstance(value, str) else value


class Gathered(Aggregate):
    """All values of a group as one list: few rows to fetch, however many pages there are."""

    function = "JSON_GROUP_ARRAY"
    output_field = Ids()

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="ARRAY_AGG", **extra)


@dataclass(frozen=True)
class Snapshot:
    """Which pages are in the index and which have what, at one version of it."""

    number: int
    stamp: uuid.UUID
    terms_stamp: uuid.UUID
    pages: BitMap = field(default_factory=BitMap)
    groups: dict[tuple, BitMap] = field(default_factory=dict)
    """The pages that share a type, a year or a term, or are illustrative: {("term", 12): pages, …}."""
    vocabularies: Vocabularies = field(default_factory=Vocabularies)
    kept: dict = field(default_factory=dict)
    """What others worked out from this snapshot, so that it is done once."""
    matches: dict[str, Any] = field(default_factory=dict)
    """What the texts that were asked for last match; filled by finder.text.matching."""

    @property
    def version(self):
        return self.number, self.stamp, self.terms_stamp

    def keep(self, key, work_out):
        """Return what `work_out()` gives, from memory when it was asked before."""
        if key not in self.kept:
            self.kept[key] = work_out()
        return self.kept[key]

    def with_one(self, name, value):
        """Return the pages that have this value, such as ("term", 12)."""
        return self.groups.get((name, value), NONE)

    def having(self, name, values):
        """Return the pages that have any of these values, such as ("term", [12, 13])."""
        return BitMap.union(NONE, *(self.with_one(name, value) for value in values))

    def of_years(self, first=None, last=None):
        """Return the pages whose year lies in this span; None is open."""
        years = [value for name, value in self.groups if name == "year"]
        return self.having("year", [y for y in years if (first or y) <= y <= (last or y)])


GROUPINGS = {"type": "page_type", "year": "year", "illustrative": "illustrative"}


def read_groups(newer_than=None):
    """Return the groups of all entries, or of those that changed after a version, read from the database."""
    entries, terms, groups = Entry.objects.all(), EntryTerm.objects.all(), defaultdict(BitMap)
    if newer_than is not None:
        entries, terms = entries.filter(version__gt=newer_than), terms.filter(entry__version__gt=newer_than)
    for *values, pages in entries.order_by().values_list(*GROUPINGS.values()).annotate(pages=Gathered("page_id")):
        for name, value in zip(GROUPINGS, values, strict=True):
            if value is not None:
                groups[name, value] |= BitMap(pages)
    rows = terms.order_by().values_list("term_id").annotate(pages=Gathered("entry_id"))
    return {**groups, **{("term", term_id): BitMap(pages) for term_id, pages in rows}}


def read_all(version):
    groups = read_groups()
    pages = NONE.union(*(pages for (name, _), pages in groups.items() if name == "type"))  # every page has one
    return Snapshot(*version, pages, groups)


def read_changes(old, version):
    """Return the snapshot at `version`, made of an older one and of what changed since."""
    changed = BitMap(Entry.objects.filter(version__gt=old.number).order_by().values_list("pk", flat=True))
    gone = BitMap(Departure.objects.filter(version__gt=old.number).values_list("pk", flat=True))
    if len(changed) > LARGE:
        return read_all(version)
    touched, groups = changed | gone, defaultdict(BitMap, read_groups(newer_than=old.number))
    for key, pages in old.groups.items():
        groups[key] = (pages - touched) | groups[key]
    return Snapshot(*version, (old.pages - gone) | changed, dict(groups))


def read(old, version):
    """Return the snapshot at `version`, made of an older one where that is possible."""
    return read_changes(old, version) if old and old.number < version[0] else read_all(version)


class Holder:
    """The snapshot of this process. What is read inside a transaction may be rolled back: only its thread sees it."""

    def __init__(self):
        self.lock = threading.Lock()
        self.forget()

    def forget(self):
        """Begin anew, as a process does."""
        self.committed, self.own = None, threading.local()

    @property
    def snapshots(self):
        return [found for found in (self.committed, getattr(self.own, "snapshot", None)) if found]

    def held(self, version):
        """Return what was read at this version; None when nothing was."""
        return next((snapshot for snapshot in self.snapshots if snapshot.version == version), None)

    def with_known_vocabularies(self, made):
        """Return a snapshot with the vocabularies that are in memory already, when they are still the same."""
        known = (old.vocabularies for old in self.snapshots if old.terms_stamp == made.terms_stamp)
        return replace(made, vocabularies=next(known, made.vocabularies))

    def current(self):
        """Return the snapshot of the index as it stands now, read anew only where it changed."""
        version = version_now()
        if held := self.held(version):
            return held
        with self.lock:
            return self.read(version)

    def read(self, version):
        """Read the snapshot; again when the index changes meanwhile, so that it is of one version."""
        for _ in range(TRIES):
            if made := self.held(version):
                break
            made = self.with_known_vocabularies(read(self.committed, version))
            before, version = version, version_now()
            if before == version:
                break
        self.keep(made)
        return made

    def keep(self, snapshot):
        if connection.in_atomic_block:
            self.own.snapshot = snapshot
        else:
            self.committed = snapshot


def version_now():
    return IndexVersion.objects.values_list("number", "stamp", "vocabularies").first() or (0, None, None)


HOLDER = Holder()
READ_BY_REQUEST = ContextVar("READ_BY_REQUEST", default=None)


def current_snapshot():
    """Return the index in memory as it stands now, for one request to hold on to. One query when nothing changed."""
    return READ_BY_REQUEST.get() or HOLDER.current()


@contextmanager
def holding_on_to(snapshot):
    """Let all that happens meanwhile see this state of the index, and ask for no newer one."""
    token = READ_BY_REQUEST.set(snapshot)
    try:
        yield
    finally:
        READ_BY_REQUEST.reset(token)
