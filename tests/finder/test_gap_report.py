"""What readers look for and do not find: how it is counted, and what staff see and do about it."""

import csv
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from finder import unanswered
from finder.models import UnansweredSearch
from taxonomy.models import TaxonomyChange
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import term
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
REPORT = "/admin/finder/gaps/"


def counted():
    """Return what has been counted, as (list, words, filters, times)."""
    return sorted(UnansweredSearch.objects.values_list("where", "text", "filters", "times"))


@pytest.fixture
def page():
    return CaseStudyPageFactory(title="Wombats", terms={"place": ["wales"]})


@pytest.fixture
def search(client):
    """A search that found nothing, as a reader made it."""
    client.get("/case-studies/?q=Employee-owned++Mutuelz&place=camden")
    return UnansweredSearch.objects.get()


def signed_in(client, group):
    client.force_login(UserFactory(group=group))
    return client


def text_of(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


class TestCounting:
    def test_a_search_with_other_results_than_it_asked_for_is_counted(self, client):
        CaseStudyPageFactory(title="Wombat")
        for text in ("wombat", "wombat kraken", "wobmat", "wombat kraken"):
            client.get("/case-studies/", {"q": text})
        counted = dict(UnansweredSearch.objects.values_list("text", "times"))
        assert counted == {"wombat kraken": 2, "wobmat": 1}

    def test_the_same_search_is_one_however_it_was_typed(self, client):
        client.get("/case-studies/?q=Zebra++CROSSINGS&stage=idea&place=camden&sort=title&utm_source=x")
        client.get("/case-studies/?place=camden&stage=idea&q=zebra+crossings")
        client.get("/search/?place=camden&q=zebra+crossings")
        assert counted() == [
            ("case-studies", "zebra crossings", "place=camden&stage=idea", 2),
            ("search", "zebra crossings", "place=camden", 1),
        ]

    def test_filters_alone_are_counted(self, client):
        client.get("/search/?type=story&from=2015&to=2012")
        assert counted() == [("search", "", "from=2015&to=2012&type=story", 1)]

    def test_only_what_found_nothing_is_counted_and_only_where_something_was_asked(self, client, page):
        for address in ("/case-studies/?q=wombats", "/stories/", "/stories/?sort=title", "/search/?q=zebra&page=9"):
            client.get(address)
        assert counted() == []

    def test_what_may_be_about_a_person_is_not_kept(self, client):
        for text in (
            *("kit@example.org", "07700 900123", "+44 (0)20 7946 0018", "943 476 5919", "12345678"),
            *("qq 12 34 56 c", "QQ123456C", "sw1a 1aa", "bins at B33 8TH please"),
        ):
            client.get("/search/", {"q": f"zebra {text}"})
            assert counted() == [], text

    def test_what_only_looks_a_little_like_it_is(self, client):
        for text in ("zebra 24/7", "zebra 2010-2015", "covid-19 zebra", "zebra no 10", "£100k zebra"):
            client.get("/search/", {"q": text})
        assert UnansweredSearch.objects.count() == 5

    def test_what_nobody_looks_at_is_not_counted(self, client):
        ahead, robot = {"Purpose": "prefetch"}, {"User-Agent": "Examplebot/2.1"}
        for headers in ({"Sec-Purpose": "prefetch;prerender"}, ahead, robot):
            client.get("/search/?q=zebra", headers=headers)
            assert counted() == [], headers
        client.get("/search/?q=zebra&find-place=cam")  # someone looks for a filter beside the empty list
        client.head("/search/?q=zebra")
        client.get("/search/feed/?q=zebra")
        client.get("/search/export.csv?q=zebra")
        assert counted() == []

    def test_what_does_not_exist_or_does_not_fit_is_not_counted(self, client):
        client.get("/search/?q=zebra&place=narnia")
        client.get("/search/?q=zebra&type=wombat")
        client.get("/search/", {"q": "zebra", "place": [f"{slug}-x" for slug in range(50)]})
        client.get("/search/", {"q": "ŉ" * 199})  # longer in small letters
        assert counted() == []

    def test_the_rarest_and_oldest_make_room(self, client, monkeypatch):
        monkeypatch.setattr(unanswered, "MOST_KEPT", 2)
        for word in ("zebra", "zebra", "giraffe", "otter", "ibis"):
            client.get(f"/search/?q={word}")
        assert [text for _, text, _, _ in counted()] == ["ibis", "zebra"]

    def test_a_database_that_takes_nothing_does_not_break_the_page(self, client, read_only, caplog):
        assert client.get("/search/?q=zebra").status_code == 200
        assert "was not counted" in caplog.text

    @pytest.fixture
    def read_only(self):
        on_sqlite = connection.vendor == "sqlite"
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = 1" if on_sqlite else "SET TRANSACTION READ ONLY")
            yield
            if on_sqlite:  # the end of the transaction is the end of it elsewhere
                cursor.execute("PRAGMA query_only = 0")


class TestReport:
    def test_it_says_what_was_looked_for_where_and_how_often(self, client, search):
        client.get("/case-studies/?place=camden&q=employee-owned+mutuelz")
        shown = text_of(signed_in(client, "Editors").get(REPORT))
        assert "“employee-owned mutuelz”" in shown
        assert "in Camden" in shown
        assert "Case studies" in shown
        assert "Answered now" not in shown

    def test_what_would_be_answered_now_is_marked_and_can_be_asked_again(self, client, search):
        CaseStudyPageFactory(title="An employee-owned mutuelz in Camden", terms={"place": ["camden"]})
        response = signed_in(client, "Editors").get(REPORT)
        assert "Answered now" in text_of(response)
        again = BeautifulSoup(response.content, "html.parser").select_one(".gap__actions a")["href"]
        assert again.startswith("/case-studies/?place=camden&q=employee-owned+mutuelz&")
        client.get(again.replace("mutuelz", "mutuelx"))
        assert len(counted()) == 1

    def test_it_can_be_narrowed_and_ordered_and_bad_input_does_no_harm(self, client, search):
        for address in ("/search/?q=otters", "/search/?q=otters", "/search/?type=story&place=camden"):
            client.get(address)
        signed_in(client, "Editors")

        def words(**query):
            response = client.get(f"{REPORT}results/", query)
            assert response.status_code == 200
            return [found.text for found in response.context["object_list"]]

        assert words() == ["otters", "", "employee-owned mutuelz"]
        assert words(ordering="text") == ["", "employee-owned mutuelz", "otters"]
        assert words(where="case-studies") == ["employee-owned mutuelz"]
        assert words(words="without") == [""]
        assert words(q="MUTU owned") == ["employee-owned mutuelz"]
        for query in (
            {"ordering": "'"},
            {"where": "x"},
            {"words": "x"},
            {"p": "x"},
            {"q": '" \0 %s'},
            {"export": "x"},
        ):
            words(**query)

    @pytest.mark.parametrize("form", ["csv", "xlsx"])
    def test_it_can_be_taken_along_without_formulas(self, client, form):
        client.get("/search/", {"q": "=cmd|zebra", "place": "camden"})
        response = signed_in(client, "Editors").get(REPORT, {"export": form})
        content = b"".join(response.streaming_content)
        if form == "csv":
            rows = list(csv.reader(content.decode().splitlines()))
        else:
            rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(content)).active]
            assert load_workbook(BytesIO(content)).active["A2"].data_type == "s"
        assert rows[0][:3] == ["Words", "Filters", "Searched in"]
        assert rows[1][:3] == ["'=cmd|zebra" if form == "csv" else "=cmd|zebra", "in Camden", "Everything"]

    def test_a_search_can_be_dismissed(self, client, search):
        address = reverse("finder_dismiss_gap", args=[search.pk])
        assert signed_in(client, "Editors").get(address).status_code == 405
        response = client.post(address, {"next": f"{REPORT}?p=2"})
        assert (response.status_code, response.url) == (302, f"{REPORT}?p=2")
        assert counted() == []
        assert client.post(address).status_code == 404


class TestSynonyms:
    def add(self, client, search, chosen, **values):
        values = {"name": "Mutuelz", "kind": "alt_labels", "term": chosen.pk, **values}
        return client.post(reverse("finder_name_gap", args=[search.pk]), values)

    def test_one_button_makes_the_words_a_synonym_of_the_nearest_term(self, client, search):
        page = BeautifulSoup(signed_in(client, "Taxonomy managers").get(REPORT).content, "html.parser")
        button = page.select_one(".gap__actions button")
        assert button.text.startswith("Add as a synonym of “Employee-owned mutual”")
        form = button.find_parent("form")
        sent = {field["name"]: field["value"] for field in form.find_all("input")}
        response = client.post(form["action"], sent)
        assert (response.status_code, response.url) == (302, f"{REPORT}?")
        chosen = term("delivery-model", "employee-owned-mutual")
        assert "employee-owned mutuelz" in chosen.alt_labels
        change = TaxonomyChange.objects.first()
        assert change.summary == "Added “employee-owned mutuelz” as a synonym of “Employee-owned mutual”"
        (said,) = get_messages(response.wsgi_request)
        assert reverse("taxonomy_edit_term", args=[chosen.pk]) in str(said)
        shown = text_of(client.get(REPORT))
        assert "A name of the term Employee-owned mutual" in shown
        assert "Add as a synonym" not in shown

    def test_another_term_can_be_chosen_and_a_misspelling_stays_hidden(self, client, search):
        screen = signed_in(client, "Administrators").get(reverse("finder_name_gap", args=[search.pk]))
        first = BeautifulSoup(screen.content, "html.parser").select_one(".term-list__row")
        assert first["data-term"] == "Employee-owned mutual (Delivery model)"
        chosen = term("delivery-model", "co-operative")
        assert self.add(client, search, chosen, kind="hidden_labels").status_code == 302
        chosen.refresh_from_db()
        assert "Mutuelz" in chosen.hidden_labels
        assert "Mutuelz" not in chosen.alt_labels

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"name": "co-operative"}, "“co-operative” is already a name of “Co-operative”. Choose that term"),
            ({"name": "employee-owned  MUTUAL"}, "is already a name of “Employee-owned mutual”. It needs no"),
            ({"name": "x" * 121}, "at most 120 characters"),
            ({"term": ""}, "Choose a term."),
            ({"term": "9" * 30}, "That term is not in the list."),
            ({"name": "a\0b"}, "Null characters are not allowed."),
        ],
    )
    def test_what_cannot_be_done_is_said_and_nothing_is_written(self, client, search, values, said):
        chosen = term("delivery-model", "employee-owned-mutual")
        response = self.add(signed_in(client, "Taxonomy managers"), search, chosen, **values)
        assert response.status_code == 200
        assert said in text_of(response)
        assert TaxonomyChange.objects.count() == 0

    def test_a_misspelling_may_become_a_synonym_but_not_the_other_way_round(self, client, search):
        chosen = term("delivery-model", "employee-owned-mutual")
        signed_in(client, "Taxonomy managers")
        for kind, status in (("hidden_labels", 302), ("alt_labels", 302), ("hidden_labels", 200)):
            assert self.add(client, search, chosen, kind=kind).status_code == status
        chosen.refresh_from_db()
        assert ("Mutuelz" in chosen.alt_labels, "Mutuelz" in chosen.hidden_labels) == (True, False)


class TestPermission:
    def addresses(self, search):
        return [
            REPORT,
            f"{REPORT}results/",
            *(reverse(f"finder_{what}_gap", args=[search.pk]) for what in ("dismiss", "name")),
        ]

    @pytest.mark.parametrize("group", ["Authors", None])
    def test_others_are_sent_away(self, client, search, group):
        if group:
            signed_in(client, group)
        sent_to = reverse("wagtailadmin_home" if group else "wagtailadmin_login")
        for address in self.addresses(search):
            for response in (client.get(address), client.post(address, {"name": "x", "kind": "alt_labels"})):
                assert response.status_code == 302, address
                assert response.url.startswith(sent_to), address
        assert len(counted()) == 1

    def test_editors_may_not_change_terms(self, client, search):
        signed_in(client, "Editors")
        address = reverse("finder_name_gap", args=[search.pk])
        chosen = term("delivery-model", "co-operative")
        for response in (
            client.get(address),
            client.post(address, {"name": "mutuelz", "kind": "alt_labels", "term": chosen.pk}),
        ):
            assert response.status_code == 302
        assert TaxonomyChange.objects.count() == 0
        assert address not in client.get(REPORT).content.decode()

    @pytest.mark.parametrize(
        ("group", "shown"),
        [("Taxonomy managers", True), ("Authors", False)],
    )
    def test_the_menu_leads_there_those_who_may_see_it(self, client, group, shown):
        home = signed_in(client, group).get(reverse("wagtailadmin_home")).content.decode()
        assert (REPORT in home) == shown
