"""Who gets into the vocabulary manager, at every address and whatever they send."""

import pytest
from django.urls import reverse

from taxonomy.admin.urls import urlpatterns
from taxonomy.models import TaxonomyChange, Term, Vocabulary
from tests.factories.terms import TermFactory
from tests.factories.users import UserFactory
from tests.taxonomy.changing import merge

pytestmark = pytest.mark.django_db
OF_A_VOCABULARY = ["taxonomy_terms", "taxonomy_add_term", "taxonomy_history"]
OF_A_CHANGE = ["taxonomy_undo"]
PATTERNS = [pattern for pattern in urlpatterns if "port" not in pattern.name]
MODELADMIN = ["index", "create", "edit", "history"]


def takes_a_number(pattern):
    return "<" in str(pattern.pattern)


@pytest.fixture
def old(db):
    return TermFactory(slug="old", pref_label="Old", vocabulary="stage")


@pytest.fixture
def change(old):
    return merge(old, TermFactory(slug="new", vocabulary="stage"))


@pytest.fixture
def addresses(change):
    """Every address of the manager, but those by which files come and go."""
    vocabulary = change.vocabulary
    ids = dict.fromkeys(OF_A_VOCABULARY, vocabulary.pk) | dict.fromkeys(OF_A_CHANGE, change.pk)
    a_term = Term.objects.get(slug="idea").pk
    own = [
        reverse(pattern.name, args=[ids.get(pattern.name, a_term)] if takes_a_number(pattern) else [])
        for pattern in PATTERNS
    ]
    return own + [
        reverse(f"taxonomy_vocabulary_modeladmin_{name}", args=[vocabulary.pk] if name in ("edit", "history") else [])
        for name in MODELADMIN
    ]


def state():
    return (
        list(Term.objects.order_by("pk").values()),
        list(Vocabulary.objects.order_by("pk").values()),
        TaxonomyChange.objects.count(),
    )


EVERYTHING = {
    "pref_label": "Mine",
    "name": "Mine",
    "slug": "mine",
    "into": "1",
    "preview": "1",
    "digest": "x",
    "version": "1",
}


@pytest.mark.parametrize("group", ["Authors", "Editors", "Network managers"])
def test_others_of_the_staff_are_sent_away(client, addresses, group):
    client.force_login(UserFactory(group=group))
    before = state()
    for address in addresses:
        for response in (client.get(address), client.post(address, EVERYTHING)):
            assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home")), address
    assert state() == before


def test_the_public_is_asked_to_sign_in(client, addresses):
    before = state()
    for address in addresses:
        for response in (client.get(address), client.post(address, EVERYTHING)):
            assert response.status_code == 302, address
            assert response.url.startswith(reverse("wagtailadmin_login")), address
    assert state() == before


def test_someone_without_access_to_the_admin_is_sent_away(client, addresses):
    client.force_login(UserFactory())
    for address in addresses:
        assert client.get(address).status_code == 302, address


@pytest.mark.parametrize(
    "person", [{"group": "Taxonomy managers"}, {"group": "Administrators"}, {"is_superuser": True}]
)
def test_taxonomy_managers_and_administrators_get_in(client, addresses, person):
    client.force_login(UserFactory(**person))
    for address in addresses:
        expected = 405 if address.endswith(("/up/", "/down/")) else 200
        assert client.get(address).status_code == expected, address


@pytest.mark.parametrize(
    ("group", "shown"), [("Taxonomy managers", True), ("Administrators", True), ("Editors", False)]
)
def test_the_menu_leads_there_only_those_who_may_enter(client, group, shown):
    client.force_login(UserFactory(group=group))
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("taxonomy_vocabulary_modeladmin_index") in home) == shown


def test_someone_who_may_not_delete_terms_deletes_none(client, old):
    keeper = UserFactory(group="Taxonomy managers")
    group = keeper.groups.get()
    group.permissions.remove(group.permissions.get(codename="delete_term"))
    client.force_login(keeper)
    url = reverse("taxonomy_delete_term", args=[old.pk])
    for response in (client.get(url), client.post(url, {"digest": ""})):
        assert response.status_code == 302
    assert Term.objects.filter(pk=old.pk).exists()


@pytest.mark.parametrize("name", [pattern.name for pattern in PATTERNS if takes_a_number(pattern)])
@pytest.mark.parametrize("pk", ["0", "999999", str(10**30), "9" * 5000])
def test_what_there_is_not_is_not_found(as_manager, name, pk):
    address = reverse(name, args=[1]).replace("/1/", f"/{pk}/")
    for response in (as_manager.get(address), as_manager.post(address, EVERYTHING)):
        assert response.status_code in (404, 405), address


@pytest.mark.parametrize("pk", ["-1", "abc", "1%00", "1.5", "٣"])
def test_what_is_no_number_is_not_found(as_manager, pk):
    assert as_manager.get(f"/admin/taxonomy/term/{pk}/").status_code == 404


def test_the_form_of_a_group_lets_administrators_grant_the_rights(client):
    client.force_login(UserFactory(group="Administrators"))
    page = client.get(reverse("wagtailusers_groups:add")).content.decode()
    for codename in ("add_term", "change_term", "delete_term"):
        assert f"Can {codename.partition('_')[0]} term" in page or codename in page
