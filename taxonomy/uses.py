"""Where terms are used: every table that holds them, and how many pages and drafts have each."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from django.db.models import Q, prefetch_related_objects
from wagtail.models import Page, Revision

from taxonomy.models import PageTerm, Term

PAGE_TERMS = PageTerm._meta.label_lower
AT_ONCE = 500
"""Rows in one statement: databases limit the values that a statement takes."""


def in_parts(values):
    """Yield the values in lists that a statement takes."""
    values = list(values)
    yield from (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))


@dataclass(frozen=True)
class UseTable:
    """A table whose rows give something a term: pages theirs, sessions and questions of summits theirs."""

    model: type
    owner: str
    term: str

    @property
    def label(self):
        return self.model._meta.label_lower

    def rows_of(self, term_ids):
        """Return (pk, owner id, term id) of all rows that use these terms, in a steady order."""
        rows = self.model._default_manager.filter(**{f"{self.term}__in": term_ids}).order_by("pk")
        return rows.values_list("pk", self.owner, self.term)

    def owners_among(self, ids):
        """Return those of the ids whose owner is still there."""
        owners = self.model._meta.get_field(self.owner.removesuffix("_id")).related_model._default_manager
        return {pk for part in in_parts(ids) for pk in owners.filter(pk__in=part).values_list("pk", flat=True)}

    def keys_among(self, keys):
        """Return those of the keys that rows have now."""
        rows = self.model._default_manager
        return {pk for part in in_parts(keys) for pk in rows.filter(pk__in=part).values_list("pk", flat=True)}

    def write(self, rows):
        """Make these changes; return them with the keys that new rows were given."""
        for part in in_parts(rows):
            self._write_old(part)
        made = [row for row in rows if row.before is None]
        columns = [{"pk": row.pk, self.owner: row.owner, self.term: row.after} for row in made]
        new = self.model._default_manager.bulk_create([self.model(**values) for values in columns], AT_ONCE)
        keyed = [row._replace(pk=record.pk) for row, record in zip(made, new, strict=True)]
        return [row for row in rows if row.before is not None] + keyed

    def _write_old(self, rows):
        by_change = defaultdict(list)
        for row in rows:
            by_change[row.before, row.after].append(row.pk)
        for (before, after), pks in by_change.items():
            found = self.model._default_manager.filter(**{"pk__in": pks, self.term: before})
            if before is not None and after is None:
                found.delete()
            elif before is not None:
                found.update(**{self.term: after})


@cache
def use_tables():
    """Return {label: UseTable} of pages' terms and of every many-to-many field that other rooms point at terms."""
    tables = [UseTable(PageTerm, "page_id", "term_id")]
    for relation in Term._meta.get_fields(include_hidden=True):
        through = getattr(relation, "through", None)
        if relation.auto_created and relation.many_to_many and relation.related_model._meta.app_label != "taxonomy":
            field_of = relation.field
            tables.append(
                UseTable(through, f"{field_of.m2m_field_name()}_id", f"{field_of.m2m_reverse_field_name()}_id")
            )
    return {table.label: table for table in tables}


@dataclass
class Usage:
    """The pages that use a term: those live with it, and those whose newest draft has it."""

    live: set[int] = field(default_factory=set)
    drafts: set[int] = field(default_factory=set)


def usage(vocabulary):
    """Return {term id: Usage} for one vocabulary. A draft made before a merge counts for the surviving term."""
    found = defaultdict(Usage)
    live = PageTerm.objects.filter(term__vocabulary=vocabulary, page__live=True).order_by()
    for term_id, page_id in live.values_list("term_id", "page_id"):
        found[term_id].live.add(page_id)
    survivors = survivors_by_id(vocabulary)
    for page_id, term_ids in terms_of_drafts().items():
        for term_id in term_ids:
            for survivor in survivors.get(term_id, ()):
                found[survivor].drafts.add(page_id)
    return found


def drafts():
    """Return the pages with a draft: never published, taken down, or live with changes not yet published."""
    return Page.objects.filter(Q(live=False) | Q(has_unpublished_changes=True)).order_by()


def terms_of_drafts():
    """Return {page id: ids of the terms that its newest draft has}, as they were when it was saved."""
    found = {}
    pages = dict(drafts().values_list("latest_revision_id", "pk"))
    revisions = Revision.objects.filter(pk__in=drafts().values("latest_revision_id")).order_by()
    for revision_id, rows in revisions.values_list("pk", "content__page_terms"):
        found[pages[revision_id]] = {row["term"] for row in rows or ()}
    without = drafts().filter(latest_revision=None)
    for page_id, term_id in PageTerm.objects.filter(page__in=without).order_by().values_list("page_id", "term_id"):
        found.setdefault(page_id, set()).add(term_id)
    return found


def terms_of_scheduled():
    """Return {page id: ids of the terms that its scheduled version has}, as they were when it was saved."""
    found = defaultdict(set)
    revisions = Revision.page_revisions.filter(approved_go_live_at__isnull=False).order_by()
    for page_id, rows in revisions.values_list("object_id", "content__page_terms"):
        found[int(page_id)] |= {row["term"] for row in rows or ()}
    return found


def survivors_by_id(vocabulary):
    """Return {term id: [ids of the terms in use that stand for it]} for one vocabulary, in two queries."""
    terms = with_successors(Term.objects.filter(vocabulary=vocabulary))
    return {pk: [survivor.pk for survivor in term.survivors()] for pk, term in terms.items()}


def with_successors(terms):
    """Read at once what replaced these terms; return {id: term}, each retired one with those of its successors that
    are among them."""
    found = {term.pk: term for term in terms}
    retired = [term for term in found.values() if term.status == Term.Status.RETIRED]
    prefetch_related_objects(retired, "replaced_by")
    for term in retired:
        replaced_by = [found[other.pk] for other in term.replaced_by.all() if other.pk in found]
        term._prefetched_objects_cache["replaced_by"] = replaced_by
    return found


def pages_titled(ids):
    """Return {id: the title that staff know} of those of the pages that are still there."""
    return {
        pk: title
        for part in in_parts(ids)
        for pk, title in Page.objects.filter(pk__in=part).order_by().values_list("pk", "draft_title")
    }


def is_used(term):
    """Say whether anything has this term, newest drafts included, or would get it from one that it replaced."""
    rows = (table.rows_of([term.pk]) for table in use_tables().values())
    in_drafts = any(term.pk in term_ids for term_ids in terms_of_drafts().values())
    return in_drafts or any(found.exists() for found in rows) or term.replaces.exists()


def was_used(term):
    """Say whether any version of a page names this term, or a change of the taxonomy took it from something."""
    versions = Revision.page_revisions.order_by().values_list("content__page_terms", flat=True)
    in_versions = any(entry["term"] == term.pk for rows in versions.iterator() for entry in rows or ())
    changes = term.changes.values_list("diff", flat=True)
    return in_versions or any(term.pk in row[2:] for diff in changes for rows in diff["rows"].values() for row in rows)
