"""Vocabularies as a table in a spreadsheet."""

import csv
import io

import pytest
from django.core.management import CommandError, load_command_class

from taxonomy.models import Term
from taxonomy.skos.table import COLUMNS
from tests.factories.terms import TermFactory
from tests.taxonomy.skos.files import exported, imported, topic, topics

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("topic_vocabulary")]


def rows():
    text = exported("csv")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def table(*lines, header="vocabulary,slug,label,broader,synonyms"):
    return "\r\n".join([header, *lines])


def refused(tmp_path, content):
    before = Term.objects.count()
    with pytest.raises(CommandError) as refusal:
        imported(tmp_path, content, ending="csv")
    assert Term.objects.count() == before
    return str(refusal.value)


class TestWriting:
    def test_a_row_a_term_and_several_values_one_a_line(self, rich):
        row = next(row for row in rows() if row["slug"] == "odd")
        assert row["uri"] == "https://example.org/odd"
        assert row["synonyms"] == "Zebra\nÄpfel\n“quoted”"
        assert row["same_as"] == "https://example.org/b\nurn:example:a"
        assert next(row for row in rows() if row["slug"] == "old")["replaced_by"] == "falls\nodd"
        assert next(row for row in rows() if row["slug"] == "falls")["broader"] == "care"

    def test_an_own_term_has_no_uri_so_the_table_is_good_for_any_site(self, rich):
        assert next(row for row in rows() if row["slug"] == "care")["uri"] == ""

    @pytest.mark.parametrize("label", ["=1+1", "+1", "-1", "@x"])
    def test_no_cell_is_a_formula(self, label):
        TermFactory(vocabulary="topic", slug="odd", pref_label=label)
        assert next(row for row in rows() if row["slug"] == "odd")["label"] == f"'{label}"

    @pytest.mark.parametrize("label", ["=1+1", "'=1+1", "''-1", "'tis", "- once"])
    def test_what_was_made_safe_comes_back_as_it_was(self, tmp_path, label):
        TermFactory(vocabulary="topic", slug="odd", pref_label=label)
        content = exported("csv")
        Term.objects.filter(slug="odd").delete()
        imported(tmp_path, content, ending="csv")
        assert topic("odd").pref_label == label


class TestReading:
    def test_terms_are_added_under_each_other_whatever_the_order(self, tmp_path):
        imported(tmp_path, table('topic,falls,Falls,care,"Trips\nSlips"', "topic,care,Care,,"), ending="csv")
        assert topic("falls").broader == topic("care")
        assert topic("falls").alt_labels == ["Slips", "Trips"]

    def test_a_slug_is_enough_to_rename(self, tmp_path):
        TermFactory(vocabulary="topic", slug="care", pref_label="Care")
        imported(tmp_path, table("topic,care,Nursing,,"), ending="csv")
        assert (topics(), topic("care").uri) == ({"care": "Nursing"}, "")

    def test_without_a_slug_a_row_is_known_by_its_label(self, tmp_path):
        TermFactory(vocabulary="topic", slug="c", pref_label="Care")
        imported(tmp_path, table("topic,,Care,,Help", "topic,,Falls,c,"), ending="csv")
        assert topics() == {"c": "Care", "falls": "Falls"}
        assert topic("falls").broader == topic("c")

    def test_a_column_that_is_not_there_leaves_its_field(self, tmp_path):
        TermFactory(vocabulary="topic", slug="care", pref_label="Care", definition="Tending.", alt_labels=["Help"])
        imported(tmp_path, table("topic,care,Care,,"), ending="csv")
        assert (topic("care").definition, topic("care").alt_labels) == ("Tending.", [])

    def test_a_new_vocabulary_is_made_by_its_slug(self, tmp_path):
        report = imported(tmp_path, table("public-policy,a,A,,"), ending="csv")
        assert "Public policy (a new vocabulary)" in report

    def test_the_chosen_vocabulary_is_that_of_all_rows(self, tmp_path):
        imported(tmp_path, "label\nCare\nFalls", "--vocabulary", "topic", ending="csv")
        assert topics() == {"care": "Care", "falls": "Falls"}

    def test_statuses_and_positions_are_read(self, tmp_path):
        content = "vocabulary,label,status,position,replaced_by\ntopic,Old,retired,7,new\ntopic,New,,8,\n"
        imported(tmp_path, content, ending="csv")
        assert (topic("old").status, topic("old").sort_order, topic("new").status) == ("retired", 7, "in-use")
        assert topic("old").survivor() == topic("new")


class TestRefusing:
    def test_columns_that_are_not_known_are_named(self, tmp_path):
        said = refused(tmp_path, "label,colour,label\na,b,c")
        assert "a column “colour”, which is not known" in said
        assert "the column “label” twice" in said

    def test_a_table_without_labels(self, tmp_path):
        assert "names no column “label”" in refused(tmp_path, "slug\na")

    @pytest.mark.parametrize(
        ("row", "words"),
        [
            ("topic,a,,,", "Line 2 has no label. Fill it in."),
            ("topic,a b,A,,", "Line 2 (“A”) has the slug “a b”. Use letters without accents"),
            ("topic,a,A,nobody,", "Line 2 (“A”) stands under"),
            ("topic,a,A,a,", "Line 2 (“A”) would stand under itself"),
            ("topic,a,A", "Line 2 has 3 cells, and the first line has 5"),
            ('topic,a,"A"b,,', "Line 2 is not CSV"),
            ("topic,a,A\0,,", "NUL"),
            ("topic,a," + "x" * 121 + ",,", "has 121 characters"),
            (",a,A,,", "does not say of which vocabulary"),
        ],
    )
    def test_a_row_that_cannot_be_right_is_told_with_its_line(self, tmp_path, row, words):
        assert words in refused(tmp_path, table(row))

    def test_two_rows_with_one_slug(self, tmp_path):
        said = refused(tmp_path, table("topic,a,A,,", 'topic,b,"B",,"x\ny"', "topic,a,C,,"))
        assert "Line 5 has the slug or label of line 2" in said

    def test_two_rows_with_one_uri(self, tmp_path):
        content = (
            "vocabulary,slug,label,uri\ntopic,a,A,http://x.org/1\nother,b,B,http://x.org/1\ntopic,c,C,\ntopic,d,D,\n"
        )
        said = refused(tmp_path, content)
        assert "Line 2 (“A”) and Line 3 (“B”) have the same URI, http://x.org/1. It names one concept" in said
        assert "Line 4" not in said

    def test_a_uri_that_is_the_address_of_another_row(self, tmp_path, settings):
        settings.WAGTAILADMIN_BASE_URL = "https://network.example"
        own = "https://network.example/taxonomy/topic/a/"
        said = refused(tmp_path, f"vocabulary,slug,label,uri\ntopic,a,A,\ntopic,b,B,{own}\n")
        assert f"have the same URI, {own}." in said

    @pytest.mark.parametrize(
        "uri", ["not a uri", "javascript:x", "JavaScript:alert(1)", "data:text/html", "care", "http://a/\\", "http:"]
    )
    def test_a_uri_that_is_none(self, tmp_path, uri):
        said = refused(tmp_path, f"vocabulary,slug,label,uri\ntopic,a,A,{uri}\n")
        assert "Line 2 (“A”) has the URI “" in said
        assert "which is none. Write a whole one, such as https://example.org/care, or leave it out." in said

    @pytest.mark.parametrize("slug", ["a b", "a" * 121])
    def test_a_slug_that_cannot_be_is_told_once(self, tmp_path, slug):
        said = refused(tmp_path, table(f"topic,{slug},A,,"))
        assert said.count("Line 2") == 1
        assert "digits and hyphens only, 120 of them at most." in said

    def test_an_address_here_that_is_too_long(self, tmp_path, settings):
        settings.WAGTAILADMIN_BASE_URL = "https://network.example"
        own = f"https://network.example/taxonomy/topic/{'a' * 121}/"
        said = refused(tmp_path, f"vocabulary,label,uri\ntopic,A,{own}\n")
        assert "has an address of this site that ends in 121 characters; at most 120 fit. Shorten it." in said

    def test_a_status_and_a_position_that_are_none(self, tmp_path):
        said = refused(tmp_path, "vocabulary,label,status,position\ntopic,A,gone,first")
        assert "has the status “gone”. Write draft, in-use, retired." in said
        assert "has the position “first”. Write a whole number." in said

    def test_bytes_that_are_not_utf_8(self, tmp_path):
        assert "Line 2 is not in UTF-8" in refused(tmp_path, b"label\n\xff")

    @pytest.mark.parametrize("content", ["", "label\n", "\n\n"])
    def test_a_table_without_rows(self, tmp_path, content):
        assert "Nothing was imported" in refused(tmp_path, content)


def test_the_help_of_the_command_tells_every_column():
    parser = load_command_class("taxonomy", "import_taxonomy").create_parser("manage.py", "import_taxonomy")
    told = parser.format_help()
    assert all(f" {name}" in told for name in COLUMNS)


def test_a_label_where_a_slug_belongs_is_answered_with_the_slug(topic_vocabulary, tmp_path):
    with pytest.raises(CommandError) as refused:
        imported(tmp_path, "vocabulary,label,broader\ntopic,Sport,\ntopic,Coaching,Sport & games\n", ending="csv")
    assert "has “Sport & games” in broader. Write the slug of that term, such as sport-games." in str(refused.value)
