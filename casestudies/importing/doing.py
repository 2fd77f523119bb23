"""Imports a file of case studies: works everything out, then writes all of it as drafts, or nothing."""

from django.db import transaction

from casestudies.importing.checking import check
from casestudies.importing.columns import Layout
from casestudies.importing.files import read_book
from casestudies.importing.planning import Plan, make_plan
from casestudies.models import CaseStudyImport, CaseStudyIndexPage, CaseStudyPage
from content.addresses import free_slug, is_taken_by_the_site
from content.bulk import add_children, index_for_the_admin, log_all, write_drafts, write_records
from content.commenting import tell_of_comments
from content.signals import page_saving
from taxonomy.plans import Refused, Stale

IMPORTED = "casestudies.import"
NO_INDEX = "The site has no page that lists case studies. Make one in the page tree first."
CHANGED_SINCE = "The case studies have changed since you looked. This is what would happen now: nothing was written."


def preview_import(name, content, user=None) -> Plan:
    """Return what importing a file would do, without keeping others from writing meanwhile. Raises Refused when the
    file cannot be read; what is wrong with its rows is in the plan."""
    return make_plan(check(read_book(name, content), Layout.load()), user)


def import_case_studies(name, content, user=None, expected=None) -> Plan:
    """Import a file in one transaction; `made` of the plan is the record of it, unless nothing changes. What is live
    stays as it is: everything becomes a draft. `user` is who does it; nobody: whoever may use commands.

    Raises Refused when something is wrong with the file, and Stale when `expected`, the digest of the plan that a
    person saw, is no longer that of the plan; nothing is written then.
    """
    book = read_book(name, content)
    with transaction.atomic():
        page_saving.send(import_case_studies)
        parent = CaseStudyIndexPage.objects.select_for_update().first()
        if parent is None:
            raise Refused(NO_INDEX)
        plan = make_plan(check(book, Layout.load()), user)
        if plan.faults:
            raise Refused(*map(str, plan.faults))
        if expected is not None and plan.digest != expected:
            raise Stale(CHANGED_SINCE)
        if plan.may_be_done:
            plan.made = write(plan, parent, name, user)
    return plan


def write(plan, parent, name, user):
    """Write a plan, and keep what undoing it needs."""
    changes = [change for change in plan.changes if change.changes]
    made_pages = [change.page for change in changes if change.is_new]
    befores = {change.page.pk: version_before(change) for change in changes if not change.is_new}
    place(made_pages, parent, user)
    revisions = write_drafts([change.page for change in changes], user)
    made = CaseStudyImport.objects.create(
        name=name[-255:],
        summary=plan.summary,
        user=user,
        pages=[kept(change, befores.get(change.page.pk), revisions) for change in changes],
    )
    rows = {change.page.pk: change.row.number for change in changes}
    pages = [change.page for change in changes]
    log_all(IMPORTED, pages, user, lambda page: {"import": made.pk, "file": made.name, "row": rows[page.pk]})
    return made


def place(pages, parent, user):
    """Write new case studies below their index."""
    if not pages:
        return
    taken = set(parent.get_children().values_list("slug", flat=True))

    def is_free(slug):
        return slug not in taken and not is_taken_by_the_site(parent, slug)

    for page in pages:
        page.slug, page.owner = free_slug(page.title, page.page_type, is_free), user
        taken.add(page.slug)
    add_children(parent, pages)
    tell_of_comments(user, pages)
    write_records(pages)
    index_for_the_admin(pages)


def version_before(change):
    """Return what undoing needs of a case study that is there: its revision, and whether that was what is live."""
    page = change.page
    revision = change.base or CaseStudyPage.objects.get(pk=page.pk).save_revision(clean=False, changed=False).pk
    return {"before": revision, "as_published": page.live and not page.has_unpublished_changes}


def kept(change, before, revisions):
    """Return what the record keeps of a case study."""
    page = change.page
    same = {"page": page.pk, "row": change.row.number, "title": page.title, "after": revisions[page.pk].pk}
    return {**same, **(before or {"before": None, "as_published": False})}
