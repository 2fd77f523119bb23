"""Concepts that cannot become terms: each is named by its URI, with the mend, and nothing is written."""

import pytest
from django.core.management import CommandError

from taxonomy.models import Term, Vocabulary
from tests.factories.terms import TermFactory
from tests.taxonomy.skos.files import concept, imported, topics, turtle

pytestmark = pytest.mark.django_db
URI = "https://example.org/"


def refused(tmp_path, text, *options):
    """Return what the import says of a file that it refuses; nothing may have been written."""
    before = Term.objects.count(), Vocabulary.objects.count()
    with pytest.raises(CommandError) as refusal:
        imported(tmp_path, turtle(text), *options)
    assert (Term.objects.count(), Vocabulary.objects.count()) == before
    return str(refusal.value)


def test_two_broader_concepts(tmp_path):
    said = refused(tmp_path, concept("a") + concept("b") + concept("c", more="; skos:broader e:a, e:b"))
    assert f"“C” ({URI}c) has 2 broader concepts, {URI}a and {URI}b. A term here has one: keep one of them." in said


def test_two_broader_concepts_of_which_one_says_so_itself(tmp_path):
    said = refused(
        tmp_path, concept("a", more="; skos:narrower e:c") + concept("b") + concept("c", more="; skos:broader e:b")
    )
    assert "has 2 broader concepts" in said


def test_a_ring(tmp_path):
    rings = concept("a", more="; skos:broader e:b") + concept("b", more="; skos:broader e:a")
    assert "would stand under itself: “A” > “B” > “A”" in refused(tmp_path, rings)


def test_a_concept_above_itself(tmp_path):
    assert "would stand under itself" in refused(tmp_path, concept("a", more="; skos:broader e:a"))


def test_a_ring_that_goes_through_a_term_that_is_here(tmp_path, topic_vocabulary):
    care = TermFactory(vocabulary="topic", slug="care", pref_label="Care", uri=f"{URI}care")
    TermFactory(vocabulary="topic", slug="falls", pref_label="Falls", uri=f"{URI}falls", broader=care)
    assert "would stand under itself" in refused(tmp_path, concept("care", more="; skos:broader e:falls"))


def test_a_branch_that_goes_down_too_far(tmp_path):
    deep = concept("c0") + "".join(concept(f"c{n}", more=f"; skos:broader e:c{n - 1}") for n in range(1, 1500))
    assert "stands more than 50 levels down" in refused(tmp_path, deep)


def test_no_preferred_label(tmp_path):
    said = refused(tmp_path, "e:a a skos:Concept ; skos:inScheme e:topics ; skos:altLabel 'A'@en .")
    assert f"{URI}a has no preferred label. Give it a skos:prefLabel." in said


def test_only_foreign_preferred_labels(tmp_path):
    said = refused(tmp_path, "e:a a skos:Concept ; skos:inScheme e:topics ; skos:prefLabel 'A'@fr, 'B'@de .")
    assert f"{URI}a has a preferred label in de, fr only. Give it one in English." in said


@pytest.mark.parametrize(
    ("tag", "words"), [("@en", "in the language “en”"), ("@fr", "“fr”"), ("", "without a language")]
)
def test_two_preferred_labels_in_one_language_s14(tmp_path, tag, words):
    said = refused(tmp_path, concept("a", more=f"; skos:prefLabel 'One'{tag}, 'Two'{tag}"))
    assert "“One” and “Two”" in said
    assert words in said


def test_two_concepts_with_one_label_in_one_place(tmp_path):
    said = refused(tmp_path, concept("a", "Care") + concept("b", "care"))
    assert f"“Care” ({URI}a) and “care” ({URI}b) would have the same label under the same broader term" in said


def test_two_concepts_with_one_label_in_two_places_are_fine(tmp_path):
    above = concept("a") + concept("b")
    imported(tmp_path, turtle(above + "".join(concept(f"x{n}", "Care", f"; skos:broader e:{n}") for n in "ab")))
    assert topics() == {"a": "A", "b": "B", "care": "Care", "care-2": "Care"}


def test_two_concepts_with_one_notation(tmp_path):
    notation = "; skos:notation '1'"
    assert "the same notation" in refused(tmp_path, concept("a", more=notation) + concept("b", more=notation))


def test_two_notations(tmp_path):
    assert "has 2 notations, 1 and 2" in refused(tmp_path, concept("a", more="; skos:notation '1', '2'"))


def test_a_concept_that_is_a_vocabulary_too_s9(tmp_path):
    said = refused(tmp_path, concept("a") + "e:a a skos:ConceptScheme .")
    assert f"{URI}a is a concept and a vocabulary at once" in said


def test_related_to_what_stands_above_s27(tmp_path):
    said = refused(
        tmp_path,
        concept("a")
        + concept("b", more="; skos:broader e:a")
        + concept("c", more="; skos:broader e:b ; skos:related e:a"),
    )
    assert f"“C” ({URI}c) is related to “A” and stands under it" in said


@pytest.mark.parametrize("name", ["broadMatch", "narrowMatch", "relatedMatch"])
def test_the_same_and_not_the_same_s46(tmp_path, name):
    said = refused(tmp_path, concept("a", more=f"; skos:exactMatch <urn:x:1> ; skos:{name} <urn:x:1>"))
    assert f"{URI}a has both skos:exactMatch and skos:{name} with urn:x:1" in said


def test_the_same_said_from_the_other_end_s46(tmp_path):
    said = refused(tmp_path, concept("a", more="; skos:exactMatch e:b") + concept("b", more="; skos:relatedMatch e:a"))
    assert "has both skos:exactMatch and skos:relatedMatch" in said


@pytest.mark.parametrize(
    ("name", "words"),
    [("skos:broader", "stands under"), ("skos:related", "is related to"), ("dcterms:isReplacedBy", "is replaced by")],
)
def test_a_link_that_leads_nowhere(tmp_path, name, words):
    said = refused(tmp_path, concept("a", more=f"; {name} e:nobody"))
    assert f"“A” ({URI}a) {words} {URI}nobody, and neither the file nor “Topic” here has such a term" in said


def test_a_concept_in_two_vocabularies(tmp_path):
    assert "is in 2 vocabularies" in refused(tmp_path, concept("a", more="; skos:inScheme e:others"))


def test_a_concept_of_a_file_with_two_vocabularies_that_names_neither(tmp_path):
    said = refused(tmp_path, concept("a") + "e:o a skos:ConceptScheme . e:b a skos:Concept ; skos:prefLabel 'B'@en .")
    assert "“B” (https://example.org/b) does not say in which vocabulary it is" in said


def test_a_link_into_another_vocabulary(tmp_path):
    other = "e:o a skos:ConceptScheme ; dcterms:title 'Other'@en . e:b skos:inScheme e:o ; skos:prefLabel 'B'@en ."
    assert "stands under" in refused(tmp_path, concept("a", more="; skos:broader e:b") + other)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("; skos:altLabel '" + "x" * 121 + "'@en", "has 121 characters; at most 120 fit"),
        ("; skos:notation '" + "x" * 41 + "'", "has 41 characters; at most 40 fit"),
        ("; skos:definition '" + "x" * 10001 + "'@en", "at most 10000 fit"),
        ("; skos:altLabel 'a\\u0000b'@en", "a character that cannot be kept"),
        ("; skos:definition 'a\\uD800b'@en", "a character that cannot be kept"),
        ("; schema:position 'first'", "has the position “first”. Write a whole number"),
        ("; schema:position '99999999999999'", "Write a whole number up to"),
        ("; skos:exactMatch 'text'", "is the same as “text”, which is no address"),
    ],
)
def test_a_value_that_cannot_be_kept(tmp_path, more, words):
    assert words in refused(tmp_path, concept("a", more=more))


def test_a_uri_that_is_too_long(tmp_path):
    assert "has a URI of 276 characters; at most 255 fit" in refused(tmp_path, concept("x" * 256, "A"))


def test_a_label_that_is_too_long(tmp_path):
    assert "has a label “xxx" in refused(tmp_path, concept("a", "x" * 121))


def test_a_term_that_would_replace_itself(tmp_path):
    ended = "; owl:deprecated true ; dcterms:isReplacedBy e:"
    said = refused(tmp_path, concept("a", more=ended + "b") + concept("b", more=ended + "a"))
    assert "would in the end be replaced by itself" in said


def test_broader_terms_in_a_flat_vocabulary(tmp_path, topic_vocabulary):
    topic_vocabulary.hierarchical = False
    topic_vocabulary.save()
    assert "“Topic” is a flat list" in refused(tmp_path, concept("a") + concept("b", more="; skos:broader e:a"))


def test_an_address_of_this_site_that_is_not_the_terms(tmp_path, topic_vocabulary, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://network.example"
    text = "<https://network.example/taxonomy/theme/x/> skos:inScheme e:topics ; skos:prefLabel 'X'@en ."
    assert "not one of “Topic”" in refused(tmp_path, text)


def test_a_vocabulary_without_a_name(tmp_path):
    text = turtle(concept("a")).replace('dcterms:title "Topic"@en', "dcterms:creator 'me'")
    with pytest.raises(CommandError, match="neither a name nor an identifier"):
        imported(tmp_path, text)


def test_all_faults_are_told_at_once(tmp_path):
    said = refused(tmp_path, "e:a a skos:Concept . e:b a skos:Concept . e:c a skos:Concept ; skos:prefLabel 'x'@fr .")
    assert [f"{URI}{name} has" in said for name in "abc"] == [True] * 3


@pytest.mark.parametrize("name", ["dcterms:title", "dcterms:description"])
@pytest.mark.parametrize("half", ["\\uD800", "\\u0000"])
def test_a_text_of_a_vocabulary_that_cannot_be_kept(tmp_path, name, half):
    said = refused(tmp_path, concept("a") + f"e:topics {name} 'To{half}pic'@en-GB .")
    assert "“To�pic”, which holds a character that cannot be kept" in said


def test_a_label_that_cannot_be_shown_is_told_with_its_other_faults(tmp_path):
    said = refused(tmp_path, concept("a", "A\\uD800", more="; skos:notation '1', '2'"))
    assert "“A�” (https://example.org/a) has 2 notations" in said


@pytest.mark.parametrize("uri", ["javascript:x", "DATA:text/html,x"])
def test_a_uri_that_names_nothing(tmp_path, uri):
    text = f"<{uri}> a skos:Concept ; skos:inScheme e:topics ; skos:prefLabel 'A'@en ."
    assert f"has the URI “{uri}”, which is none" in refused(tmp_path, text)
    assert f"is the same as “{uri}”" in refused(tmp_path, concept("a", more=f"; skos:exactMatch <{uri}>"))


def test_an_address_here_that_is_too_long(tmp_path, topic_vocabulary, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://network.example"
    own = f"https://network.example/taxonomy/topic/{'a' * 121}/"
    text = f"<{own}> a skos:Concept ; skos:inScheme e:topics ; skos:prefLabel 'A'@en ."
    assert "ends in 121 characters; at most 120 fit" in refused(tmp_path, text)


def use(page_type, maximum):
    """Return in Turtle that the vocabulary applies to a type of page."""
    room = "http://localhost:8000/taxonomy/#"
    return concept("a") + (
        f"e:topics <{room}appliesTo> e:use . e:use <{room}pageType> '{page_type}' ; <{room}maximum> '{maximum}' ."
    )


@pytest.mark.parametrize("page_type", ["novel", "x" * 51, "x" * 200, "", "a b", "a\\uD800"])
def test_a_type_of_page_that_there_is_not(tmp_path, page_type):
    shown = page_type[:40].replace("\\uD800", "�")
    said = refused(tmp_path, use(page_type, 1))
    assert f"applies to pages of the type “{shown}”, which is not known. Take that out, or write one of: " in said
    assert "case-study" in said


@pytest.mark.parametrize("maximum", ["0", "-1", "some", "99999"])
def test_a_maximum_that_allows_nothing(tmp_path, maximum):
    said = refused(tmp_path, use("story", maximum))
    assert "has a maximum for “story” that allows no term. Write a whole number from 1 up" in said


def test_what_a_vocabulary_that_is_here_applies_to_is_not_asked_of_the_file(tmp_path, topic_vocabulary):
    imported(tmp_path, turtle(use("novel", 0)))
    assert topics() == {"a": "A"}
    assert set(topic_vocabulary.uses.values_list("page_type", flat=True)) == {"case-study", "story"}
