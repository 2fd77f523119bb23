"""Each fault of wagtail-modeladmin that `SafeModelAdmin` mends; each test fails without its mend."""

import csv
import io

import pytest
from django.urls import reverse

from taxonomy.models import TaxonomyChange, Vocabulary
from tests.factories.users import UserFactory
from tests.taxonomy.manager.screens import settings_url, text_of

pytestmark = pytest.mark.django_db
LIST = "/admin/taxonomy/vocabulary/"


def exported(client):
    rows = csv.DictReader(io.StringIO(client.get(LIST, {"export": "csv"}).getvalue().decode("utf-8-sig")))
    return {row["Slug"]: row for row in rows}


class TestTheList:
    @pytest.mark.parametrize(
        "look_up",
        ["changes__user__password__startswith", "changes__user__email", "terms__slug", "name", "slug__regex"],
    )
    def test_an_address_narrows_nothing_down(self, as_manager, manager, look_up):
        vocabulary = Vocabulary.objects.get(slug="theme")
        TaxonomyChange.objects.create(operation="edit", vocabulary=vocabulary, summary="Edited", user=manager)
        for guess in (manager.password[:12], "nothing has this"):
            assert text_of(as_manager.get(LIST, {look_up: guess})).count("History") == Vocabulary.objects.count()

    @pytest.mark.parametrize(
        "parameters", ["no_such_field=1", "utm_source=mail", "id__exact=abc", "__=1", "a__b__c=%00", "is_filter=maybe"]
    )
    def test_an_unknown_parameter_is_ignored(self, as_manager, parameters):
        response = as_manager.get(f"{LIST}?{parameters}")
        assert response.status_code == 200
        assert "Delivery model" in response.content.decode()

    @pytest.mark.parametrize("number", ["0", "-1", "99", "1" * 30, "9" * 5000, "x", "", "1%00"])
    def test_a_page_that_there_is_not_shows_the_first(self, as_manager, number):
        response = as_manager.get(f"{LIST}?p={number}")
        assert response.status_code == 200
        assert response.context["page_obj"].number == 1

    @pytest.mark.parametrize("order", ["99", "-", "x.y", "-1.0", "1.1.1", "%00", "--0", "9" * 5000])
    def test_an_order_that_there_is_not_is_no_fault(self, as_manager, order):
        assert as_manager.get(f"{LIST}?o={order}").status_code == 200


class TestTheHistory:
    def test_is_for_those_who_may_change_the_object(self, client):
        client.force_login(UserFactory(group="Editors"))
        url = settings_url(Vocabulary.objects.get(slug="theme"), "history")
        assert client.get(url).status_code == 302

    def test_opens_for_a_manager(self, as_manager):
        url = settings_url(Vocabulary.objects.get(slug="theme"), "history")
        assert as_manager.get(url).status_code == 200


class TestTheExport:
    def test_writes_nought_and_no_as_they_are(self, as_manager):
        Vocabulary.objects.create(name="Empty", slug="empty", is_filter=False)
        row = exported(as_manager)["empty"]
        assert (row["Terms"], row["Shown As A Filter"]) == ("0", "False")

    def test_writes_a_dash_for_what_is_empty(self, as_manager):
        Vocabulary.objects.create(name="Empty", slug="empty")
        assert exported(as_manager)["empty"]["Applies To"] == "-"

    def test_writes_no_formula(self, as_manager):
        Vocabulary.objects.create(name="=1+1", slug="sum")
        assert exported(as_manager)["sum"]["Name"] == "'=1+1"

    def test_opens_as_a_spreadsheet(self, as_manager):
        assert as_manager.get(LIST, {"export": "xlsx"}).getvalue()[:2] == b"PK"

    def test_a_format_that_there_is_not_shows_the_list(self, as_manager):
        assert as_manager.get(LIST, {"export": "exe"}).status_code == 200


@pytest.mark.parametrize("action", ["edit", "history"])
@pytest.mark.parametrize("pk", ["abc", "0", "999999", str(10**30), "9" * 5000, "_00", "-1"])
def test_an_id_that_there_is_not_is_not_found(as_manager, action, pk):
    url = reverse(f"taxonomy_vocabulary_modeladmin_{action}", args=["1"]).replace("/1/", f"/{pk}/")
    assert as_manager.get(url).status_code == 404
    assert as_manager.post(url).status_code in (404, 405)


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_deletes_a_vocabulary(client, method):
    client.force_login(UserFactory(is_superuser=True))
    vocabulary = Vocabulary.objects.create(name="Empty", slug="empty")
    assert getattr(client, method)(settings_url(vocabulary, "delete")).status_code == 302
    assert Vocabulary.objects.filter(pk=vocabulary.pk).exists()
