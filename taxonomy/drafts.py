"""The terms that drafts hold in their JSON, changed in place as if they stood in a table of uses.

Merges leave drafts alone: a draft gets the surviving terms when it is published. A change of a page's own terms cannot
wait: the next edit opens the newest draft, and publishing that would bring the old terms back.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Page, Revision

from taxonomy.uses import AT_ONCE, in_parts, use_tables


@dataclass(frozen=True)
class DraftTable:
    """One version of each page. Its rows are (position among the draft's terms, page id, term id)."""

    label: str
    revisions: Callable[..., QuerySet]
    """Returns these versions of all pages, or of those with the ids it is given."""

    def rows_of(self, term_ids):
        """Return (position, page id, term id) of the drafts that have these terms."""
        term_ids = set(term_ids)
        return [row for row in self._rows(self.revisions()) if row[2] in term_ids]

    def rows_of_pages(self, page_ids):
        """Return (position, page id, term id) of the drafts of these pages."""
        return [row for part in in_parts(page_ids) for row in self._rows(self.revisions(part))]

    def _rows(self, revisions):
        for page_id, terms in revisions.order_by().values_list("object_id", "content__page_terms"):
            for position, entry in enumerate(terms or ()):
                yield position, int(page_id), entry["term"]

    def owners_among(self, ids):
        """Return those of the pages that have such a draft."""
        parts = (self.revisions(part).order_by().values_list("object_id", flat=True) for part in in_parts(ids))
        return {int(page_id) for part in parts for page_id in part}

    def keys_among(self, keys):
        """None of the keys is taken: they are positions, and what comes back makes room for itself."""
        return set()

    def write(self, rows):
        """Make these changes; return them."""
        by_page = defaultdict(list)
        for row in rows:
            by_page[row.owner].append(row)
        for part in in_parts(by_page):
            revisions = list(self.revisions(part).only("object_id", "content"))
            for revision in revisions:
                page_id = int(revision.object_id)
                entries = revision.content.get("page_terms") or []
                revision.content["page_terms"] = changed(entries, by_page[page_id], page_id)
            Revision.objects.bulk_update(revisions, ["content"], AT_ONCE)
        return rows


def changed(entries, rows, page_id):
    """Return a draft's page terms as they are after these rows. What comes back takes its old position."""
    entries = [dict(entry) for entry in entries]
    gone = {row.before for row in rows if row.before and not row.after}
    swapped = {row.before: row.after for row in rows if row.before and row.after}
    entries = [
        {**entry, "term": swapped.get(entry["term"], entry["term"])} for entry in entries if entry["term"] not in gone
    ]
    new = [row for row in rows if row.before is None]
    for row in sorted(new, key=lambda row: len(entries) if row.pk is None else row.pk):
        position = len(entries) if row.pk is None else row.pk
        entries.insert(position, {"pk": None, "page": page_id, "term": row.after})
    return entries


def newest_drafts(page_ids=None):
    pages = Page.objects.order_by() if page_ids is None else Page.objects.order_by().filter(pk__in=page_ids)
    return Revision.page_revisions.filter(pk__in=pages.values("latest_revision"))


def scheduled_page_ids():
    """Return the ids of the pages that have a scheduled version."""
    found = Revision.page_revisions.filter(approved_go_live_at__isnull=False).order_by()
    return {int(page_id) for page_id in found.values_list("object_id", flat=True)}


def scheduled_drafts(page_ids=None):
    """The scheduled versions, without those that are their page's newest draft too."""
    found = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    found = found.exclude(pk__in=Page.objects.order_by().exclude(latest_revision=None).values("latest_revision"))
    return found if page_ids is None else found.filter(object_id__in=[str(pk) for pk in page_ids])


DRAFTS = DraftTable("wagtailcore.revision", newest_drafts)
SCHEDULED = DraftTable("wagtailcore.revision.scheduled", scheduled_drafts)


def all_tables():
    """Return {label: table} of everything that a change can write: the tables of uses, and drafts."""
    return {**use_tables(), DRAFTS.label: DRAFTS, SCHEDULED.label: SCHEDULED}
