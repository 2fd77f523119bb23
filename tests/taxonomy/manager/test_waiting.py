"""Managers are told that draft terms wait: in the list of vocabularies, and on the first screen of the admin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from taxonomy.models import Vocabulary
from tests.factories.terms import TermFactory
from tests.factories.users import UserFactory
from tests.taxonomy.manager.screens import labels_in, soup, terms_url

pytestmark = pytest.mark.django_db
HOME = reverse("wagtailadmin_home")
LIST = reverse("taxonomy_vocabulary_modeladmin_index")


def draft(vocabulary="theme", **kwargs):
    return TermFactory(vocabulary=vocabulary, status="draft", **kwargs)


def drafts_url(slug):
    return f"{terms_url(Vocabulary.objects.get(slug=slug))}?status=draft"


def panel(client):
    """Return the panel on the first screen, or None."""
    return soup(client.get(HOME)).find(id="waiting-terms-section")


def told(client):
    return " ".join(panel(client).select_one("p").get_text().split())


def waiting_cell(client, slug):
    """Return the cell of a vocabulary in the column "Waiting"."""
    table = soup(client.get(LIST)).select_one("table")
    column = [heading.get_text(strip=True) for heading in table.select("thead th")].index("Waiting")
    row = next(row for row in table.select("tbody tr") if slug in [cell.get_text(strip=True) for cell in row("td")])
    return row("td")[column]


class TestTheListOfVocabularies:
    def test_leads_to_the_drafts_of_each(self, as_manager):
        draft(pref_label="Barn raising")
        draft(pref_label="Sheds")
        TermFactory(status="retired")
        cell = waiting_cell(as_manager, "theme")
        assert " ".join(cell.get_text().split()) == "2 in Theme"
        assert cell.a["href"] == drafts_url("theme")
        assert labels_in(as_manager.get(cell.a["href"])) == ["Barn raising", "Sheds"]

    def test_has_no_link_where_none_waits(self, as_manager):
        draft()
        cell = waiting_cell(as_manager, "stage")
        assert (cell.get_text(strip=True), cell.a) == ("0", None)

    def test_shows_its_name_as_text(self, as_manager):
        Vocabulary.objects.filter(slug="theme").update(name="<b>Theme</b>")
        draft()
        assert waiting_cell(as_manager, "theme").find("b") is None


class TestTheFirstScreen:
    def test_says_how_many_wait_in_each_vocabulary_and_leads_there(self, as_manager):
        draft()
        draft()
        draft("place")
        assert told(as_manager) == "3 proposed terms wait for a decision: 2 in Theme, 1 in Place."
        assert [link["href"] for link in panel(as_manager).select("p a")] == [drafts_url("theme"), drafts_url("place")]

    def test_says_it_of_one_term_too(self, as_manager):
        draft()
        assert told(as_manager) == "1 proposed term waits for a decision: 1 in Theme."

    def test_says_nothing_when_none_waits(self, as_manager):
        TermFactory(status="retired")
        assert panel(as_manager) is None

    @pytest.mark.parametrize("group", ["Authors", "Editors", "Network managers"])
    def test_says_nothing_to_people_who_do_not_decide(self, client, group):
        draft()
        client.force_login(UserFactory(group=group))
        assert client.get(HOME).status_code == 200
        assert panel(client) is None

    def test_says_it_to_administrators(self, admin_client):
        draft()
        assert told(admin_client) == "1 proposed term waits for a decision: 1 in Theme."

    def test_shows_a_name_as_text(self, as_manager):
        Vocabulary.objects.filter(slug="theme").update(name="<b>Theme</b>")
        draft()
        assert "1 in <b>Theme</b>" in told(as_manager)

    def test_takes_no_more_queries_for_more_vocabularies(self, as_manager):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                as_manager.get(HOME)
            return len(captured)

        draft()
        queries()
        before = queries()
        for slug in ("place", "stage", "evidence"):
            draft(slug)
        assert queries() == before
