"""The index agrees with the pages after every way in which what the public may see can change."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, PageViewRestriction

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from finder.models import Departure, IndexVersion
from home.models import HomePage, StandardPage
from tests.factories.pages import CaseStudyPageFactory, StandardPageFactory
from tests.factories.users import UserFactory
from tests.finder.lists import count_beside, listed

pytestmark = pytest.mark.django_db
SECRET = "Wombats of Barrow"
SLUG = "wombats-of-barrow"
ANY = "/case-studies/?theme=co-production"
PUBLIC = [
    "/",
    "/case-studies/",
    "/case-studies/?q=wombats",
    ANY,
    "/themes/",
    "/themes/co-production/",
    "/places/barrow-in-furness/",
    "/places/wales/",
    "/taxonomy/theme/co-production/",
    "/taxonomy/theme/co-production/feed/",
]
NAMING = [
    f"/case-studies/{SLUG}/",
    "/case-studies/export.csv",
    "/search/export.json?q=wombats",
    "/case-studies/feed/?theme=co-production",
    "/api/v2/pages/?limit=100",
    "/api/v2/pages/?fields=*&type=casestudies.CaseStudyPage&place=wales",
    "/api/v2/pages/{pk}/",
    f"/api/v2/pages/find/?html_path=/case-studies/{SLUG}/",
    "/search/suggest/?q=womb",
    "/sitemap.xml",
    "/id/{identifier}",
    "/compare/?case={identifier}",
    "/compare/export.csv?case={identifier}",
]
"""Addresses that have nothing but the page to show, or that name it among others: by its title or its address."""


@pytest.fixture
def page():
    return CaseStudyPageFactory(title=SECRET, terms={"theme": ["co-production"], "place": ["wales"]})


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def private_index():
    """Return a second home for pages, which nobody may read."""
    index = CaseStudyIndexPage(title="Closed", slug="closed")
    HomePage.objects.get().add_child(instance=index)
    restrict(index)
    return index


def bulk(action, page, admin):
    admin.post(f"/admin/bulk/wagtailcore/page/{action}/?id={page.pk}", {"include_descendants": ""})


def expire(page, admin):
    page.expire_at = timezone.now() - timedelta(hours=1)
    page.save_revision().publish()
    call_command("publish_scheduled")


def schedule(page, admin):
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    revision = page.save_revision()
    page.revisions.filter(pk=revision.pk).update(approved_go_live_at=page.go_live_at)
    call_command("publish_scheduled")


HIDE = {
    "unpublish": lambda page, admin: page.unpublish(),
    "unpublish in bulk": lambda page, admin: bulk("unpublish", page, admin),
    "expiry": expire,
    "delete": lambda page, admin: page.delete(),
    "delete in bulk": lambda page, admin: bulk("delete", page, admin),
    "delete what holds it": lambda page, admin: Page.objects.get(pk=page.get_parent().pk).delete(),
    "privacy": lambda page, admin: restrict(page),
    "privacy of its parent": lambda page, admin: restrict(page.get_parent()),
    "move to where it is private": lambda page, admin: page.move(private_index(), pos="last-child"),
}


def told_at(client, address, known):
    """Return all that an address tells, wherever it leads."""
    response = client.get(address.format(**known), follow=True)
    content = b"".join(response) if response.streaming else response.content
    return content.decode()


def known_of(page):
    """Return what an address may have of a page; once deleted, it has no id."""
    return {"pk": page.pk, "identifier": page.identifier}


def test_a_public_page_is_named_where_the_next_test_looks(client, page):
    for address in NAMING:
        told = told_at(client, address, known_of(page))
        assert SECRET in told or SLUG in told, address


@pytest.mark.parametrize("way", HIDE)
def test_what_is_hidden_leaves_no_trace(client, admin, page, way):
    assert listed(client, ANY) == [page.pk]
    known = known_of(page)
    HIDE[way](page, admin)
    call_command("reindex", check=True)
    client.logout()
    for address in (*PUBLIC, *NAMING):
        told = told_at(client, address, known)
        assert SECRET not in told, address
        assert SLUG not in told or address.endswith(f"{SLUG}/"), address
    if way not in ("delete what holds it", "privacy of its parent"):
        assert listed(client, ANY) == []
        assert count_beside(client, "/case-studies/", "theme", "co-production") == 0


SHOW = {
    "publish": lambda page, admin: page.get_latest_revision().publish(),
    "publish in bulk": lambda page, admin: bulk("publish", page, admin),
    "schedule": schedule,
    "a restored revision": lambda page, admin: page.revisions.order_by("created_at").first().publish(),
}


@pytest.mark.parametrize("way", SHOW)
def test_what_is_published_is_found(client, admin, way):
    page = CaseStudyPageFactory(title=SECRET, live=False, terms={"theme": ["co-production"]})
    assert listed(client, ANY) == []
    SHOW[way](page, admin)
    call_command("reindex", check=True)
    assert listed(client, ANY) == [page.pk]
    assert count_beside(client, "/case-studies/", "theme", "co-production") == 1


def test_what_is_opened_again_is_found(client, page):
    for restricted in (page, page.get_parent()):
        restriction = restrict(restricted)
        restriction.delete()
        call_command("reindex", check=True)
        assert listed(client, ANY) == [page.pk]


def test_what_moves_out_of_a_private_place_is_found(client):
    page = CaseStudyPageFactory(title=SECRET, parent=private_index(), terms={"theme": ["co-production"]})
    assert listed(client, ANY) == []
    page.move(CaseStudyIndexPage.objects.get(slug="case-studies"), pos="last-child")
    call_command("reindex", check=True)
    assert listed(client, ANY) == [page.pk]


def test_what_stands_below_a_page_moves_and_goes_with_it():
    about = StandardPageFactory(title="About")
    below = StandardPageFactory(title="Cookies", parent=about)
    about.move(private_index(), pos="last-child")
    call_command("reindex", check=True)
    StandardPage.objects.get(pk=about.pk).move(HomePage.objects.get(), pos="last-child")
    call_command("reindex", check=True)
    assert hasattr(Page.objects.get(pk=below.pk), "finder_entry")
    StandardPage.objects.get(pk=about.pk).delete()
    call_command("reindex", check=True)


@pytest.mark.parametrize("make", [CopyPageAction, CreatePageAliasAction])
def test_a_live_copy_is_found_with_its_terms(client, page, make):
    options = {"update_attrs": {"slug": "copied"}} if make is CopyPageAction else {"update_slug": "copied"}
    copied = make(page, **options).execute(skip_permission_checks=True)
    call_command("reindex", check=True)
    assert sorted(listed(client, ANY)) == sorted([page.pk, copied.pk])


def test_a_copy_of_a_private_page_is_private(client, page):
    restrict(page)
    CopyPageAction(page, update_attrs={"slug": "copied"}).execute(skip_permission_checks=True)
    call_command("reindex", check=True)
    assert listed(client, ANY) == []


def test_a_draft_changes_nothing_until_it_is_published(client, page):
    page.title = "Giraffes of Barrow"
    page.start_year = 1999
    revision = page.save_revision()
    assert listed(client, "/case-studies/?to=2000") == []
    revision.publish()
    call_command("reindex", check=True)
    assert listed(client, "/case-studies/?to=2000") == [page.pk]
    assert CaseStudyPage.objects.get().finder_entry.title == "Giraffes of Barrow"


@pytest.mark.parametrize("fields", [{"start_year": 1999}, {"illustrative": True}, {"title": "Giraffes"}])
def test_a_field_saved_alone_is_followed(page, fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save(update_fields=list(fields))
    call_command("reindex", check=True)


def test_a_bare_page_saved_is_followed(client, page):
    bare = Page.objects.get(pk=page.pk)
    bare.live = False
    bare.save(update_fields=["live"])
    call_command("reindex", check=True)
    assert listed(client, ANY) == []


def test_a_page_is_not_made_private_without_leaving_the_index(admin, page, monkeypatch):
    def fail(page_ids):
        raise OSError

    monkeypatch.setattr("finder.index.receivers.refresh", fail)
    admin.raise_request_exception = False
    address = f"/admin/pages/{page.pk}/privacy/"
    assert admin.post(address, {"restriction_type": "login"}).status_code == 500
    assert not PageViewRestriction.objects.exists()


def test_privacy_is_set_in_the_admin_and_by_nobody_else(client, admin, page):
    address = f"/admin/pages/{page.pk}/privacy/"
    assert admin.post(address, {"restriction_type": "login"}).status_code == 200
    call_command("reindex", check=True)
    client.logout()
    assert listed(client, ANY) == []
    assert client.post(address, {"restriction_type": "none"}).status_code == 302
    assert PageViewRestriction.objects.exists()


def test_all_below_a_page_leaves_in_one_step(page):
    CaseStudyPageFactory()
    before = IndexVersion.objects.get().number
    CaseStudyIndexPage.objects.get().delete()
    assert IndexVersion.objects.get().number == before + 1
    assert set(Departure.objects.values_list("version", flat=True)) == {before + 1}
    call_command("reindex", check=True)
