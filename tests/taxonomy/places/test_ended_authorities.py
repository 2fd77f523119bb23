"""Authorities that ended, by a newer file: what becomes of their terms and pages."""

import pytest
from django.utils import timezone

from taxonomy.models import Place, Vocabulary
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory
from tests.factories.terms import TermFactory
from tests.publishing.admin import slugs
from tests.taxonomy.changing import again, merge, move
from tests.taxonomy.places.sheets import ENDED, GREATER, newer, part, place

pytestmark = pytest.mark.django_db


class TestAnAuthorityThatEnded:
    @pytest.fixture
    def merged(self):
        return newer(GREATER, WGN={**ENDED, "replaced_by": "GWL"}, BUR={**ENDED, "replaced_by": "WGN"})

    @pytest.fixture
    def split(self):
        return newer(GREATER, WGN={**ENDED, "replaced_by": "GWL,BOL"})

    def test_its_pages_get_what_replaced_it_in_the_end_each_once(self, run, merged):
        one = CaseStudyPageFactory(terms={"place": ["bury", "bolton"]})
        both = CaseStudyPageFactory(terms={"place": ["bury", "wigan"]})
        printed = run(merged)
        assert part(printed, "Replaced") == [
            "“Bury” by “Greater Wigan” (2 pages).",
            "“Wigan” by “Greater Wigan” (1 page).",
        ]
        assert slugs(one, "place") == ["bolton", "greater-wigan"]
        assert slugs(both, "place") == ["greater-wigan"]
        assert [place("bury").survivor(), place("wigan").survivor()] == [place("greater-wigan")] * 2
        assert place("bury").change_note == "Abolished on 1 April 2026."

    def test_an_old_draft_publishes_with_what_replaced_it(self, run, merged):
        page = CaseStudyPageFactory(terms={"place": ["wigan"]})
        revision = page.save_revision()
        run(merged)
        revision.publish()
        assert slugs(page, "place") == ["greater-wigan"]

    def test_its_address_leads_to_what_replaced_it(self, run, client, merged):
        run(merged)
        assert client.get("/places/wigan/").url == "/places/greater-wigan/"
        assert client.get("/places/greater-wigan/").status_code == 200

    def test_the_new_authority_gets_the_plain_name_and_an_address_of_its_own(self, run):
        same = GREATER | {"nice-name": "Wigan", "official-name": "Wigan Council"}
        printed = run(newer(same, WGN={**ENDED, "replaced_by": "GWL"}))
        assert part(printed, "Renamed") == ["“Wigan” is now “Wigan Metropolitan Borough Council”."]
        new = Place.objects.get(code="GWL").term
        assert (new.pref_label, new.slug) == ("Wigan", "wigan-council")
        assert "Wigan" not in place("wigan").alt_labels

    def test_one_that_was_split_gives_its_pages_all_and_lists_them_for_the_editor(self, run, split):
        page = CaseStudyPageFactory(title="The dig", terms={"place": ["wigan"]})
        story = InnovationStoryPageFactory(title="The pit", terms={"place": ["wigan", "bolton"]})
        printed = run(split)
        assert part(printed, "Split, so an editor must choose (1)") == [
            "“Wigan” into “Greater Wigan” and “Bolton” (2 pages).",
            f"choose from these for “The dig” (/admin/pages/{page.pk}/edit/)",
            f"choose from these for “The pit” (/admin/pages/{story.pk}/edit/)",
        ]
        assert slugs(page, "place") == slugs(story, "place") == ["bolton", "greater-wigan"]
        assert set(place("wigan").replaced_by.all()) == {place("bolton"), place("greater-wigan")}

    def test_its_address_lists_all_when_it_was_split(self, run, client, split):
        run(split)
        html = client.get("/places/wigan/").content.decode()
        assert 'href="/places/greater-wigan/"' in html
        assert 'href="/places/bolton/"' in html

    def test_where_a_page_may_have_only_one_place_it_is_given_none_of_several(self, run, split):
        Vocabulary.objects.filter(slug="place").update(multiple=False)
        page = CaseStudyPageFactory(terms={"place": ["wigan"]})
        assert "choose from these" in run(split)
        assert slugs(page, "place") == []

    def test_without_successor_its_pages_are_listed_for_another_place(self, run):
        page = CaseStudyPageFactory(title="The dig", terms={"place": ["wigan"]})
        printed = run(newer(WGN=ENDED))
        assert part(printed, "Retired, and nothing takes its place") == [
            "“Wigan” (1 page).",
            f"choose another for “The dig” (/admin/pages/{page.pk}/edit/)",
        ]
        assert "“Wigan”" not in part(printed, "Retired, and the file names")
        assert place("wigan").status == "retired"
        assert slugs(page, "place") == []

    def test_its_narrower_places_go_under_its_only_successor(self, run, merged):
        leigh = TermFactory(vocabulary="place", slug="leigh", pref_label="Leigh", broader=place("wigan"))
        printed = run(merged)
        assert again(leigh).broader == place("greater-wigan")
        assert "“Leigh” now stands under “Greater Wigan”, since what it stood under ended." in part(printed, "Moved")

    def test_where_it_was_split_they_go_under_what_it_lay_in(self, run, split):
        leigh = TermFactory(vocabulary="place", slug="leigh", pref_label="Leigh", broader=place("wigan"))
        run(split)
        assert again(leigh).broader == place("north-west")

    def test_a_successor_that_stands_under_it_takes_its_place(self, run):
        move(place("bolton"), place("wigan"))
        run(newer(WGN={**ENDED, "replaced_by": "BOL"}))
        assert place("bolton").broader == place("north-west")

    def test_narrower_places_go_under_nothing_that_ends_as_well(self, run):
        move(place("bury"), place("wigan"))
        leigh = TermFactory(vocabulary="place", slug="leigh", pref_label="Leigh", broader=place("bury"))
        printed = run(newer(WGN=ENDED, BUR=ENDED))
        assert again(leigh).broader == place("north-west")
        moved = [sentence for sentence in part(printed, "Moved") if "Leigh" in sentence]
        assert moved == ["“Leigh” now stands under “North West”, since what it stood under ended."]

    def test_it_stays_while_its_successor_has_not_begun_and_the_next_import_retires_it(self, run, merged):
        tomorrow = str(timezone.localdate() + timezone.timedelta(days=1))
        printed = run(newer(GREATER | {"start-date": tomorrow}, WGN={**ENDED, "replaced_by": "GWL"}))
        (kept,) = part(printed, "Kept")
        assert kept.startswith("“Wigan” stays in use: the file says that it has ended, but what replaced it, “Greater")
        assert place("wigan").status == "in-use"
        run(merged)
        assert place("wigan").survivor() == place("greater-wigan")

    def test_it_stays_where_staff_merged_its_successor_into_it(self, run):
        merge(place("bolton"), place("wigan"))
        page = CaseStudyPageFactory(terms={"place": ["wigan"]})
        assert "“Wigan” stays in use" in run(newer(WGN={**ENDED, "replaced_by": "BOL"}))
        assert slugs(page, "place") == ["wigan"]

    def test_another_successor_in_a_later_file_is_taken_over_unless_staff_named_one(self, run):
        printed = run(newer(MEN={"replaced_by": "WGN"}, CMA={"replaced_by": "CBD"}))
        assert part(printed, "Changed") == [
            "“Cumbria” is now replaced by “Cumberland”.",
            "“Mendip” is now replaced by “Wigan”.",
        ]
        place("mendip").replaced_by.set([place("bury")])
        printed = run(newer(MEN={"replaced_by": "BOL"}, CMA={"replaced_by": "CBD"}))
        assert part(printed, "Kept") == ["“Mendip” stays replaced by “Bury”; the file names “Bolton”."]
        assert list(place("mendip").replaced_by.all()) == [place("bury")]

    def test_one_that_did_not_end_after_all_is_in_use_again(self, run):
        printed = run(newer(MEN={"end_date": "", "replaced_by": "", "current_authority": "True"}))
        assert part(printed, "Changed") == ["“Mendip” is in use again."]
        assert place("mendip").survivors() == [place("mendip")]
