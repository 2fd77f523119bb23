"""Importing a file of local authorities: what a newer one changes, what staff changed, what it reports."""

import pytest
from django.core.management import CommandError
from django.utils import timezone

from taxonomy.models import Place, TaxonomyChange, Vocabulary
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory
from tests.taxonomy.changing import again, edit, merge, move, retire
from tests.taxonomy.places.sheets import ENDED, GREATER, everything, newer, part, place

pytestmark = pytest.mark.django_db


class TestTheSameFile:
    def test_it_changes_nothing_and_says_so(self, run):
        before = everything()
        printed = run(newer())
        assert printed.startswith("Imported places: nothing changes.\n")
        assert part(printed, "Kept") == part(printed, "Not in the file") == []
        assert everything() == before

    def test_it_lists_the_retired_ones_without_successor_for_the_editor(self, run):
        printed = run(newer())
        assert "Retired, and the file names no successor: an editor may name one (25):" in printed
        place("antrim").replaced_by.set([place("antrim-and-newtownabbey")])
        printed = run(newer())
        assert len(part(printed, "Retired, and the file names")) == 24
        assert "Antrim”" not in printed

    def test_a_second_import_of_a_newer_file_changes_nothing_either(self, run):
        file = newer(GREATER, WGN={"nice_name": "Wigan Borough", "pop_2020": "1.0", "region": "North East"})
        run(file)
        before = everything()
        assert run(file).startswith("Imported places: nothing changes.\n")
        assert everything() == before


class TestANewerFile:
    def test_a_dry_run_reports_the_same_and_writes_nothing(self, run):
        file = newer(GREATER, WGN={**ENDED, "replaced_by": "GWL"})
        CaseStudyPageFactory(terms={"place": ["wigan"]})
        before = everything()
        dry = run(file, "--dry-run")
        assert everything() == before
        assert dry == f"A dry run: this would happen, and nothing was written.\n{run(file)}"

    def test_it_stands_in_the_history_in_one_sentence_with_its_file(self, run):
        run(newer(GREATER, BOL={"pop_2020": "300000.0"}))
        change = TaxonomyChange.objects.get()
        assert (change.operation, change.note) == ("import", "From the file authorities.csv.")
        assert change.summary == "Imported places: 1 added, 1 with new facts"
        assert list(change.terms.all()) == [place("greater-wigan")]

    def test_a_new_authority_is_added_with_all_that_the_file_says(self, run):
        printed = run(newer(GREATER))
        assert part(printed, "Added") == ["“Greater Wigan”."]
        made = place("greater-wigan")
        assert (made.status, made.notation, made.broader.slug) == ("in-use", "E06000999", "north-west")
        assert made.alt_labels == ["Greater Wigan Council", "Wigan and Leigh"]
        facts = Place.objects.get(term=made)
        assert (facts.code, facts.authority_type, facts.population) == ("GWL", "Metropolitan district", 330712)

    def test_one_that_is_planned_waits_as_a_draft_and_is_put_in_use_when_it_has_begun(self, run):
        tomorrow = str(timezone.localdate() + timezone.timedelta(days=1))
        printed = run(newer(GREATER | {"start-date": tomorrow}))
        assert part(printed, "Added") == ["“Greater Wigan”, draft."]
        assert place("greater-wigan").status == "draft"
        assert part(run(newer(GREATER)), "Changed") == ["“Greater Wigan” is in use now."]
        assert place("greater-wigan").status == "in-use"

    def test_a_new_region_is_added_before_the_authorities_that_lie_in_it(self, run):
        printed = run(newer(WGN={"region": "Coal Measures"}))
        assert part(printed, "Added") == ["“Coal Measures”."]
        assert part(printed, "Moved") == ["“Wigan” stood under “North West” and now stands under “Coal Measures”."]
        assert [place("wigan").broader, place("coal-measures").broader.slug] == [place("coal-measures"), "england"]

    def test_a_new_region_with_the_name_of_an_authority_takes_the_name_and_not_its_address(self, run):
        run(newer(BOL={"region": "Wigan"}))
        region, authority = place("bolton").broader, Place.objects.get(code="WGN").term
        assert (region.pref_label, region.slug) == ("Wigan", "wigan-region")
        assert (authority.pref_label, authority.slug) == ("Wigan Metropolitan Borough Council", "wigan")
        assert run(newer(BOL={"region": "Wigan"})).startswith("Imported places: nothing changes.")

    def test_a_new_name_is_taken_over_and_the_old_one_is_a_synonym_and_the_address_stays(self, run):
        printed = run(newer(WGN={"nice_name": "Wigan Borough"}))
        assert part(printed, "Renamed") == ["“Wigan” is now “Wigan Borough”."]
        renamed = place("wigan")
        assert renamed.pref_label == "Wigan Borough"
        assert "Wigan" in renamed.alt_labels

    def test_two_that_change_names_at_once_have_no_synonym_that_is_the_others_name(self, run):
        run(newer(WGN={"nice_name": "Bolton"}, BOL={"nice_name": "Wigan"}))
        assert [place(slug).pref_label for slug in ("wigan", "bolton")] == ["Bolton", "Wigan"]
        assert "Wigan" not in place("wigan").alt_labels
        assert run(newer(WGN={"nice_name": "Bolton"}, BOL={"nice_name": "Wigan"})).startswith(
            "Imported places: nothing changes."
        )

    def test_other_names_and_a_new_code_are_added(self, run):
        printed = run(newer(WGN={"alt_names": "Wigan,Wigan and Leigh", "gss_code": "E08000999"}))
        assert part(printed, "Changed") == [
            "“Wigan”: its GSS code is E08000999.",
            "“Wigan” is also called “Wigan and Leigh”.",
        ]
        assert place("wigan").notation == "E08000999"

    def test_facts_alone_are_told_one_by_one(self, run):
        printed = run(newer(WGN={"pop_2020": "", "area": "200.5", "official_name": "Wigan Council"}))
        assert part(printed, "With new facts") == [
            "“Wigan”: official name Wigan Metropolitan Borough Council is now Wigan Council; "
            "population 330,712 is now (not known); area 188.0 is now 200.5."
        ]
        facts = Place.objects.get(code="WGN")
        assert (facts.population, facts.area, facts.official_name) == (None, 200.5, "Wigan Council")

    def test_facts_alone_stand_in_the_history_too(self, run):
        run(newer(WGN={"area": "200.5"}))
        assert TaxonomyChange.objects.get().summary == "Imported places: 1 with new facts"

    def test_a_new_local_code_is_taken_over_by_the_gss_code(self, run):
        printed = run(newer(WGN={"local_authority_code": "WIG"}))
        assert part(printed, "With new facts") == ["“Wigan”: local authority code WGN is now WIG."]
        assert Place.objects.get(code="WIG").term == place("wigan")

    def test_when_both_codes_are_new_it_is_known_by_its_former_gss_code(self, run):
        new = {"local_authority_code": "WIG", "gss_code": "E08000999", "former_gss_codes": "E08000010"}
        assert part(run(newer(WGN=new)), "Added") == []
        assert Place.objects.get(code="WIG").term == place("wigan")

    def test_rows_that_the_file_no_longer_has_are_told_and_left(self, run):
        printed = run(newer(without=["WGN"]))
        assert part(printed, "Not in the file") == ["“Wigan”"]
        assert printed.startswith("Imported places: nothing changes.")
        assert place("wigan").status == "in-use"

    def test_one_whose_codes_name_two_places_is_refused(self, run):
        before = everything()
        with pytest.raises(CommandError, match="its gss-code E08000001 is that of “Bolton” here, and its local-auth"):
            run(newer(without=["BOL"], WGN={"gss_code": "E08000001"}))
        assert everything() == before

    def test_without_the_vocabulary_it_says_what_to_do(self, run):
        Vocabulary.objects.filter(slug="place").update(slug="where")
        with pytest.raises(CommandError, match=r"no vocabulary “place” to import into\. Run `manage\.py migrate`"):
            run(newer())


class TestWhatStaffChanged:
    def test_their_name_stays_and_the_name_of_the_file_is_a_synonym(self, run):
        edit(place("wigan"), pref_label="Wigan and Leigh")
        printed = run(newer(WGN={"nice_name": "Wigan Borough"}))
        assert part(printed, "Kept") == ["“Wigan and Leigh” keeps its name; the file calls it “Wigan Borough”."]
        assert place("wigan").pref_label == "Wigan and Leigh"
        assert "Wigan Borough" in place("wigan").alt_labels

    def test_their_place_in_the_tree_stays(self, run):
        move(place("wigan"), place("greater-manchester"))
        printed = run(newer(WGN={"region": "North East"}))
        assert part(printed, "Kept") == [
            "“Wigan” stays under “Greater Manchester”; the file has it under “North East”."
        ]
        assert place("wigan").broader == place("greater-manchester")

    def test_what_they_put_at_the_top_stays_there(self, run):
        move(place("wigan"), None)
        assert part(run(newer()), "Kept") == ["“Wigan” stays at the top; the file has it under “North West”."]

    def test_their_code_stays(self, run):
        edit(place("wigan"), notation="W1")
        assert part(run(newer()), "Kept") == ["“Wigan” keeps its code W1; the file’s is E08000010."]

    def test_what_they_retired_or_merged_stays_so(self, run):
        retire(place("wigan"))
        merge(place("bury"), place("bolton"))
        assert part(run(newer()), "Kept") == [
            "“Bury” stays retired; the file says that it is there today.",
            "“Wigan” stays retired; the file says that it is there today.",
        ]
        assert place("bury").survivor() == place("bolton")

    def test_a_synonym_that_they_took_away_does_not_come_back(self, run):
        edit(place("wigan"), alt_labels=[])
        run(newer(WGN={"alt_names": "Wigan,wigan council,Wigan Pier"}))
        assert place("wigan").alt_labels == ["Wigan Pier"]

    def test_a_name_that_another_term_has_is_not_given_twice_until_it_is_free(self, run):
        pier = TermFactory(vocabulary="place", slug="pier", pref_label="Wigan Pier", broader=place("bolton"))
        file = newer(WGN={"nice_name": "Wigan Pier"})
        (kept,) = part(run(file), "Kept")
        assert kept.startswith("“Wigan” keeps its name, since another term has the one that the file gives it")
        assert place("wigan").pref_label == "Wigan"
        edit(pier, pref_label="The pier")
        assert part(run(file), "Renamed") == ["“Wigan” is now “Wigan Pier”."]

    def test_a_new_authority_takes_its_official_name_where_staff_use_the_plain_one(self, run):
        theirs = TermFactory(vocabulary="place", slug="greater-wigan", pref_label="Greater Wigan", notation="X")
        Place.objects.create(term=theirs, code="XX", official_name="Greater Wigan")
        run(newer(GREATER))
        made = Place.objects.get(code="GWL").term
        assert (made.pref_label, made.slug) == ("Greater Wigan Council", "greater-wigan-council")
        edit(theirs, pref_label="Ours")
        assert part(run(newer(GREATER)), "Renamed") == ["“Greater Wigan Council” is now “Greater Wigan”."]

    def test_what_they_call_another_place_is_no_synonym_of_a_new_authority(self, run):
        TermFactory(vocabulary="place", pref_label="Wigan and Leigh", broader=place("north-west"))
        run(newer(GREATER))
        assert place("greater-wigan").alt_labels == ["Greater Wigan Council"]

    def test_a_term_that_they_made_by_hand_is_completed_and_not_doubled(self, run):
        theirs = TermFactory(vocabulary="place", slug="gw", pref_label="greater wigan", definition="Ours.")
        printed = run(newer(GREATER))
        assert part(printed, "Added") == []
        assert part(printed, "With new facts") == ["“greater wigan”: all of them."]
        theirs = again(theirs)
        assert (theirs.notation, theirs.broader, theirs.definition) == ("E06000999", place("north-west"), "Ours.")
        assert theirs.place.code == "GWL"

    def test_a_region_to_which_they_gave_the_name_of_a_new_authority_is_not_taken_for_it(self, run):
        edit(place("north-west"), pref_label="Greater Wigan")
        run(newer(GREATER))
        made = Place.objects.get(code="GWL").term
        assert (made.pref_label, made.broader) == ("Greater Wigan Council", place("north-west"))

    def test_a_region_that_they_retired_gives_way_to_the_nation(self, run):
        retire(place("north-west"))
        assert place("wigan").broader == place("england")
        run(newer(GREATER))
        assert place("greater-wigan").broader == place("england")
        assert place("wigan").broader == place("england")

    def test_a_region_that_they_merged_into_an_authority_is_no_fault(self, run):
        merge(place("london"), place("greater-london"))
        printed = run(newer())
        assert printed.startswith("Imported places: nothing changes.")
        assert part(printed, "Kept") == []
        assert place("camden").broader == place("greater-london")
