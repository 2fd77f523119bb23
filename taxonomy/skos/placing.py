"""Which vocabularies a graph has, and in which of them each concept is."""

from rdflib import DC, DCTERMS, RDF, RDFS, SKOS

from taxonomy.plans import Refused
from taxonomy.skos import names
from taxonomy.skos.checks import is_slug, whole_number
from taxonomy.skos.records import Scheme
from taxonomy.skos.statements import uri_of

SCHEME_LINKS = (SKOS.inScheme, SKOS.topConceptOf)
MOST_SMALL = 2**15 - 1
"""The highest small number that a database keeps."""
TITLES = (SKOS.prefLabel, DCTERMS.title, RDFS.label, DC.title)


def schemes_in(found):
    """Return the subjects that are vocabularies, by their type or by what is said of concepts."""
    typed = [subject for subject in found.subjects if SKOS.ConceptScheme in found.all(subject, RDF.type)]
    holding = [subject for subject in found.subjects if found.all(subject, SKOS.hasTopConcept)]
    named = [node for subject in found.subjects for node in found.all(subject, *SCHEME_LINKS)]
    return list(dict.fromkeys(sorted([*typed, *holding, *named], key=str)))


def place_concepts(found, concepts):
    """Return the Scheme of each vocabulary that has concepts, with them. A concept that names none is in the only one
    that the file has."""
    nodes = schemes_in(found)
    schemes = {node: read_scheme(found, node) for node in nodes}
    schemes[None] = Scheme()
    for subject, concept in concepts.items():
        own = scheme_nodes(found, subject)
        if len(own) > 1:
            some = " and ".join(str(node) for node in own[:3])
            found.faults.append(f"{concept} is in {len(own)} vocabularies, {some}. A term is in one: keep one.")
        elif not own and len(nodes) > 1:
            found.faults.append(f"{concept} does not say in which vocabulary it is. Give it a skos:inScheme.")
        only = nodes[0] if len(nodes) == 1 else None
        schemes[own[0] if own else only].concepts.append(concept)
    return [scheme for node, scheme in schemes.items() if scheme.concepts or node]


def scheme_nodes(found, subject):
    tops = found.both_ways(subject, SKOS.topConceptOf, SKOS.hasTopConcept)
    return list(dict.fromkeys([*found.all(subject, SKOS.inScheme), *tops]))


def read_scheme(found, node):
    """Return one vocabulary, without its concepts."""
    identifiers = [str(literal) for literal in found.literals(node, names.IDENTIFIER)]
    scheme = Scheme(
        uri=uri_of(node),
        slug=next(filter(is_slug, identifiers), ""),
        name=" ".join((found.text(node, SKOS.prefLabel) or found.text(node, *TITLES)).split()),
        help_text=" ".join(found.text(node, DCTERMS.description).split()),
    )
    for name, values in found.said.get(node, {}).items():
        read_setting(found, scheme, names.own_name(name), values)
        if name == names.POSITION:
            scheme.sort_order = whole_number(str(values[0]), MOST_SMALL)
    return scheme


def read_setting(found, scheme, name, values):
    """Read one of this site's own properties, whichever installation wrote it."""
    fields = {own: field for field, own in names.SETTINGS.items()}
    if name in fields:
        scheme.settings[fields[name]] = is_true(values)
    elif name == names.APPLIES_TO:
        uses = {use["page_type"]: use for use in (read_use(found, node) for node in values)}
        scheme.uses = [use for _, use in sorted(uses.items())]


def read_use(found, node):
    """Return what a vocabulary demands of one type of page. A maximum that is no number is none: 0, which is refused
    where it counts."""
    said = {names.own_name(name): values for name, values in found.said.get(node, {}).items()}
    maximum = str(next(iter(said.get(names.MAXIMUM, ())), ""))
    return {
        "page_type": str(next(iter(said.get(names.PAGE_TYPE, ())), "")),
        "required": is_true(said.get(names.REQUIRED, ())),
        "maximum": (whole_number(maximum, MOST_SMALL) or 0) if maximum else None,
    }


def is_true(values):
    return any(str(value).lower() in ("true", "1") for value in values)


def refuse_several(chosen, named):
    """Raise Refused when one vocabulary was chosen for a file that names several."""
    if chosen and len(named) > 1:
        raise Refused(
            f"The file has terms of {len(named)} vocabularies, so they cannot all go into one. Choose none: "
            "the file says into which each goes."
        )
