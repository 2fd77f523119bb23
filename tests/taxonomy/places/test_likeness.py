"""Which places are like one another."""

import pytest

from taxonomy.places.likeness import most_alike
from tests.factories.places import PlaceFactory
from tests.factories.terms import term

pytestmark = pytest.mark.django_db


def names(found):
    return [str(likeness.place.term) for likeness in found]


@pytest.fixture
def leigh():
    return PlaceFactory(name="Leigh", population=100_000, area=100)


def test_population_and_density_count_alike_as_ratios(leigh):
    same_density = PlaceFactory(name="Denser", population=200_000, area=200)
    same_population = PlaceFactory(name="Wider", population=100_000, area=200)
    both = PlaceFactory(name="Both", population=200_000, area=100)
    found = most_alike(leigh, [both, same_population, same_density], count=5)
    assert names(found) == ["Denser", "Wider", "Both"]
    assert [likeness.times for likeness in found] == pytest.approx([2**0.5, 2**0.5, 2])


def test_half_as_many_is_as_far_away_as_twice_as_many(leigh):
    half, double = (PlaceFactory(name=n, population=p, area=None) for n, p in (("Half", 50_000), ("Double", 200_000)))
    found = most_alike(leigh, [half, double], count=2)
    assert found[0].doublings == found[1].doublings == 1
    assert names(found) == ["Double", "Half"]


def test_without_the_area_of_either_the_populations_alone_are_compared(leigh):
    unknown = PlaceFactory(name="Unknown", population=110_000, area=None)
    near = PlaceFactory(name="Near", population=105_000, area=100)
    assert names(most_alike(leigh, [unknown, near], count=2)) == ["Near", "Unknown"]
    assert names(most_alike(unknown, [leigh, near], count=2)) == ["Near", "Leigh"]


def test_only_places_of_its_type_with_a_known_population_are_compared_and_never_itself(leigh):
    others = [PlaceFactory(authority_type="County"), PlaceFactory(population=None), PlaceFactory(population=0), leigh]
    assert most_alike(leigh, others, count=5) == []


@pytest.mark.parametrize("unknown", [{"population": None}, {"population": 0}, {"authority_type": ""}])
def test_a_place_of_which_too_little_is_known_is_like_none(leigh, unknown):
    place = PlaceFactory(**unknown)
    assert most_alike(place, [leigh, PlaceFactory(authority_type="")], count=5) == []


def test_the_nearest_come_first_and_no_more_than_asked_for(leigh):
    others = [PlaceFactory(name=f"P{size}", population=size * 1000, area=size) for size in (300, 90, 120, 200)]
    assert names(most_alike(leigh, others, count=3)) == ["P90", "P120", "P200"]


def test_on_the_shipped_facts_wigan_is_most_like_its_neighbours_in_size():
    wigan = term("place", "wigan").place
    others = list(type(wigan).objects.select_related("term"))
    assert names(most_alike(wigan, others, count=3)) == ["Wirral", "Sefton", "Bolton"]
