"""From the rows of a file of local authorities to places. Nothing here knows the database: the migration that loads
the first places uses it too."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import NamedTuple

from django.utils.text import slugify

from taxonomy.labels import key_of
from taxonomy.places.cells import codes_in, day_of
from taxonomy.places.faults import faults_of
from taxonomy.places.naming import aliases, split_names
from taxonomy.places.sheet import Line
from taxonomy.tables import Unreadable

IN_USE, DRAFT, RETIRED = "in-use", "draft", "retired"
KINGDOM = "united-kingdom"


class Area(NamedTuple):
    """A nation or a region; `broader` is the slug of the area that holds it."""

    slug: str
    label: str
    broader: str


@dataclass
class Authority:
    """One local authority; `broader` is the slug of its area and `successors` are the codes of authorities."""

    line: int
    code: str
    official_name: str
    nice_name: str
    notation: str
    former_notations: list[str]
    names: list[str]
    authority_type: str
    population: int | None
    area: float | None
    status: str
    ended: date | None
    successors: list[str]
    nation: str
    region: str
    broader: str = ""
    label: str = ""
    slug: str = ""
    alt_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()

    @property
    def change_note(self):
        """What the history of the term says of its end."""
        if self.status != RETIRED:
            return ""
        when = f" on {self.ended.day} {self.ended:%B %Y}" if self.ended else ""
        return f"Abolished{when}{'.' if self.successors else '; no successor is recorded.'}"

    @property
    def facts(self):
        """What is kept beside the term."""
        return {
            "code": self.code,
            "official_name": self.official_name,
            "authority_type": self.authority_type,
            "population": self.population,
            "area": self.area,
        }

    @property
    def given(self):
        """What this file says of the term. The next import compares with it, and so knows what staff changed."""
        return {
            "label": self.label,
            "notation": self.notation,
            "broader": self.broader,
            "status": self.status,
            "successors": self.successors,
            "alt_labels": list(self.alt_labels),
            "hidden_labels": list(self.hidden_labels),
        }


@dataclass(frozen=True)
class Places:
    """All that a file says: areas, each after the one that holds it, and authorities in the order of their names."""

    areas: list[Area]
    authorities: list[Authority]


def read_places(lines: list[Line], today: date) -> Places:
    """Return the places of these rows, as they stand on the day `today`. Raises Unreadable with all that is wrong."""
    if faults := list(faults_of(lines)):
        raise Unreadable(*faults)
    authorities = [authority_of(line, today) for line in lines]
    by_code = {authority.code: authority for authority in authorities}
    for authority in authorities:
        authority.region = region_of(authority, by_code)
        authority.broader = slugify(authority.region or authority.nation)
    areas = areas_of(authorities)
    name_all(authorities, areas)
    return Places(areas, sorted(authorities, key=lambda authority: (authority.label.casefold(), authority.code)))


def authority_of(line, today):
    number, cells = line
    return Authority(
        line=number,
        code=cells["local-authority-code"],
        official_name=cells["official-name"],
        nice_name=cells["nice-name"],
        notation=cells["gss-code"],
        former_notations=codes_in(cells["former-gss-codes"]),
        names=[*split_names(cells["alt-names"]), cells["official-name"], cells["nice-name"]],
        authority_type=cells["local-authority-type-name"],
        population=int(float(cells["pop-2020"])) if cells["pop-2020"] else None,
        area=float(cells["area"]) if cells["area"] else None,
        status=status_of(cells, today),
        ended=day_of(cells["end-date"]),
        successors=codes_in(cells["replaced-by"]),
        nation=cells["nation"],
        region=cells["region"],
    )


def status_of(cells, today):
    """Dates speak first, since the file grows old: planned authorities wait as drafts until they start."""
    start, end = day_of(cells["start-date"]), day_of(cells["end-date"])
    if start and start > today:
        return DRAFT
    if end:
        return RETIRED if end <= today else IN_USE
    return IN_USE if cells["current-authority"].casefold() == "true" else RETIRED


def region_of(authority, by_code):
    """Return its region, or else that of the first successor that has one."""
    line = [authority.code]
    for code in line:  # which grows as it is walked
        if by_code[code].region:
            return by_code[code].region
        line += [other for other in by_code[code].successors if other not in line]
    return ""


def areas_of(authorities):
    """Return the kingdom, its nations and their regions. A region with its nation's name is the nation."""
    areas = {KINGDOM: Area(KINGDOM, "United Kingdom", "")}
    for nation in sorted({authority.nation for authority in authorities}):
        areas[slugify(nation)] = Area(slugify(nation), nation, KINGDOM)
    for nation, region in sorted({(authority.nation, authority.region) for authority in authorities}):
        if region:
            areas.setdefault(slugify(region), Area(slugify(region), region, slugify(nation)))
    return list(areas.values())


def name_all(authorities, areas):
    """Give each a label and a slug of its own: areas keep theirs, authorities of today come next, and combined ones
    after those that they combine; whose plain name is taken then has the official one."""
    taken, slugs = {key_of(area.label) for area in areas}, {area.slug for area in areas}
    in_turn = sorted(authorities, key=turn)
    for authority in in_turn:
        free = (name for name in names_for(authority) if key_of(name) not in taken and slugify(name) not in slugs)
        authority.label = next(free)
        authority.slug = slugify(authority.label)
        taken.add(key_of(authority.label))
        slugs.add(authority.slug)
    for authority in in_turn:
        authority.alt_labels, authority.hidden_labels = aliases(authority.label, authority.names, taken)


def names_for(authority):
    """Yield the names that an authority may be given, the plainest first."""
    yield authority.nice_name
    yield authority.official_name
    yield f"{authority.official_name} ({authority.code})"
    for number in count(2):  # codes may differ in nothing that an address shows
        yield f"{authority.official_name} ({authority.code}, {number})"


def turn(authority):
    standing = (IN_USE, DRAFT, RETIRED).index(authority.status)
    return standing, "combined" in authority.authority_type.casefold(), authority.code
