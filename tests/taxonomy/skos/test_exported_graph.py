"""The export is sound SKOS, and other people's parsers read it without a word of warning."""

import io
import json
import logging
import warnings
from itertools import combinations

import pytest
from django.core.management import call_command
from pyld import jsonld
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from taxonomy.models import Term
from taxonomy.skos.parsing import parse_json
from tests.taxonomy.skos.files import exported

pytestmark = pytest.mark.django_db
TOPIC = "http://localhost:8000/taxonomy/topic/"


@pytest.fixture(autouse=True)
def base(settings):
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8000"


@pytest.fixture
def graph(rich):
    return Graph().parse(data=exported(), format="turtle")


def test_turtle_is_read_without_warnings(rich, caplog):
    with warnings.catch_warnings(), caplog.at_level(logging.DEBUG):
        warnings.simplefilter("error")
        Graph().parse(data=exported(), format="turtle")
    assert not caplog.records


def test_json_ld_says_the_same_as_turtle(rich, graph, caplog):
    with warnings.catch_warnings(), caplog.at_level(logging.DEBUG):
        warnings.simplefilter("error")
        assert set(parse_json(exported("jsonld").encode())) == set(graph)
    assert not caplog.records


def test_a_json_ld_processor_reads_the_same(rich, graph):
    quads = jsonld.to_rdf(json.loads(exported("jsonld")), {"format": "application/n-quads"})
    assert set(Graph().parse(data=quads, format="nt")) == set(graph)


def test_json_ld_has_its_context_in_itself():
    assert isinstance(json.loads(exported("jsonld"))["@context"], dict)


def test_no_concept_is_a_vocabulary_s9(graph):
    assert not set(graph.subjects(RDF.type, SKOS.Concept)) & set(graph.subjects(RDF.type, SKOS.ConceptScheme))


def test_no_concept_has_one_label_in_two_places_s13(rich):
    Term.objects.filter(pk=rich["odd"].pk).update(alt_labels=["=1+1", "Twice", "Twice"], hidden_labels=["Twice"])
    graph = Graph().parse(data=exported(), format="turtle")
    for one, other in combinations((SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel), 2):
        assert not set(graph.subject_objects(one)) & set(graph.subject_objects(other))


def test_every_concept_has_one_preferred_label_in_a_language_s14(graph):
    for subject in {*graph.subjects(RDF.type, SKOS.Concept), *graph.subjects(RDF.type, SKOS.ConceptScheme)}:
        labels = list(graph.objects(subject, SKOS.prefLabel))
        assert [label.language for label in labels] == ["en"]


def test_no_concept_is_related_to_one_above_it_s27(graph):
    for subject, other in graph.subject_objects(SKOS.related):
        assert other not in list(graph.transitive_objects(subject, SKOS.broader))[1:]
        assert (other, SKOS.related, subject) in graph


def test_no_concept_is_the_same_as_and_beside_another_s46(graph):
    same = set(graph.subject_objects(SKOS.exactMatch))
    assert same
    for name in (SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch):
        assert not same & set(graph.subject_objects(name))


def test_links_are_told_from_both_ends(graph):
    falls, care = URIRef(f"{TOPIC}falls/"), URIRef(f"{TOPIC}care/")
    assert (falls, SKOS.broader, care) in graph
    assert (care, SKOS.narrower, falls) in graph
    assert (care, SKOS.topConceptOf, URIRef(TOPIC)) in graph
    assert (URIRef(TOPIC), SKOS.hasTopConcept, care) in graph


def test_a_term_that_was_imported_keeps_its_uri(graph):
    odd = URIRef("https://example.org/odd")
    assert (odd, SKOS.prefLabel, Literal("=1+1", lang="en")) in graph
    assert (URIRef(f"{TOPIC}old/"), URIRef("http://purl.org/dc/terms/isReplacedBy"), odd) in graph


def test_every_own_property_is_explained(graph):
    own = {name for name in graph.predicates() if name.startswith("http://localhost:8000/taxonomy/#")}
    explained = set(graph.subjects(RDF.type, RDF.Property))
    assert own <= explained


def test_an_address_that_is_none_is_not_given_out(rich):
    Term.objects.filter(pk=rich["care"].pk).update(uri="not an address", exact_match=["nor this"])
    assert "nor this" not in exported()
    assert f"<{TOPIC}care/> a skos:Concept" in exported()


def test_a_format_that_is_not_known_is_refused():
    with pytest.raises(Exception, match="invalid choice"):
        call_command("export_taxonomy", "--format", "xml", stdout=io.StringIO())
