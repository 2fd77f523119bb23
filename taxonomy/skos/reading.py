"""From an RDF graph to the concepts that a site like this can keep, with everything that is wrong with them."""

from rdflib import RDF, SKOS, URIRef

from taxonomy.labels import key_of
from taxonomy.models import Term
from taxonomy.skos import names
from taxonomy.skos.checks import MOST, is_slug, whole_number
from taxonomy.skos.languages import label_faults
from taxonomy.skos.placing import SCHEME_LINKS, place_concepts, schemes_in
from taxonomy.skos.records import Concept, Scheme
from taxonomy.skos.statements import Statements, ref_of, short, uri_of

Status = Term.Status
LINKS = (*SCHEME_LINKS, SKOS.broader, SKOS.narrower, SKOS.related)
"""What only a concept has."""
MAPPINGS = (SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
STATUS_BY = (names.DEPRECATED, names.TERM_STATUS, names.LINKS["replaced_by"])
GIVEN_BY = {
    **{field: (name,) for field, name in {**names.LABELS, **names.NOTES, **names.LINKS}.items()},
    "broader": (SKOS.broader,),
    "notation": (SKOS.notation,),
    "sort_order": (names.POSITION,),
    "status": STATUS_BY,
    "replaced_by": STATUS_BY,
}
"""By which properties a file speaks of a field."""
KEPT = {RDF.type, names.IDENTIFIER, *LINKS, *(name for given in GIVEN_BY.values() for name in given)}


def read_graph(graph) -> tuple[list[Scheme], list[str], list[str]]:
    """Return the vocabularies of a graph, what is wrong with them, and what was left out, in sentences. Concepts of
    which the file does not say in which vocabulary they are stand in a Scheme without address."""
    found = Statements(graph)
    concepts = {subject: read_concept(found, subject) for subject in concepts_in(found)}
    in_order = dict(sorted(concepts.items(), key=lambda pair: order_of(pair[1])))
    found.faults += contradictions(found)
    schemes = place_concepts(found, in_order)
    for scheme in schemes:
        scheme.given = given_in(scheme, found, concepts)
    return schemes, found.faults, list(found.notes())


def concepts_in(found):
    """Return the subjects that are concepts, by their type or by what is said of them."""
    schemes, concepts = set(schemes_in(found)), []
    for subject in found.subjects:
        typed = SKOS.Concept in found.all(subject, RDF.type)
        if typed and subject in schemes:
            found.faults.append(f"{subject} is a concept and a vocabulary at once. Give one of them another URI.")
        elif typed or (subject not in schemes and found.all(subject, *LINKS)):
            concepts.append(subject)
    return concepts


def order_of(concept):
    return concept.values.get("sort_order", MOST), key_of(concept.label), concept.ref


def read_concept(found, subject):
    """Return one concept; what is wrong with it joins the faults."""
    concept = Concept(ref_of(subject), uri_of(subject))
    found.faults += label_faults(found_name(subject), found.literals(subject, SKOS.prefLabel))
    found.note_left_out(subject, KEPT)
    concept.values = {
        "pref_label": found.text(subject, SKOS.prefLabel),
        "alt_labels": found.texts(subject, SKOS.altLabel),
        "hidden_labels": found.texts(subject, SKOS.hiddenLabel),
        "related": [ref_of(node) for node in found.both_ways(subject, SKOS.related, SKOS.related)],
        "replaced_by": [ref_of(node) for node in found.all(subject, names.LINKS["replaced_by"])],
        "exact_match": [str(node) for node in found.all(subject, SKOS.exactMatch)],
        "status": status_of(found, subject),
        **{field: found.text(subject, name) for field, name in names.NOTES.items()},
    }
    read_single(found, subject, concept)
    return concept


def found_name(subject):
    return str(subject) if isinstance(subject, URIRef) else "A concept without a URI"


def read_single(found, subject, concept):
    """Read what a term here has one of."""
    notations = sorted({str(literal).strip() for literal in found.literals(subject, SKOS.notation)})
    broader = found.both_ways(subject, SKOS.broader, SKOS.narrower)
    for values, kind in ((notations, "notations"), (broader, "broader concepts")):
        if len(values) > 1:
            some = " and ".join(str(value) for value in values[:3])
            found.faults.append(f"{concept} has {len(values)} {kind}, {some}. A term here has one: keep one of them.")
    concept.values["notation"] = notations[0] if notations else ""
    concept.values["broader"] = ref_of(broader[0]) if broader else None
    identifiers = [str(literal) for literal in found.literals(subject, names.IDENTIFIER)]
    if len(identifiers) == 1 and is_slug(identifiers[0]):
        concept.values["slug"] = identifiers[0]
    if positions := found.all(subject, names.POSITION):
        read_position(found, concept, str(positions[0]))


def read_position(found, concept, text):
    number = whole_number(text)
    if number is not None:
        concept.values["sort_order"] = number
    else:
        found.faults.append(f"{concept} has the position “{text[:40]}”. Write a whole number up to {MOST:,}.")


def status_of(found, subject):
    deprecated = [str(value).lower() for value in found.all(subject, names.DEPRECATED)]
    if {"true", "1"} & set(deprecated) or found.all(subject, names.LINKS["replaced_by"]):
        return Status.RETIRED
    unstable = names.UNSTABLE in [str(value) for value in found.all(subject, names.TERM_STATUS)]
    return Status.DRAFT if unstable else Status.IN_USE


def contradictions(found):
    """Yield a sentence for each pair that is the same and yet not (SKOS S46)."""
    same = {frozenset((subject, other)) for subject, _, other in found.triples(SKOS.exactMatch)}
    for subject, name, other in found.triples(*MAPPINGS):
        if frozenset((subject, other)) in same:
            yield f"{subject} has both skos:exactMatch and {short(name)} with {other}. Only one can hold: keep one."


def given_in(scheme, found, concepts):
    """Return the fields of which the file speaks for any concept of a vocabulary."""
    own = {concept.ref for concept in scheme.concepts}
    subjects = [subject for subject, concept in concepts.items() if concept.ref in own]
    told = {name for subject in subjects for name in found.said.get(subject, {})}
    told |= {SKOS.broader} if any(concept.values["broader"] for concept in scheme.concepts) else set()
    return {field for field, by in GIVEN_BY.items() if told & set(by)}
