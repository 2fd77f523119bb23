"""Places with the facts that likeness is worked out from, each beside a term of its own.

PlaceFactory(name="Leeds", population=800_000, area=550)   an authority in the North West of England
PlaceFactory(term__broader=term("place", "wales"))          elsewhere
"""

import factory

from taxonomy.models import Place
from tests.factories.terms import TermFactory, term


class PlaceFactory(factory.django.DjangoModelFactory):
    """An authority: its term and its facts."""

    class Meta:
        model = Place

    class Params:
        name = factory.Sequence(lambda number: f"Borough {number}")

    term = factory.SubFactory(
        TermFactory,
        vocabulary="place",
        pref_label=factory.SelfAttribute("..name"),
        broader=factory.LazyFunction(lambda: term("place", "north-west")),
    )
    code = factory.Sequence(lambda number: f"B{number}")
    official_name = factory.LazyAttribute(lambda place: f"{place.name} Council")
    authority_type = "Metropolitan district"
    population = 200_000
    area = 100.0
