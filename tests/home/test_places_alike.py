"""What the page of a place says of places like it, and of what was done there."""

import re

import pytest
from django.utils.html import strip_tags

from taxonomy.models import Place
from tests.factories.places import PlaceFactory
from tests.home.place_pages import done_in, part, shown, text

pytestmark = pytest.mark.django_db


class TestPlacesLikeIt:
    def test_the_five_nearest_are_named_with_their_numbers(self, client):
        done_in("wirral")
        rows = re.findall(r"<tr>(.*?)</tr>", part(client, "/places/wigan/", "Places like Wigan"), re.DOTALL)
        cells = [[strip_tags(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]
        assert cells[:3] == [
            ["Place", "People", "People to the km²", "Apart", "Case studies"],
            ["Wigan", "330,712", "1,759", "–", "0"],
            ["Wirral", "324,336", "2,015", "1.08 times", "1"],
        ]
        assert [row[0] for row in cells[3:]] == ["Sefton", "Bolton", "Sunderland", "Oldham"]

    def test_it_says_how_likeness_is_worked_out(self, client):
        read = strip_tags(part(client, "/places/wigan/", "Places like Wigan"))
        assert "Only places of the same type of authority are compared." in read
        assert "For population and for density (population ÷ area)" in read

    def test_their_case_studies_are_shown_the_nearest_place_first_and_none_of_its_own(self, client):
        sefton, wirral, own = done_in("sefton"), done_in("wirral"), done_in("wigan", "wirral")
        done_in("birmingham")  # too large to be among the nearest
        alike = shown(part(client, "/places/wigan/", "Places like Wigan"))
        assert alike == [wirral.pk, sefton.pk]
        assert own.pk not in alike

    def test_where_the_nearest_have_none_the_first_further_down_that_have_are_named_and_shown(self, client):
        birmingham, leeds = done_in("birmingham"), done_in("leeds")
        done_in("wigan", "leeds")
        section = part(client, "/places/wigan/", "Places like Wigan")
        read = " ".join(strip_tags(section).split())
        assert (
            "None of the 15 places most like Wigan has a case study yet. The most alike that have some: Leeds ("
            in read
        )
        assert "Birmingham (" in read
        assert shown(section) == [leeds.pk, birmingham.pk]

    def test_without_any_it_says_so(self, client):
        done_in("york")  # an authority of another type
        sentence = "No other place of the type “Metropolitan district” has a case study of its own yet."
        assert sentence in text(client, "/places/wigan/")

    def test_former_ones_are_not_compared(self, client):
        former = Place.objects.get(term__slug="cumbria")
        same = {"authority_type": former.authority_type, "population": former.population, "area": former.area}
        PlaceFactory(name="Twin", term__slug="twin", **same)
        section = part(client, "/places/twin/", "Places like Twin")
        assert len(re.findall("<tr>", section)) == 7
        assert "Cumbria</a>" not in section
        assert "Places like" not in text(client, "/places/cumbria/")

    def test_without_an_area_it_compares_populations_alone_and_says_so(self, client):
        PlaceFactory(name="Leigh", term__slug="leigh", population=300_000, area=None)
        section = part(client, "/places/leigh/", "Places like Leigh")
        assert "People to the km²" not in section
        assert "the area of Leigh is not known, so density is left out" in section

    @pytest.mark.parametrize(
        ("facts", "sentence"),
        [
            ({"population": None}, "cannot be worked out: its population is not known."),
            ({"authority_type": ""}, "cannot be worked out: its type of authority is not known."),
            ({"authority_type": "Parish"}, "No other place of the type “Parish” has a known population"),
        ],
    )
    def test_where_nothing_can_be_compared_it_says_why(self, client, facts, sentence):
        PlaceFactory(name="Leigh", term__slug="leigh", **facts)
        assert sentence in text(client, "/places/leigh/")
