"""Writes many pages of one type in few statements, where saving them one by one would take minutes.

What saving a page does besides is for the caller: no rule is asked, no signal is sent, and only what is here is
written. Call it in a transaction that holds the index (`page_saving`), so that nobody adds a page in between.
"""

import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.db.models.sql import InsertQuery
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, PageLogEntry, Revision
from wagtail.search.backends import get_search_backends_with_name

from content.readiness_notes import write_notes
from taxonomy.uses import AT_ONCE, in_parts

DRAFT_FIELDS = ("latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes")


def add_children(parent, pages):
    """Write new pages, which have slugs that are free, as the last children of `parent`."""
    last = parent.get_last_child()
    first = Page._str2int(last.path[-Page.steplen :]) + 1 if last else 1
    for step, page in enumerate(pages, first):
        page.path, page.depth = Page._get_path(parent.path, parent.depth + 1, step), parent.depth + 1
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.locale_id, page.draft_title = parent.locale_id, page.title
        page.content_type = ContentType.objects.get_for_model(page)
    for part in in_parts(pages):
        write_rows(part)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    parent.numchild += len(pages)


def write_rows(pages):
    """Write the rows of pages of one type in both of its tables."""
    columns = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    bases = [Page(**{name: getattr(page, name) for name in columns}) for page in pages]
    for page, base in zip(pages, Page.objects.bulk_create(bases, AT_ONCE), strict=True):
        page.pk = page.page_ptr_id = base.pk
        page._state.adding, page._state.db = False, base._state.db
    insert(type(pages[0]), pages)


def insert(model, instances):
    """Write the rows of a model's own table. `bulk_create` refuses models that inherit from another table."""
    query = InsertQuery(model)
    query.insert_values(model._meta.local_concrete_fields, instances)
    query.get_compiler(using="default").execute_sql()


def write_records(pages):
    """Write the records that new pages have in memory: their terms, sources and so on."""
    for relation in get_all_child_relations(type(pages[0])):
        name = relation.get_accessor_name()
        if name == COMMENTS_RELATION_NAME:
            continue
        records = []
        for page in pages:
            for record in getattr(page, name).all():
                setattr(record, relation.field.attname, page.pk)
                records.append(record)
        relation.related_model._default_manager.bulk_create(records, AT_ONCE)


def write_drafts(pages, user=None):
    """Give each page a draft of what it has in memory; return {page id: revision}."""
    now, base_type = timezone.now(), ContentType.objects.get_for_model(Page)
    revisions = [
        Revision(
            content_object=page,
            base_content_type=base_type,
            user=user,
            created_at=now,
            content=page.serializable_data(),
            object_str=str(page),
        )
        for page in pages
    ]
    for page, revision in zip(pages, Revision.objects.bulk_create(revisions, AT_ONCE), strict=True):
        page.latest_revision, page.latest_revision_created_at = revision, now
        page.draft_title, page.has_unpublished_changes = page.title, True
    bases = [Page(pk=page.pk, **{name: getattr(page, name) for name in DRAFT_FIELDS}) for page in pages]
    Page.objects.bulk_update(bases, DRAFT_FIELDS, AT_ONCE)
    write_notes(pages)
    return {page.pk: page.latest_revision for page in pages}


def index_for_the_admin(pages):
    """Let the admin's search find new pages, once they are there for all."""
    model, ids = type(pages[0]), [page.pk for page in pages]

    def add():
        for part in in_parts(ids):
            for _, backend in get_search_backends_with_name(with_auto_update=True):
                backend.add_bulk(model, model.objects.filter(pk__in=part))

    transaction.on_commit(add)


def log_all(action, pages, user, data=lambda page: {}, deleted=False):
    """Note an action in the history of each page. Each entry has a uuid of its own: of those that share theirs Wagtail
    shows one."""
    shared = {"action": action, "user": user, "timestamp": timezone.now(), "deleted": deleted, "content_changed": True}
    entries = [
        PageLogEntry(
            page_id=page.pk,
            content_type_id=page.content_type_id,
            label=page.get_admin_display_title(),
            revision_id=page.latest_revision_id,
            uuid=uuid.uuid4(),
            data=data(page),
            **shared,
        )
        for page in pages
    ]
    PageLogEntry.objects.bulk_create(entries, AT_ONCE)
