"""Takes a whole import back: what it made is deleted, what it changed becomes what it was. All of it, or nothing."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from casestudies.models import CaseStudyImport, CaseStudyPage
from content.bulk import log_all, write_drafts
from content.signals import page_saving
from taxonomy.plans import Refused
from taxonomy.uses import in_parts

OVER = "This import can no longer be undone."
CHANGED = "has been changed since the import"
PUBLISHED = "has been published since the import"
WITHOUT_PAST = "has lost the version from before the import, which was cleared away"


@dataclass
class Undoing:
    """What undoing an import does, and what stands in its way."""

    made: CaseStudyImport
    deleted: list[CaseStudyPage] = field(default_factory=list)
    restored: list[tuple[CaseStudyPage, Revision, dict]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """Titles of case studies that somebody deleted; nothing of them is left to undo."""
    obstacles: list[str] = field(default_factory=list)

    @property
    def may_be_done(self):
        return not self.obstacles and bool(self.deleted or self.restored)


def plan_undo(made, user=None) -> Undoing:
    """Return what undoing an import would do for this person; None is whoever may use commands."""
    undoing = Undoing(made)
    if not made.may_be_undone:
        undoing.obstacles.append(OVER)
        return undoing
    pages, revisions = pages_of(made), revisions_of(made)
    for kept in made.pages:
        page = pages.get(kept["page"])
        if page is None:
            undoing.gone.append(kept["title"])
        elif why := obstacle(page, kept, revisions, user):
            undoing.obstacles.append(f"“{page.draft_title}” {why}.")
        elif kept["before"] is None:
            undoing.deleted.append(page)
        else:
            undoing.restored.append((page, revisions[kept["before"]], kept))
    return undoing


def pages_of(made):
    ids = [kept["page"] for kept in made.pages]
    return {page.pk: page for part in in_parts(ids) for page in CaseStudyPage.objects.filter(pk__in=part)}


def revisions_of(made):
    ids = [kept["before"] for kept in made.pages if kept["before"]]
    return {revision.pk: revision for part in in_parts(ids) for revision in Revision.objects.filter(pk__in=part)}


def obstacle(page, kept, revisions, user):
    """Return why what the import did to a page cannot be undone; None when it can."""
    if kept["before"] is None and (page.live or page.first_published_at):
        return PUBLISHED
    if page.latest_revision_id != kept["after"]:
        return CHANGED
    if page.live_revision_id == kept["after"]:
        return PUBLISHED
    if kept["before"] is not None and kept["before"] not in revisions:
        return WITHOUT_PAST
    return why_not_yours(page, kept, user)


def why_not_yours(page, kept, user):
    lock = page.get_lock()
    if lock and (user is None or lock.for_user(user)):
        return "is locked, or waits for a review"
    if user is None:
        return None
    rights = page.permissions_for_user(user)
    return None if (rights.can_delete() if kept["before"] is None else rights.can_edit()) else "is not yours to change"


def undo_import(made, user=None):
    """Take an import back in one transaction. Raises Refused with all that stands in the way."""
    with transaction.atomic():
        page_saving.send(undo_import)
        made = CaseStudyImport.objects.select_for_update().get(pk=made.pk)
        undoing = plan_undo(made, user)
        if undoing.obstacles:
            raise Refused(*undoing.obstacles)
        delete(undoing.deleted, user)
        restore(undoing.restored, user)
        made.undone_at = timezone.now()
        made.save(update_fields=["undone_at"])
    return undoing


def delete(pages, user):
    """Delete drafts that were never published, many at a time; what readers find has none of them."""
    log_all("wagtail.delete", pages, user, deleted=True)
    for part in in_parts(page.pk for page in pages):
        Page.objects.filter(pk__in=part).delete()


def restore(changed, user):
    """Give each page the draft again that it had, and let it count as published when it was as published."""
    if not changed:
        return
    pages = [before.as_object() for _, before, _ in changed]
    write_drafts(pages, user)
    befores = {page.pk: before for page, before, _ in changed}
    log_all("wagtail.revert", pages, user, lambda page: {"revision": told(befores[page.pk])})
    for part in in_parts(kept["page"] for _, _, kept in changed if kept["as_published"]):
        CaseStudyPage.objects.filter(pk__in=part).update(has_unpublished_changes=False)


def told(revision):
    """Return what Wagtail's history says of the version to which a page went back."""
    return {"id": revision.pk, "created": revision.created_at.strftime("%d %b %Y %H:%M")}
