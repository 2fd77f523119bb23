"""What an import makes of a file: which term a concept is, what changes, what stays."""

import pytest
from django.core.management import CommandError

from taxonomy.models import TaxonomyChange, Term, Vocabulary
from tests.factories.terms import TermFactory
from tests.taxonomy.skos.files import concept, imported, topic, topics, turtle

pytestmark = pytest.mark.django_db


class TestNewTerms:
    def test_a_new_vocabulary_is_made_with_its_terms(self, tmp_path):
        concepts = concept("care") + concept("falls", more="; skos:broader e:care ; skos:altLabel 'Tumbles'@en")
        report = imported(tmp_path, turtle(concepts))
        assert "Topic (a new vocabulary): Imported “topics.ttl”: 2 added." in report
        falls = topic("falls")
        assert (falls.broader, falls.alt_labels, falls.uri) == (
            topic("care"),
            ["Tumbles"],
            "https://example.org/falls",
        )
        assert Vocabulary.objects.get(slug="topic").hierarchical

    def test_narrower_says_the_same_as_broader(self, tmp_path):
        imported(tmp_path, turtle(concept("falls") + concept("care", more="; skos:narrower e:falls")))
        assert topic("falls").broader == topic("care")

    def test_a_concept_that_names_no_vocabulary_is_in_the_only_one(self, tmp_path):
        imported(tmp_path, turtle("e:care a skos:Concept ; skos:prefLabel 'Care'@en ."))
        assert topics() == {"care": "Care"}

    def test_concepts_are_known_by_what_is_said_of_them_too(self, tmp_path):
        imported(tmp_path, turtle("e:care skos:topConceptOf e:topics ; skos:prefLabel 'Care'@en ."))
        assert topics() == {"care": "Care"}

    def test_an_address_that_is_taken_gets_a_number(self, tmp_path, care):
        Term.objects.filter(pk=care.pk).update(pref_label="Nursing", notation="")
        imported(tmp_path, turtle(concept("c2", "Care")))
        assert topics() == {"care": "Nursing", "care-2": "Care"}

    def test_new_terms_come_after_those_that_are_there(self, tmp_path, care):
        imported(tmp_path, turtle(concept("b") + concept("a")))
        assert list(Term.objects.filter(vocabulary=care.vocabulary).values_list("slug", flat=True)) == [
            "care",
            "a",
            "b",
        ]

    def test_it_stands_in_the_history(self, tmp_path, care):
        imported(tmp_path, turtle(concept("falls")))
        change = TaxonomyChange.objects.get()
        assert (change.operation, change.summary) == ("import", "Imported “topics.ttl”: 1 added")
        assert change.terms.get() == topic("falls")


class TestMatching:
    def test_by_uri_and_a_new_label_renames(self, tmp_path, care):
        Term.objects.filter(pk=care.pk).update(uri="https://example.org/c1")
        imported(tmp_path, turtle(concept("c1", "Nursing")))
        assert topics() == {"care": "Nursing"}

    def test_by_its_own_address(self, tmp_path, care, settings):
        settings.WAGTAILADMIN_BASE_URL = "https://network.example"
        text = "<https://network.example/taxonomy/topic/care/> skos:inScheme e:topics ; skos:prefLabel 'Nursing'@en ."
        imported(tmp_path, turtle(text))
        assert (topic("care").pref_label, topic("care").uri) == ("Nursing", "")

    def test_by_notation_which_keeps_the_uri_for_the_next_time(self, tmp_path, care):
        imported(tmp_path, turtle(concept("c1", "Nursing", "; skos:notation 'A1'")))
        assert (topic("care").pref_label, topic("care").uri) == ("Nursing", "https://example.org/c1")
        imported(tmp_path, turtle(concept("c1", "Looking after", "; skos:notation 'A2'")))
        assert topics() == {"care": "Looking after"}

    def test_by_label(self, tmp_path, care):
        imported(tmp_path, turtle(concept("c1", "CARE")))
        assert (topic("care").pref_label, topic("care").uri) == ("CARE", "https://example.org/c1")

    def test_uri_comes_before_notation_and_notation_before_label(self, tmp_path, care):
        other = TermFactory(vocabulary="topic", slug="other", pref_label="Other", uri="https://example.org/x")
        imported(
            tmp_path,
            turtle(concept("x", "Else", "; skos:notation 'B2'") + concept("y", "Mine", "; skos:notation 'A1'")),
        )
        assert topics() == {"care": "Mine", "other": "Else"}
        assert Term.objects.get(pk=other.pk).notation == "B2"

    def test_a_label_that_two_terms_have_goes_by_what_they_stand_under(self, tmp_path, care):
        for slug in ("one", "two"):
            above = TermFactory(vocabulary="topic", slug=slug, pref_label=slug.title())
            TermFactory(vocabulary="topic", slug=f"falls-{slug}", pref_label="Falls", broader=above)
        concepts = concept("two") + concept("f", "Falls", "; skos:broader e:two ; skos:definition 'Tumbles'@en")
        imported(tmp_path, turtle(concepts))
        assert (topic("falls-two").definition, topic("falls-one").definition) == ("Tumbles", "")

    def test_a_notation_that_two_terms_have_is_a_conflict_that_names_both(self, tmp_path, care):
        TermFactory(vocabulary="topic", slug="other", pref_label="Other", notation="A1")
        with pytest.raises(CommandError, match=r"the notation of “Care” .* and “Other” .* Give it the URI"):
            imported(tmp_path, turtle(concept("c1", "Nursing", "; skos:notation 'A1'")))

    def test_two_concepts_that_are_one_term_are_a_conflict_that_names_both(self, tmp_path, care, settings):
        Term.objects.filter(pk=care.pk).update(uri="https://example.org/c1")
        settings.WAGTAILADMIN_BASE_URL = "https://network.example"
        text = "<https://network.example/taxonomy/topic/care/> skos:inScheme e:topics ; skos:prefLabel 'Mine'@en ."
        with pytest.raises(CommandError, match="are both “Care” here"):
            imported(tmp_path, turtle(concept("c1", "Nursing") + text))

    def test_a_notation_of_another_term_is_a_conflict_that_names_both(self, tmp_path, care):
        TermFactory(vocabulary="topic", slug="other", pref_label="Other", uri="https://example.org/o")
        with pytest.raises(CommandError, match=r"“Care” and “Other” .* the same notation"):
            imported(tmp_path, turtle(concept("o", "Other", "; skos:notation 'A1'")))

    def test_a_uri_of_another_vocabulary_is_a_conflict(self, tmp_path, care):
        TermFactory(vocabulary="theme", slug="elsewhere", pref_label="Elsewhere", uri="https://example.org/c1")
        with pytest.raises(CommandError, match="already “Elsewhere” of “Theme”"):
            imported(tmp_path, turtle(concept("c1", "Care")))

    def test_a_vocabulary_is_known_by_its_address_or_identifier_or_name(self, tmp_path, care, settings):
        settings.WAGTAILADMIN_BASE_URL = "https://network.example"
        for number, scheme in enumerate(
            (
                "<https://network.example/taxonomy/topic/> a skos:ConceptScheme .",
                "e:s a skos:ConceptScheme ; dcterms:identifier 'topic' .",
                "e:s a skos:ConceptScheme ; skos:prefLabel 'TOPIC'@en .",
            )
        ):
            text = turtle(f"{scheme} e:n{number} a skos:Concept ; skos:prefLabel 'New {number}'@en .")
            imported(tmp_path, text.replace('e:topics a skos:ConceptScheme ; dcterms:title "Topic"@en .', ""))
        assert set(topics()) == {"care", "new-0", "new-1", "new-2"}
        assert not Vocabulary.objects.filter(slug="s").exists()


class TestChanges:
    def test_a_second_import_changes_nothing(self, tmp_path, care):
        content = turtle(concept("care", more="; skos:altLabel 'b'@en, 'a'@en ; skos:related e:x") + concept("x"))
        imported(tmp_path, content)
        assert imported(tmp_path, content) == "Nothing changes in: Topic.\n"
        assert TaxonomyChange.objects.count() == 1

    def test_what_the_file_says_nothing_of_stays(self, tmp_path, rich):
        Term.objects.filter(pk=rich["care"].pk).update(definition="Looking after.", scope_note="Widely.")
        imported(tmp_path, turtle(concept("care", "Care", "; skos:definition 'Tending.'@en")))
        care = topic("care")
        assert (care.definition, care.scope_note, care.notation) == ("Tending.", "Widely.", "A1")
        assert topic("waiting").status == "draft"

    def test_what_the_file_gives_others_and_not_this_one_is_emptied(self, tmp_path, care):
        Term.objects.filter(pk=care.pk).update(definition="Looking after.")
        report = imported(tmp_path, turtle(concept("care") + concept("falls", more="; skos:definition 'Tumbles.'@en")))
        assert topic("care").definition == ""
        assert "Without definition afterwards, since the file has none for these terms: “Care”." in report

    def test_the_report_tells_each_field(self, tmp_path, care):
        report = imported(tmp_path, turtle(concept("care", "Nursing", "; skos:notation 'A1'")), "--dry-run")
        assert "  Care\n      Label: Care > Nursing\n" in report

    def test_a_dry_run_writes_nothing(self, tmp_path, care):
        report = imported(tmp_path, turtle(concept("care", "CARE") + concept("falls")), "--dry-run")
        assert "This was a dry run: nothing was written." in report
        assert topics() == {"care": "Care"}
        assert not TaxonomyChange.objects.exists()

    def test_a_dry_run_with_conflicts_tells_them_and_what_would_change(self, tmp_path, care, capsys):
        with pytest.raises(CommandError, match="Nothing can be imported until this is mended"):
            imported(tmp_path, turtle(concept("falls", more="; skos:broader e:nobody")), "--dry-run")

    def test_what_is_left_out_stays(self, tmp_path, care):
        imported(tmp_path, turtle(concept("falls")))
        assert topic("care").status == "in-use"

    def test_links_with_terms_that_the_file_leaves_out_stay(self, tmp_path, rich):
        imported(tmp_path, turtle(concept("falls", "Falls", "; skos:related e:x") + concept("x")))
        related = {term.slug for term in topic("falls").related.all()}
        assert related == {"x", "odd", "waiting"}

    def test_a_link_that_the_file_no_longer_has_between_its_concepts_goes(self, tmp_path, care):
        both = concept("care") + concept("falls") + concept("third")
        imported(tmp_path, turtle(both + "e:care skos:related e:falls ."))
        imported(tmp_path, turtle(both + "e:care skos:related e:third ."))
        assert [term.slug for term in topic("falls").related.all()] == []
        assert [term.slug for term in topic("third").related.all()] == ["care"]

    def test_settings_of_a_vocabulary_that_is_there_stay_and_the_report_says_so(self, tmp_path, care):
        text = "<https://other.example/taxonomy/#multiple>"
        report = imported(tmp_path, turtle(concept("care") + f"e:topics {text} true ."))
        assert "The settings of “Topic” stay as they are; the file has others (several on a page)." in report
        assert not Vocabulary.objects.get(slug="topic").multiple


class TestLanguages:
    def test_british_english_comes_first_and_other_languages_are_counted(self, tmp_path):
        labels = "; skos:prefLabel 'Organisation'@en-GB, 'Organisation'@fr ; skos:altLabel 'Body', 'Körper'@de"
        report = imported(tmp_path, turtle(concept("c", "Organization", labels)))
        term = topic("organisation")
        assert (term.pref_label, term.alt_labels) == ("Organisation", ["Body"])
        assert "3 texts in other languages are left out" in report

    def test_a_text_without_a_language_will_do(self, tmp_path):
        imported(tmp_path, turtle("e:c a skos:Concept ; skos:inScheme e:topics ; skos:prefLabel 'Care' ."))
        assert topics() == {"care": "Care"}

    def test_a_label_that_stands_twice_is_kept_once(self, tmp_path):
        imported(
            tmp_path, turtle(concept("care", more="; skos:altLabel 'CARE'@en, 'Help'@en ; skos:hiddenLabel 'help'@en"))
        )
        assert (topic("care").alt_labels, topic("care").hidden_labels) == (["Help"], [])

    def test_properties_without_a_place_here_are_counted(self, tmp_path):
        more = "; skos:broadMatch <https://x.example/1>, <https://x.example/2> ; e:colour 'red'"
        report = imported(tmp_path, turtle(concept("care", more=more)))
        assert "left out: https://example.org/colour (1), skos:broadMatch (2)." in report


class TestIntoAVocabulary:
    LIST = "e:c a skos:Concept ; skos:prefLabel 'Care'@en ."

    def without_scheme(self):
        return turtle(self.LIST).replace('e:topics a skos:ConceptScheme ; dcterms:title "Topic"@en .', "")

    def test_a_list_without_a_vocabulary_asks_for_one(self, tmp_path):
        with pytest.raises(CommandError, match="--vocabulary"):
            imported(tmp_path, self.without_scheme())

    def test_and_goes_into_the_chosen_one(self, tmp_path, topic_vocabulary):
        imported(tmp_path, self.without_scheme(), "--vocabulary", "topic")
        assert topics() == {"care": "Care"}

    def test_a_foreign_vocabulary_can_go_into_one_that_is_here(self, tmp_path, topic_vocabulary):
        text = turtle(concept("care")).replace('dcterms:title "Topic"', 'dcterms:title "Their own"')
        imported(tmp_path, text, "--vocabulary", "topic")
        assert topics() == {"care": "Care"}

    def test_one_that_is_not_there_is_refused_with_those_that_are(self, tmp_path, topic_vocabulary):
        with pytest.raises(CommandError, match=r"There is no vocabulary “nope”\. There are: .*theme, topic"):
            imported(tmp_path, self.without_scheme(), "--vocabulary", "nope")

    def test_several_cannot_go_into_one(self, tmp_path, topic_vocabulary):
        text = turtle(concept("care") + "e:x skos:inScheme e:other ; skos:prefLabel 'X'@en .")
        with pytest.raises(CommandError, match="terms of 2 vocabularies"):
            imported(tmp_path, text, "--vocabulary", "topic")

    def test_two_of_the_file_cannot_be_the_same_here(self, tmp_path, topic_vocabulary):
        other = (
            "e:o a skos:ConceptScheme ; dcterms:identifier 'topic' . e:x skos:inScheme e:o ; skos:prefLabel 'X'@en ."
        )
        with pytest.raises(CommandError, match="are both “Topic” here"):
            imported(tmp_path, turtle(concept("care") + other))

    def test_a_name_that_is_taken_for_something_else_is_refused(self, tmp_path):
        with pytest.raises(CommandError, match="“page” is already a parameter of the search"):
            imported(
                tmp_path, turtle(concept("care")).replace('dcterms:title "Topic"@en', "dcterms:identifier 'page'")
            )
