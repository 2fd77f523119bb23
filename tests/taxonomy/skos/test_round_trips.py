"""What is exported and imported again is the same, byte for byte."""

import subprocess
import sys

import pytest

from taxonomy.models import TaxonomyChange, Term, Vocabulary
from tests.taxonomy.skos.files import empty, exported, imported

pytestmark = pytest.mark.django_db
FORMS = ["ttl", "jsonld", "csv"]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_everything_changes_nothing_where_it_came_from(tmp_path, rich, form):
    before = exported(form)
    versions = list(Term.objects.order_by("pk").values_list("pk", "version"))
    report = imported(tmp_path, before, ending=form)
    assert report.startswith("Nothing changes in: ")
    assert exported(form) == before
    assert list(Term.objects.order_by("pk").values_list("pk", "version")) == versions
    assert not TaxonomyChange.objects.exists()


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_everything_makes_the_same_in_an_empty_database(tmp_path, rich, form):
    before = exported(form)
    empty()
    imported(tmp_path, before, ending=form)
    assert exported(form) == before


@pytest.mark.parametrize("form", ["ttl", "jsonld"])
def test_the_settings_of_vocabularies_come_along(tmp_path, rich, form):
    settings = [
        "name", "slug", "help_text", "multiple", "hierarchical", "ordered", "cumulative", "is_filter", "sort_order",
        "uses__page_type", "uses__required", "uses__maximum",
    ]  # fmt: skip
    before, content = list(Vocabulary.objects.order_by("slug", "uses__page_type").values(*settings)), exported(form)
    empty()
    imported(tmp_path, content, ending=form)
    assert list(Vocabulary.objects.order_by("slug", "uses__page_type").values(*settings)) == before


def test_what_one_format_brought_the_others_give_out_unchanged(tmp_path, rich):
    everything = [exported(form) for form in FORMS]
    empty()
    imported(tmp_path, everything[0], ending="ttl")
    assert [exported(form) for form in FORMS] == everything


def test_an_imported_taxonomy_keeps_its_order_of_terms_and_who_replaced_whom(tmp_path, rich):
    content = exported()
    empty()
    imported(tmp_path, content)
    old = Term.objects.get(vocabulary__slug="topic", slug="old")
    assert {term.slug for term in old.survivors()} == {"falls", "odd"}
    assert Term.objects.get(vocabulary__slug="topic", slug="care").sort_order == 3
    assert Term.objects.get(vocabulary__slug="topic", slug="waiting").status == "draft"


def test_the_bytes_do_not_depend_on_the_process():
    made = """if True:
        import django, hashlib
        django.setup()
        from taxonomy.skos.exporting import export
        from taxonomy.skos.records import Concept, Scheme
        from taxonomy.skos.names import SETTINGS
        from taxonomy.operations.edits import blank_state
        uris = [f"https://example.org/{n}" for n in range(40)]
        concepts = [
            Concept(uri, uri, values=blank_state() | {
                "pref_label": uri, "slug": f"t{n}", "related": uris[:n], "alt_labels": [f"s{n}", f"z{n}", f"a{n}"]
            })
            for n, uri in enumerate(uris)
        ]
        scheme = Scheme("https://example.org/", "topic", "Topic", "", 1, dict.fromkeys(SETTINGS, True), [], concepts)
        print(*(hashlib.sha256(export([scheme], form)).hexdigest() for form in ("ttl", "jsonld")))
    """
    environment = {"DJANGO_SETTINGS_MODULE": "network_site.settings.test", "PATH": ""}
    runs = [
        subprocess.run(
            [sys.executable, "-c", made], env={**environment, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout != b""
