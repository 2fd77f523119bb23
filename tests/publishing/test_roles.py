"""What authors, editors and taxonomy managers may do with pages, whatever they send."""

import pytest
from django.urls import reverse
from wagtail.models import Site

from casestudies.models import CaseStudyPage
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.users import UserFactory
from tests.publishing.admin import EditForm, add_url, complete, edit_url

pytestmark = pytest.mark.django_db
LISTS = ["case_studies", "stories", "summit_reports"]


@pytest.fixture
def own(author):
    return CaseStudyPageFactory(live=False, owner=author)


def test_an_author_adds_a_draft(as_author, author, case_studies):
    EditForm.adding(as_author, CaseStudyPage, case_studies).fill(title="Mine", slug="mine").press("save")
    page = CaseStudyPage.objects.get(slug="mine")
    assert (page.owner, page.live) == (author, False)


def test_an_authors_forms_offer_no_publishing(as_author, case_studies, own):
    for url in (add_url(CaseStudyPage, case_studies), edit_url(own)):
        page = as_author.get(url).content.decode()
        assert "action-submit" in page
        assert "action-publish" not in page


def test_an_authors_forged_publishing_saves_a_draft(as_author, case_studies, own):
    complete(EditForm.adding(as_author, CaseStudyPage, case_studies)).press("publish")
    EditForm.editing(as_author, own).press("publish")
    assert not CaseStudyPage.objects.filter(live=True).exists()


def test_an_author_does_not_put_a_page_on_the_schedule(as_author, own):
    EditForm.editing(as_author, own).press("publish", go_live_at="2099-01-01 09:00")
    assert not own.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_an_author_cannot_edit_the_pages_of_others(as_author):
    page = CaseStudyPageFactory(live=False, owner=UserFactory(group="Authors"))
    assert as_author.get(edit_url(page)).status_code == 302
    as_author.post(edit_url(page), {"title": "Taken over", "slug": page.slug})
    page.refresh_from_db()
    assert page.title != "Taken over"


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_an_author_takes_no_live_page_away(as_author, author, action):
    page = CaseStudyPageFactory(owner=author)
    as_author.post(reverse(f"wagtailadmin_pages:{action}", args=[page.pk]))
    assert CaseStudyPage.objects.get(pk=page.pk).live


def test_an_editor_publishes_the_page_of_an_author(as_editor, own):
    EditForm.editing(as_editor, own).press("publish")
    own.refresh_from_db()
    assert own.live


@pytest.mark.parametrize("group", ["Taxonomy managers", "Network managers"])
def test_those_without_rights_to_pages_meet_no_page_form(client, group, case_studies):
    client.force_login(UserFactory(group=group))
    page = CaseStudyPageFactory(live=False)
    lists = [reverse(f"{name}:index") for name in LISTS]
    for url in (edit_url(page), add_url(CaseStudyPage, case_studies), *lists):
        assert client.get(url).status_code in (302, 403)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert not any(url in home for url in lists)


@pytest.mark.parametrize("group", ["Authors", "Editors", "Administrators"])
def test_the_menu_leads_to_the_three_lists(client, group):
    client.force_login(UserFactory(group=group))
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    places = [home.find(reverse(f"{name}:index")) for name in LISTS]
    assert -1 not in places
    assert places == sorted(places)
    assert home.find('"Case studies"') < home.find('"Images"')


@pytest.mark.parametrize("group", ["Authors", "Editors", "Administrators"])
@pytest.mark.parametrize("name", LISTS)
def test_the_add_button_leads_straight_to_the_form(client, group, name):
    client.force_login(UserFactory(group=group))
    page = client.get(reverse(f"{name}:index")).content.decode()
    add = reverse(f"{name}:choose_parent")
    assert add in page
    response = client.get(add, follow=True)
    assert len(response.redirect_chain) == 1
    assert 'id="page-edit-form"' in response.content.decode()


def test_retagging_all_that_a_list_shows_is_offered_to_who_publishes(client, author, editor, own):
    for user, is_offered in ((author, False), (editor, True)):
        client.force_login(user)
        assert ("Retag all" in client.get(reverse("case_studies:index")).content.decode()) is is_offered


def test_who_signs_in_reads_where(client):
    Site.objects.update(site_name="Library")
    assert "Sign in to the Library" in client.get(reverse("wagtailadmin_login")).content.decode()
