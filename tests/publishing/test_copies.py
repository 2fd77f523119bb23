"""Copies and aliases: nothing unready goes live with them, and no identifier is shared."""

import pytest
from django.urls import reverse

from casestudies.models import CaseStudyPage
from tests.factories.pages import CaseStudyPageFactory, StandardPageFactory
from tests.publishing.admin import edit_url


def copy(client, page, slug="copy", **options):
    data = {"new_title": "Copy", "new_slug": slug, "new_parent_page": page.get_parent().pk, **options}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)


def api(client, page, action, **data):
    """Ask the admin's own API, as scripts in the admin may."""
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    return client.post(url, data, content_type="application/json")


def made(slug="copy"):
    return CaseStudyPage.objects.filter(slug=slug).first()


@pytest.fixture
def page(db):
    return CaseStudyPageFactory()


@pytest.fixture
def unready(db):
    """Live, but lacking what publishing requires today."""
    page = CaseStudyPageFactory()
    CaseStudyPage.objects.filter(pk=page.pk).update(result="")
    return page


def test_a_copy_is_a_draft_without_identifier(as_editor, page):
    copy(as_editor, page)
    assert not made().live
    assert made().identifier == ""


def test_a_copy_keeps_the_terms(as_editor, page):
    copy(as_editor, page)
    assert made().terms == CaseStudyPage.objects.get(pk=page.pk).terms


def test_a_published_copy_gets_an_identifier_of_its_own(as_editor, page):
    copy(as_editor, page, publish_copies="on")
    assert made().live
    assert made().identifier_number == page.identifier_number + 1


def test_publishing_the_copy_later_gives_it_its_own_identifier(as_editor, page):
    copy(as_editor, page)
    made().get_latest_revision().publish()
    assert made().identifier_number == page.identifier_number + 1


@pytest.mark.parametrize("option", ["publish_copies", "alias"])
def test_an_unready_live_page_is_not_multiplied(as_editor, unready, option):
    response = copy(as_editor, unready, **{option: "on"})
    [sentence] = response.context["form"].errors[option]
    assert "Say in one sentence what changed." in sentence
    assert made() is None


def test_an_unready_page_can_be_copied_as_a_draft(as_editor, unready):
    copy(as_editor, unready)
    assert not made().live


def test_an_alias_shares_no_identifier(as_editor, page):
    assert copy(as_editor, page, alias="on").status_code == 302
    assert made().live
    assert made().identifier == ""


def test_an_alias_follows_its_original(as_editor, page):
    copy(as_editor, page, alias="on")
    page.result = "Falls fell by half."
    page.save_revision().publish()
    page.refresh_from_db()
    assert made().result == "Falls fell by half."
    assert page.identifier
    assert made().identifier == ""
    assert made().terms == CaseStudyPage.objects.get(pk=page.pk).terms


def test_the_alias_of_a_draft_stays_unpublished_with_it(as_editor):
    draft = CaseStudyPageFactory(live=False, result="")
    copy(as_editor, draft, alias="on")
    assert not made().live
    draft.save_revision().publish()
    assert not made().live


def test_an_alias_made_independent_gets_an_identifier_of_its_own(as_editor, page):
    copy(as_editor, page, alias="on")
    as_editor.post(reverse("wagtailadmin_pages:convert_alias", args=[made().pk]))
    assert made().identifier_number == page.identifier_number + 1
    assert as_editor.get(edit_url(made())).status_code == 200


def test_a_copy_cannot_take_an_address_of_the_site(as_editor):
    about = StandardPageFactory()
    response = copy(as_editor, about, slug="admin")
    assert response.context["form"].errors["new_slug"] == [
        "The site itself uses the address “admin” here. Choose another, such as admin-2."
    ]


def test_the_admins_api_publishes_what_is_ready(as_editor):
    page = CaseStudyPageFactory(live=False)
    assert api(as_editor, page, "publish").status_code == 200
    page.refresh_from_db()
    assert page.live


def test_the_admins_api_refuses_what_is_not_ready(as_editor):
    page = CaseStudyPageFactory(live=False, result="")
    response = api(as_editor, page, "publish")
    page.refresh_from_db()
    assert response.status_code == 400
    assert response.json() == {"not_ready": ["Say in one sentence what changed."]}
    assert not page.live


def test_an_author_publishes_nothing_through_the_api(as_author, author):
    page = CaseStudyPageFactory(live=False, owner=author)
    assert api(as_author, page, "publish").status_code == 403
    page.refresh_from_db()
    assert not page.live


def test_the_admins_api_makes_aliases_without_identifier(as_editor, page):
    response = api(as_editor, page, "create_alias", update_slug="copy")
    assert response.status_code == 201
    assert made().identifier == ""


def test_the_admins_api_reverts_to_a_draft_only(as_editor, page):
    page.result = ""
    unready = page.save_revision()
    api(as_editor, page, "revert_to_page_revision", revision_id=unready.pk)
    page.refresh_from_db()
    assert page.result
