"""The migration that loads the shipped file, on sites that have places already, and the import on one without."""

from importlib import import_module

import pytest
from django.apps import apps

from taxonomy.models import Place, Term, Vocabulary
from tests.factories.terms import TermFactory, term
from tests.taxonomy.changing import again
from tests.taxonomy.places.sheets import newer

pytestmark = pytest.mark.django_db

COMPARED = ("pref_label", "slug", "notation", "alt_labels", "hidden_labels", "status", "change_note", "broader__slug")


def load():
    import_module("taxonomy.migrations.0004_places").load_places(apps, None)


def authorities():
    """Return everything that is said of the authorities, without ids."""
    found = Term.objects.exclude(place=None).order_by("slug")
    successors = [sorted(other.slug for other in one.replaced_by.all()) for one in found]
    facts = Place.objects.order_by("term__slug").values("code", "official_name", "population", "area", "given")
    return list(found.values(*COMPARED)), successors, list(facts)


@pytest.fixture
def without_authorities():
    Term.objects.exclude(place=None).delete()


def test_the_import_makes_of_the_shipped_file_what_the_migration_does(run):
    loaded = authorities()
    Term.objects.exclude(place=None).delete()
    assert run(newer()).startswith("Imported places: 470 added.")
    assert authorities() == loaded


@pytest.mark.usefixtures("without_authorities")
class TestASiteWithPlacesOfItsOwn:
    def test_a_place_that_staff_made_is_completed_and_keeps_what_it_has(self):
        theirs = TermFactory(
            vocabulary="place", slug="our-wigan", pref_label="wigan", definition="Ours.", alt_labels=["Pie town"]
        )
        load()
        theirs = again(theirs)
        assert (theirs.pref_label, theirs.slug, theirs.definition) == ("wigan", "our-wigan", "Ours.")
        assert (theirs.notation, theirs.broader) == ("E08000010", term("place", "north-west"))
        assert theirs.alt_labels[0] == "Pie town"
        assert "Wigan Council" in theirs.alt_labels
        assert Place.objects.get(code="WGN").term == theirs
        assert not Term.objects.filter(slug="wigan").exists()

    def test_one_that_has_ended_stays_in_use_and_the_import_says_so(self, run):
        theirs = TermFactory(vocabulary="place", slug="mendip", pref_label="Mendip", broader=term("place", "england"))
        load()
        assert again(theirs).status == "in-use"
        assert again(theirs).broader == term("place", "england")
        printed = run(newer())
        assert "“Mendip” stays in use; the file says that it has ended." in printed
        assert "“Mendip” stays under “England”; the file has it under “South West”." in printed

    def test_an_address_that_is_taken_is_not_taken_twice(self):
        TermFactory(vocabulary="place", slug="wigan", pref_label="Wigan Pier", broader=term("place", "north-west"))
        load()
        made = Place.objects.get(code="WGN").term
        assert (made.pref_label, made.slug) == ("Wigan", "wigan-metropolitan-borough-council")

    def test_a_region_that_is_missing_is_made(self):
        Term.objects.filter(vocabulary__slug="place", slug="north-west").delete()
        load()
        assert term("place", "north-west").broader == term("place", "england")
        assert term("place", "wigan").broader == term("place", "north-west")

    def test_without_the_vocabulary_nothing_is_loaded(self):
        Vocabulary.objects.filter(slug="place").update(slug="where")
        load()
        assert not Place.objects.exists()
