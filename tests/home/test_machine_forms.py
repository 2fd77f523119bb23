"""The vocabularies as programs read them: the same addresses as people's, by what is asked for."""

import pytest
from rdflib import SKOS, Graph, URIRef

from home import machine_views
from taxonomy.models import Vocabulary
from tests.factories.terms import TermFactory, term
from tests.taxonomy.changing import edit, merge

pytestmark = pytest.mark.django_db
TURTLE, JSON_LD = "text/turtle", "application/ld+json"
BASE = "https://network.example"


@pytest.fixture(autouse=True)
def base(settings):
    settings.WAGTAILADMIN_BASE_URL = BASE


def graph_in(response):
    return Graph().parse(data=response.content, format="turtle")


def labels(response):
    return {str(label) for label in graph_in(response).objects(None, SKOS.prefLabel)}


class TestNegotiation:
    @pytest.mark.parametrize("path", ["/taxonomy/", "/taxonomy/theme/", "/taxonomy/theme/co-production/"])
    @pytest.mark.parametrize(
        ("accept", "media_type"),
        [
            (TURTLE, TURTLE),
            (JSON_LD, JSON_LD),
            ("text/html", "text/html"),
            ("*/*", "text/html"),
            ("application/pdf", "text/html"),
            ("nonsense", "text/html"),
            ("text/html;q=0.5, text/turtle", TURTLE),
            ("text/turtle; charset=utf-8", TURTLE),
            ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', JSON_LD),
            ("text/turtle;charset=utf-8;q=0.3, application/ld+json;profile=x;q=0.4, text/html;level=1;q=0.2", JSON_LD),
            ("text/turtle;charset=utf-8;q=0, text/html;q=0.1", "text/html"),
            ("text/turtle;q=nonsense;=;, ;;, /", TURTLE),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ],
    )
    def test_each_gets_what_it_prefers(self, client, path, accept, media_type):
        response = client.get(path, headers={"accept": accept})
        assert response.status_code == 200
        assert response["Content-Type"] == f"{media_type}; charset=utf-8"
        assert "Accept" in response["Vary"]

    @pytest.mark.parametrize(("path", "media_type"), [("/taxonomy.ttl", TURTLE), ("/taxonomy.jsonld", JSON_LD)])
    def test_the_files_are_what_their_names_say(self, client, path, media_type):
        response = client.get(path, headers={"accept": "text/html"})
        assert response["Content-Type"] == f"{media_type}; charset=utf-8"
        assert response["Access-Control-Allow-Origin"] == "*"

    def test_who_has_it_already_gets_no_second_copy(self, client):
        first = client.get("/taxonomy.ttl")
        assert client.get("/taxonomy.ttl", headers={"if-none-match": first["ETag"]}).status_code == 304
        TermFactory()
        assert client.get("/taxonomy.ttl", headers={"if-none-match": first["ETag"]}).status_code == 200

    def test_every_change_is_given_out_at_once(self, client):
        co_production, theme = term("theme", "co-production"), Vocabulary.objects.get(slug="theme")

        def told():
            paths = ("/taxonomy.ttl", "/taxonomy.jsonld", "/taxonomy/", "/taxonomy/theme/")
            return [client.get(path, headers={"accept": TURTLE}).content for path in paths]

        seen = [told()]
        changes = (
            lambda: edit(co_production, definition="Together."),
            lambda: merge(TermFactory(slug="old"), co_production),
            lambda: Vocabulary.objects.filter(pk=theme.pk).update(help_text="What it is about."),
            lambda: Vocabulary.objects.filter(pk=theme.pk).update(cumulative=True),
            lambda: theme.uses.filter(page_type="story").update(maximum=7),
            lambda: theme.uses.filter(page_type="story").delete(),
        )
        for change in changes:
            change()
            seen.append(told())
        assert all(len(set(answers)) == len(seen) for answers in zip(*seen, strict=True))

    def test_a_term_that_becomes_a_draft_is_gone_at_once(self, client):
        new = TermFactory(slug="new", pref_label="Quite new")
        assert "Quite new" in labels(client.get("/taxonomy.ttl"))
        edit(new, status="draft")
        assert "Quite new" not in labels(client.get("/taxonomy.ttl"))

    def test_what_is_kept_has_the_addresses_of_the_site_as_they_are(self, client, settings):
        client.get("/taxonomy.ttl")
        settings.WAGTAILADMIN_BASE_URL = "https://other.example"
        assert BASE not in client.get("/taxonomy.ttl").content.decode()

    def test_they_cannot_be_written_to(self, client):
        assert client.post("/taxonomy.ttl").status_code == 405

    @pytest.mark.parametrize("path", ["/taxonomy/nope/", "/taxonomy/theme/nope/", "/taxonomy/nope/nope/"])
    def test_what_is_not_there_is_not_found(self, client, path):
        assert client.get(path, headers={"accept": TURTLE}).status_code == 404


class TestContent:
    def test_the_addresses_are_those_of_the_site_whoever_asks(self, client):
        here = client.get("/taxonomy/theme/co-production/", headers={"accept": TURTLE, "host": "localhost"})
        assert list(graph_in(here).subjects(SKOS.prefLabel)) == [URIRef(f"{BASE}/taxonomy/theme/co-production/")]

    def test_a_vocabulary_has_its_terms_and_no_others(self, client):
        found = labels(client.get("/taxonomy/theme/", headers={"accept": TURTLE}))
        assert {"Theme", "Co-production"} <= found
        assert "Wales" not in found

    def test_the_whole_has_all(self, client):
        assert {"Theme", "Co-production", "Place", "Wales"} <= labels(client.get("/taxonomy.ttl"))

    def test_a_term_has_its_neighbours(self, client):
        graph = graph_in(client.get("/taxonomy/place/wales/", headers={"accept": TURTLE}))
        wales = URIRef(f"{BASE}/taxonomy/place/wales/")
        assert (wales, SKOS.broader, URIRef(f"{BASE}/taxonomy/place/united-kingdom/")) in graph
        assert list(graph.objects(wales, SKOS.narrower))

    @pytest.mark.parametrize("slug", ["wales", "united-kingdom", "cardiff"])
    def test_a_term_is_described_as_in_its_vocabulary(self, client, slug):
        whole = graph_in(client.get("/taxonomy/place/", headers={"accept": TURTLE}))
        wanted = set(whole.triples((URIRef(f"{BASE}/taxonomy/place/{slug}/"), None, None)))
        assert wanted == set(graph_in(client.get(f"/taxonomy/place/{slug}/", headers={"accept": TURTLE}))) != set()

    @pytest.mark.parametrize("path", ["/taxonomy.ttl", "/taxonomy/", "/taxonomy/theme/"])
    def test_drafts_and_links_to_them_are_never_public(self, client, path):
        draft = TermFactory(slug="secret", pref_label="Secret", status="draft", broader=term("theme", "co-production"))
        TermFactory(slug="below", pref_label="Below", broader=draft)
        term("theme", "co-production").related.add(draft)
        for accept in (TURTLE, JSON_LD):
            assert "ecret" not in client.get(path, headers={"accept": accept}).content.decode()
        graph = graph_in(client.get(path, headers={"accept": TURTLE}))
        below, above = (URIRef(f"{BASE}/taxonomy/theme/{slug}/") for slug in ("below", "co-production"))
        assert (below, SKOS.broader, above) in graph
        assert client.get("/taxonomy/theme/secret/", headers={"accept": TURTLE}).status_code == 404

    def test_people_are_led_on_from_a_merged_term_and_programs_told_of_it(self, client):
        old, new = TermFactory(slug="old"), TermFactory(slug="new")
        merge(old, new)
        assert client.get("/taxonomy/theme/old/").url == "/taxonomy/theme/new/"
        response = client.get("/taxonomy/theme/old/", headers={"accept": TURTLE})
        assert response.status_code == 200
        text = response.content.decode()
        assert f"dcterms:isReplacedBy <{BASE}/taxonomy/theme/new/>" in text
        assert "owl:deprecated true" in text


class TestQueries:
    @pytest.mark.parametrize("path", ["/taxonomy.ttl", "/taxonomy.jsonld", "/taxonomy/", "/taxonomy/theme/"])
    def test_however_many_terms_there_are_it_takes_eight_and_the_next_time_three(
        self, client, path, django_assert_num_queries, monkeypatch
    ):
        for number in range(20):
            TermFactory(replaced_by=[term("theme", "co-production")] if number % 2 else [])
        with django_assert_num_queries(8):
            first = client.get(path, headers={"accept": TURTLE})
        monkeypatch.setattr(machine_views, "serialise", None)
        with django_assert_num_queries(3):
            again = client.get(path, headers={"accept": TURTLE})
        assert (again.content, again["ETag"]) == (first.content, first["ETag"])

    def test_one_term_takes_five(self, client, django_assert_num_queries):
        with django_assert_num_queries(5):
            client.get("/taxonomy/place/wales/", headers={"accept": TURTLE})
