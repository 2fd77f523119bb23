"""Permanent identifiers: given when a case study first goes live, kept, never given twice."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from casestudies.models import CaseStudyPage
from tests.factories.pages import CaseStudyPageFactory
from tests.publishing.admin import EditForm


@pytest.fixture
def page(db):
    return CaseStudyPageFactory(title="Falls clinic", slug="falls-clinic")


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_a_draft_has_none(db):
    assert CaseStudyPageFactory(live=False).identifier == ""


def test_identifiers_count_up(db):
    first, second, third = (CaseStudyPageFactory() for _ in range(3))
    number = first.identifier_number
    assert [second.identifier, third.identifier] == [f"CS-{number + 1:04}", f"CS-{number + 2:04}"]


def test_it_is_kept_through_unpublishing_and_publishing_again(as_editor, page):
    given = page.identifier
    as_editor.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    page.refresh_from_db()
    assert (page.live, page.identifier) == (False, given)
    EditForm.editing(as_editor, page).press("publish")
    page.refresh_from_db()
    assert (page.live, page.identifier) == (True, given)


def test_publishing_a_revision_from_before_the_identifier_keeps_it(db):
    page = CaseStudyPageFactory(live=False)
    first = page.latest_revision
    first.publish()
    given = CaseStudyPage.objects.get(pk=page.pk).identifier
    page.save_revision().publish()
    first.publish()
    assert given
    assert CaseStudyPage.objects.get(pk=page.pk).identifier == given


def test_a_revision_cannot_bring_another_pages_identifier(db, page):
    other = CaseStudyPageFactory()
    revision = other.save_revision()
    revision.content["identifier_number"] = page.identifier_number
    revision.save()
    revision.publish()
    assert CaseStudyPage.objects.get(pk=other.pk).identifier == other.identifier


def test_it_is_not_given_again_after_deletion(db, page):
    last = CaseStudyPageFactory()
    last.delete()
    assert CaseStudyPageFactory().identifier_number == last.identifier_number + 1


def test_the_first_is_not_given_again_either(db):
    only = CaseStudyPageFactory()
    only.delete()
    assert CaseStudyPageFactory().identifier_number == only.identifier_number + 1


def test_it_leads_to_the_page(client, page):
    response = client.get(f"/id/{page.identifier}")
    assert response.status_code == 302
    assert response["location"] == "/case-studies/falls-clinic/"
    assert client.get(f"/id/{page.identifier}/")["location"] == "/case-studies/falls-clinic/"


def test_it_follows_the_page_to_a_new_address(client, page):
    page.slug = "falls"
    page.save_revision().publish()
    assert client.get(f"/id/{page.identifier}")["location"] == "/case-studies/falls/"


def test_an_unpublished_page_is_gone_and_not_named(client, page):
    page.unpublish()
    response = client.get(f"/id/{page.identifier}")
    assert response.status_code == 410
    assert b"Falls clinic" not in response.content


def test_a_private_page_is_gone_and_not_named(client, page):
    restrict(page)
    response = client.get(f"/id/{page.identifier}")
    assert response.status_code == 410
    assert b"Falls clinic" not in response.content


def test_a_page_below_a_private_one_is_gone(client, page):
    restrict(page.get_parent())
    assert client.get(f"/id/{page.identifier}").status_code == 410


def test_a_deleted_page_is_gone(client, page):
    page.delete()
    assert client.get(f"/id/{page.identifier}").status_code == 410


@pytest.mark.parametrize("written", ["CS-0{:04}", "cs-{:04}", "CS{:04}", "CS-{:04}%0A", "CS-{:04}x", "{:04}"])
def test_only_the_identifier_as_it_is_written_leads_anywhere(client, page, written):
    assert client.get("/id/" + written.format(page.identifier_number)).status_code == 404


def test_digits_of_other_scripts_lead_nowhere(client, page):
    arabic = page.identifier.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert client.get(f"/id/{arabic}").status_code == 404


@pytest.mark.parametrize("never_issued", ["CS-0000", "CS-1", "CS-999999999", "CS-9999999999999", "%00", "CS-"])
def test_what_was_never_issued_is_not_found(client, page, never_issued):
    assert client.get(f"/id/{never_issued}").status_code == 404
