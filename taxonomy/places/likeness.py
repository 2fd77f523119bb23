"""How alike two places are, worked out from what is known of them."""

from dataclasses import dataclass
from math import log2

from taxonomy.models import Place


@dataclass(frozen=True)
class Likeness:
    """How far another place is from the one that was asked about."""

    place: Place
    doublings: float
    """0 for places with the same numbers; 1 when one number is, on average, twice the other."""

    @property
    def times(self):
        """The same as a ratio: how many times larger one number is than the other, on average; at least 1."""
        return 2**self.doublings


def is_comparable(place):
    """Say whether enough is known of a place to tell which others are like it."""
    return bool(place.authority_type and place.population)


def most_alike(place, others, count):
    """Return the `count` of `others` most like `place`, the nearest first, those equally near by name.

    Only places of the same authority type with a known population are compared. The distance is the mean of
    |log₂ (population ÷ population)| and |log₂ (density ÷ density)|, in doublings; where the density of either is
    not known, it is the first alone. A ratio, since 5,000 people more are much to a small district and little to a
    city; its logarithm, so that half as many is as far away as twice as many; the mean, so that a place of which
    less is known gains nothing by it.
    """
    if not is_comparable(place):
        return []
    found = [
        Likeness(other, doublings_between(place, other))
        for other in others
        if other.pk != place.pk and other.authority_type == place.authority_type and other.population
    ]
    return sorted(found, key=lambda likeness: (likeness.doublings, str(likeness.place).casefold()))[:count]


def doublings_between(place, other):
    """Return the distance of two places whose populations are known; see `most_alike`."""
    distances = [abs(log2(place.population / other.population))]
    if place.density and other.density:
        distances.append(abs(log2(place.density / other.density)))
    return sum(distances) / len(distances)
