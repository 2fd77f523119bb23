"""A whole import is taken back in one go, for 30 days, unless somebody has gone on with it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from casestudies.models import CaseStudyImport, CaseStudyPage
from tests.factories.pages import CaseStudyPageFactory
from tests.importing.sheets import csv_of, row
from tests.publishing.admin import messages_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(command):
    """A live case study that an import changed, beside a new one."""
    page = CaseStudyPageFactory(title="Falls clinic")
    command.run(csv_of(row("Changed", Identifier=page.identifier, Theme="Co-production"), row("New")))
    return page


def url():
    return reverse("case_study_import", args=[CaseStudyImport.objects.get().pk])


def newest(page):
    return CaseStudyPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_new_drafts_go_and_changed_ones_are_as_before(as_editor, page):
    assert len(as_editor.get(url()).context["undoing"].deleted) == 1
    response = as_editor.post(url())
    assert "Undone. Deleted: 1. Put back as they were: 1." in messages_in(response)[0]
    draft = newest(page)
    assert (draft.title, [term.slug for term in draft.terms["theme"]]) == (
        *("Falls clinic", ["prevention-and-early-intervention"]),
    )
    assert CaseStudyPage.objects.count() == 1
    assert not CaseStudyPage.objects.get().has_unpublished_changes
    assert "Undone on" in as_editor.get(url()).content.decode()
    as_editor.post(url())  # once is enough
    assert newest(page).title == "Falls clinic"


def test_what_somebody_went_on_with_keeps_all_of_it(as_editor, page):
    draft = newest(page)
    draft.title = "Changed again"
    draft.save_revision()
    new = CaseStudyPage.objects.get(title="New")
    new.locked = True
    new.save()
    response = as_editor.post(url())
    assert response.context["undoing"].obstacles == [
        "“Changed again” has been changed since the import.",
        "“New” is locked, or waits for a review.",
    ]
    assert "Changed again" in response.content.decode()
    assert (newest(page).title, CaseStudyPage.objects.count()) == ("Changed again", 2)


def test_a_deleted_draft_is_no_obstacle_and_a_published_one_is(as_editor, page):
    CaseStudyPage.objects.get(title="New").delete()
    newest(page).get_latest_revision().publish()
    undoing = as_editor.get(url()).context["undoing"]
    assert undoing.gone == ["New"]
    assert undoing.obstacles == ["“Changed” has been published since the import."]


def test_it_ends_after_thirty_days(as_editor, page):
    made_at = timezone.now() - datetime.timedelta(days=30)
    CaseStudyImport.objects.update(made_at=made_at)
    response = as_editor.post(url())
    assert response.context["undoing"] is None
    assert newest(page).title == "Changed"


def test_the_history_of_a_page_leads_to_its_import(as_editor, page):
    history = as_editor.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "Imported from row 2 of cases.csv" in history
    assert url() in history
