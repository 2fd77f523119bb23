"""Files made to harm, or broken: each is refused with the line or the mend, quickly and without a word in the log."""

import builtins
import json
import logging
import socket
import urllib.request
import warnings

import pytest
from django.core.management import CommandError, call_command

from taxonomy.models import Term
from taxonomy.skos import importing
from tests.taxonomy.skos.files import concept, imported, topics, turtle

pytestmark = pytest.mark.django_db
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"'
BOMB = (
    '<!DOCTYPE bomb [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]><bomb>&j;</bomb>"
)


@pytest.fixture(autouse=True)
def nobody_speaks(monkeypatch, caplog):
    """Asking the network for anything is an error, also one that is caught, and so is a warning."""
    asked = []

    def refuse(*args, **kwargs):
        asked.append(args)
        raise AssertionError("This asks the network.")

    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    with warnings.catch_warnings(), caplog.at_level(logging.INFO):
        warnings.simplefilter("error")
        yield
    assert not asked
    assert not [record for record in caplog.get_records("call") if record.name.startswith("rdflib")]


def unopened(*args, **kwargs):
    raise AssertionError("This opens a file.")


def refused(tmp_path, content, ending):
    before = Term.objects.count()
    with pytest.raises(CommandError) as refusal:
        imported(tmp_path, content, ending=ending)
    assert Term.objects.count() == before
    return str(refusal.value)


class TestTurtle:
    def test_a_syntax_error_has_its_line(self, tmp_path):
        said = refused(tmp_path, "@prefix e: <https://example.org/> .\n\ne:a e:b ,, .", "ttl")
        assert "Line 3 is not Turtle (objectList expected). Mend it" in said

    def test_a_prefix_that_is_not_declared(self, tmp_path):
        assert 'Line 1 is not Turtle (Prefix "e:" not bound)' in refused(tmp_path, "e:a e:b e:c .", "ttl")

    def test_bytes_that_are_not_utf_8_have_their_line(self, tmp_path):
        assert "Line 2 is not in UTF-8" in refused(tmp_path, b"# \n\xff", "ttl")

    def test_an_address_with_a_space(self, tmp_path):
        said = refused(tmp_path, turtle("<https://example.org/a b> skos:prefLabel 'A'@en ."), "ttl")
        assert "“https://example.org/a b” is no address" in said

    def test_an_address_with_half_a_character(self, tmp_path):
        content = turtle(concept("a", more="; skos:exactMatch <urn:x:\\uD800>"))
        assert "is no address" in refused(tmp_path, content, "ttl")

    def test_a_relative_address(self, tmp_path):
        assert "“care” is only the end of an address" in refused(tmp_path, turtle("<care> a skos:Concept ."), "ttl")

    @pytest.mark.parametrize("opening", ["[", "("])
    def test_nesting_without_end(self, tmp_path, opening):
        assert "nested too deeply" in refused(tmp_path, turtle("e:a e:b " + opening * 100_000), "ttl")

    def test_a_value_that_is_not_of_its_type_is_left_out_in_silence(self, tmp_path):
        more = "; e:n 'x'^^<http://www.w3.org/2001/XMLSchema#integer>"
        imported(tmp_path, turtle(concept("a", more=more)))
        assert topics() == {"a": "A"}

    def test_an_entity_bomb_as_a_value(self, tmp_path):
        literal = f'"""{BOMB}"""^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral>'
        imported(tmp_path, turtle(concept("a", more=f"; e:n {literal}")))
        assert topics() == {"a": "A"}

    def test_nothing(self, tmp_path):
        assert "no concepts and no vocabularies" in refused(tmp_path, "", "ttl")


class TestXML:
    def test_concepts_are_read(self, tmp_path):
        imported(
            tmp_path,
            f'<rdf:RDF {RDF}><skos:ConceptScheme rdf:about="https://example.org/topic"><skos:prefLabel>Topic'
            '</skos:prefLabel></skos:ConceptScheme><skos:Concept rdf:about="https://example.org/a">'
            '<skos:prefLabel xml:lang="en">Care</skos:prefLabel></skos:Concept></rdf:RDF>',
            ending="rdf",
        )
        assert topics() == {"care": "Care"}

    def test_a_syntax_error_has_its_line(self, tmp_path):
        assert "Line 2 is not XML (mismatched tag)" in refused(tmp_path, "<a>\n</b>", "rdf")

    def test_an_entity_bomb(self, tmp_path):
        assert "Line 1 begins a DTD" in refused(tmp_path, BOMB, "rdf")

    def test_an_external_entity(self, tmp_path):
        content = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<rdf:RDF {RDF}>&x;</rdf:RDF>'
        assert "begins a DTD" in refused(tmp_path, content, "rdf")

    def test_a_dtd_elsewhere(self, tmp_path):
        assert "begins a DTD" in refused(tmp_path, '\n<!DOCTYPE a SYSTEM "https://example.org/a.dtd"><a/>', "xml")

    def test_an_encoding_that_nobody_knows(self, tmp_path):
        assert "Save it in UTF-8" in refused(tmp_path, '<?xml version="1.0" encoding="klingon"?><a/>', "rdf")

    def test_xml_that_is_no_rdf(self, tmp_path):
        content = f'<rdf:RDF {RDF}><rdf:li rdf:about="urn:x:a"><b/><c/></rdf:li></rdf:RDF>'
        assert "The file" in refused(tmp_path, content, "rdf")

    def test_an_address_with_a_space(self, tmp_path):
        content = f'<rdf:RDF {RDF}><skos:Concept rdf:about="urn:x y"/></rdf:RDF>'
        assert "“urn:x y” is no address" in refused(tmp_path, content, "rdf")


class TestJSON:
    @pytest.mark.parametrize(
        "content",
        [
            '{"@context": "https://example.org/context", "@id": "urn:x:a"}',
            '{"@context": [{}, "https://example.org/context"]}',
            '[{"a": [{"@context": "https://example.org/context"}]}]',
            '{"@context": {"@import": "https://example.org/context"}}',
            '{"@context": {"a": {"@id": "urn:x:a", "@context": "https://example.org/context"}}}',
        ],
    )
    def test_a_context_elsewhere(self, tmp_path, content):
        said = refused(tmp_path, content, "jsonld")
        assert "takes its context from https://example.org/context, and nothing is fetched from elsewhere" in said

    @pytest.mark.parametrize("address", ["http://evil.test/c", "file:///etc/hostname", "/etc/hostname", "c"])
    @pytest.mark.parametrize("depth", [1, 2, 5])
    @pytest.mark.parametrize("place", ["file", "node", "term", "type", "graph"])
    def test_a_context_elsewhere_within_lists_within_lists(self, tmp_path, monkeypatch, address, depth, place):
        monkeypatch.setattr(builtins, "open", unopened)
        context = address
        for _ in range(depth):
            context = [{}, context]
        held = {"@context": context}
        node = {"@id": "urn:x:a", "@type": "urn:x:T", "urn:x:p": [{"@id": "urn:x:b"}]}
        content = {
            "file": node | held,
            "node": {"@id": "urn:x:a", "urn:x:p": [[held | {"@id": "urn:x:b"}]]},
            "term": {"@context": [[{"p": {"@id": "urn:x:p"} | held}]], "p": {"@id": "urn:x:b"}},
            "type": {"@context": {"T": {"@id": "urn:x:T"} | held}, "@type": "T"},
            "graph": {"@context": {"@context": [held]}, "@graph": [node]},
        }[place]
        said = refused(tmp_path, json.dumps(content), "jsonld")
        assert f"takes its context from {address}, and nothing is fetched from elsewhere" in said

    def test_half_a_character_in_an_address_is_told_as_it_can_be_shown(self, tmp_path):
        said = refused(tmp_path, '{"@context": "http://evil.test/\\ud800"}', "jsonld")
        assert "takes its context from http://evil.test/�, and" in said

    def test_a_syntax_error_has_its_line(self, tmp_path):
        assert "Line 2 is not JSON (Expecting" in refused(tmp_path, '{\n"@id" 1}', "jsonld")

    @pytest.mark.parametrize("content", ["5", '"text"', "null", "true"])
    def test_json_that_describes_nothing(self, tmp_path, content):
        assert "no JSON-LD" in refused(tmp_path, content, "json")

    @pytest.mark.parametrize("content", ["[" * 100_000, '{"a":' * 100_000])
    def test_nesting_without_end(self, tmp_path, content):
        assert "nested too deeply" in refused(tmp_path, content, "jsonld")

    @pytest.mark.parametrize(
        "content",
        [
            '{"@id": ["a"], "@type": {"a": 1}, "@reverse": 5}',
            '{"@context": {"@vocab": 5}, "a": 1}',
            '{"@id": 5, "http://p/": {"@value": "x", "@language": 5}}',
        ],
    )
    def test_json_ld_that_makes_no_sense(self, tmp_path, content):
        assert "The file is not JSON-LD that can be read" in refused(tmp_path, content, "jsonld")

    def test_a_number_with_thousands_of_digits(self, tmp_path):
        content = '{"@id": "urn:x:a", "http://p/": ' + "1" * 5000 + "}"
        assert "thousands of digits" in refused(tmp_path, content, "jsonld")

    def test_an_address_with_a_space_is_not_left_out_in_silence(self, tmp_path):
        content = """{
            "@context": {"id": "@id", "same": {"@id": "http://example.org/same", "@type": "@id"}},
            "@graph": [{"id": "urn:x y"}, {"id": "urn:x:a", "same": ["urn:z z"]}]
        }"""
        said = refused(tmp_path, content, "jsonld")
        assert "“urn:x y” is no address: it has a space in it" in said
        assert "“urn:z z” is no address" in said

    def test_such_an_address_is_found_by_a_context_within_lists(self, tmp_path):
        content = '{"@context": [[{"id": "@id"}]], "@graph": [{"id": "urn:x y"}]}'
        assert "“urn:x y” is no address" in refused(tmp_path, content, "jsonld")

    def test_half_a_character(self, tmp_path):
        content = (
            '{"@context": {"@vocab": "http://www.w3.org/2004/02/skos/core#"}, "@id": "urn:x:a",'
            ' "prefLabel": "A\\ud800", "inScheme": {"@id": "urn:x:topic"}}'
        )
        assert "a character that cannot be kept" in refused(tmp_path, content, "jsonld")


class TestAnyFile:
    def test_a_name_that_tells_no_format(self, tmp_path):
        said = refused(tmp_path, "e:a e:b e:c .", "docx")
        assert "must end in one of .ttl, .rdf, .xml, .jsonld, .json, .csv" in said

    def test_one_that_is_too_large(self, tmp_path, monkeypatch):
        monkeypatch.setattr(importing, "LARGEST", 1024**2)
        assert "larger than 1 MB" in refused(tmp_path, "#" * (1024**2 + 1), "ttl")

    def test_one_with_too_many_concepts(self, tmp_path, monkeypatch):
        monkeypatch.setattr(importing, "MOST_CONCEPTS", 2)
        said = refused(tmp_path, turtle("".join(map(concept, "abc"))), "ttl")
        assert "3 concepts; at most 2 are read" in said

    def test_one_that_is_not_there(self, tmp_path):
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("import_taxonomy", tmp_path / "nowhere.ttl")
