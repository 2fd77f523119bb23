"""Keeps the index as the pages are: compares what it should hold with what it holds, and writes the difference."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import transaction

from finder.index.wanted import Coverage, Wanted, wanted_entries
from finder.models import Departure, Entry, EntryTerm, EntryText, IndexVersion
from finder.signals import entries_changed
from taxonomy.uses import AT_ONCE, in_parts

FIELDS = (
    *("page_type", "title", "year", "first_published_at", "illustrative", "facts"),
    *("evidence_rank", "term_ids"),
)
PARTS = ("title", "lead", "summary", "body")


@dataclass
class Difference:
    """What must change in the index: entries to write, pages that leave, terms to add and to take away."""

    new: dict[int, dict] = field(default_factory=dict)
    changed: dict[int, dict] = field(default_factory=dict)
    reworded: dict[int, dict] = field(default_factory=dict)
    retagged: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    terms_added: list[tuple[int, int]] = field(default_factory=list)
    terms_removed: list[int] = field(default_factory=list)

    @property
    def page_ids(self):
        """The pages whose entries come, go or change."""
        return {*self.new, *self.changed, *self.reworded, *self.retagged, *self.gone}


def hold_index():
    """Let other changes of the index wait until this transaction ends. Whoever changes what the index shows calls it
    before locking anything else, so that no two of them wait for each other. Returns the version."""
    versions = IndexVersion.objects.select_for_update()
    return versions.first() or versions.get(pk=IndexVersion.objects.get_or_create(pk=1)[0].pk)


def refresh(page_ids, coverage=None, contents=True):
    """Bring the entries of these pages up to date, in the transaction that changed the pages or in one of its own.

    Without `contents`, entries that are there keep their words and facts: only whether the pages are public and which
    terms they have may have changed. Returns the ids of the pages whose entries changed.
    """
    page_ids = sorted(set(page_ids))
    if not page_ids:
        return set()
    with transaction.atomic():
        version = hold_index()
        coverage, changed = coverage or Coverage(), set()
        for part in in_parts(page_ids):
            difference = difference_of(part, coverage, contents)
            write(difference, version.number + 1)
            changed |= difference.page_ids
        if changed:
            version.advance()
            entries_changed.send(Entry, page_ids=changed)
    return changed


def note_change_of_vocabularies():
    """Say that terms or vocabularies changed, whether or not a page has them. Every process reads them anew."""
    with transaction.atomic():
        hold_index().advance(vocabularies=True)


def note_change_of_what_pages_show():
    """Say that something changed which pages show besides what the index holds, so that they are drawn anew."""
    with transaction.atomic():
        hold_index().advance()


def drop(page_ids):
    """Take the entries of these pages out of the index, whatever the pages are, in one version of it."""
    page_ids = list(page_ids)
    for part in in_parts(page_ids):
        Entry.objects.filter(pk__in=part).delete()
    note_departures(page_ids)


def note_departures(page_ids):
    """Say that these pages left the index, so that every process drops them. Raises its version."""
    if page_ids:
        with transaction.atomic():
            version = hold_index()
            write_departures(page_ids, version.number + 1)
            version.advance()
            entries_changed.send(Entry, page_ids=page_ids)


def difference_of(page_ids, coverage, contents=True):
    """Return how the entries of these pages differ from what they should be."""
    stored = {entry["page_id"]: entry for entry in Entry.objects.filter(pk__in=page_ids).values("page_id", *FIELDS)}
    wanted = wanted_entries(page_ids, coverage, known=() if contents else stored)
    stored_texts = {text["entry_id"]: text for text in texts_of(page_ids)} if contents else {}
    stored_terms = terms_of_entries(page_ids)
    difference = Difference(gone=stored.keys() - wanted.keys())
    for pk, entry in wanted.items():
        if pk not in stored:
            difference.new[pk] = entry.values
        elif (values := stored[pk] | entry.values) != stored[pk]:
            difference.changed[pk] = {name: values[name] for name in FIELDS}
        if entry.text is not None and stored_texts.get(pk) != {"entry_id": pk, **entry.text}:
            difference.reworded[pk] = entry.text
        if entry.term_ids != stored_terms[pk].keys():
            note_terms(difference, pk, entry, stored_terms[pk])
    return difference


def texts_of(page_ids):
    return EntryText.objects.filter(pk__in=page_ids).values("entry_id", *PARTS)


def terms_of_entries(page_ids):
    """Return {page id: {term id: key of its row}}."""
    found = defaultdict(dict)
    rows = EntryTerm.objects.filter(entry__in=page_ids).order_by().values_list("pk", "entry_id", "term_id")
    for key, page_id, term_id in rows:
        found[page_id][term_id] = key
    return found


def note_terms(difference, page_id, entry: Wanted, stored):
    difference.retagged.add(page_id)
    difference.terms_added += [(page_id, term_id) for term_id in sorted(entry.term_ids - stored.keys())]
    difference.terms_removed += [key for term_id, key in stored.items() if term_id not in entry.term_ids]


def write(difference, version):
    """Write a difference. Entries that leave take their terms along, and leave a note for every process."""
    Entry.objects.filter(pk__in=difference.gone).delete()
    write_departures(difference.gone, version)
    Departure.objects.filter(pk__in=difference.new).delete()
    entries = [
        Entry(page_id=pk, version=version, **values) for pk, values in (difference.new | difference.changed).items()
    ]
    upsert(Entry, entries, "page", (*FIELDS, "version"))
    upsert(EntryText, [EntryText(entry_id=pk, **text) for pk, text in difference.reworded.items()], "entry", PARTS)
    Entry.objects.filter(pk__in=[*difference.reworded, *difference.retagged]).update(version=version)
    for part in in_parts(difference.terms_removed):
        EntryTerm.objects.filter(pk__in=part).delete()
    added = [EntryTerm(entry_id=page_id, term_id=term_id) for page_id, term_id in difference.terms_added]
    EntryTerm.objects.bulk_create(added, AT_ONCE)


def write_departures(page_ids, version):
    upsert(Departure, [Departure(page_id=pk, version=version) for pk in page_ids], "page_id", ["version"])


def upsert(model, rows, key, fields):
    """Write rows, over those with the same key."""
    model.objects.bulk_create(rows, AT_ONCE, update_conflicts=True, unique_fields=[key], update_fields=list(fields))
