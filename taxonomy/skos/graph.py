"""Vocabularies as an RDF graph."""

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from taxonomy.models import Term
from taxonomy.skos import names
from taxonomy.skos.names import LABELS, LANGUAGE, LINKS, NOTES, SETTINGS, own

Status = Term.Status


def new_graph():
    """Return an empty graph that knows the short names of the namespaces used here, and no others."""
    graph = Graph(bind_namespaces="none")
    prefixes = {
        "dcterms": DCTERMS,
        "network": own(""),
        "owl": OWL,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": names.SCHEMA,
        "skos": SKOS,
        "vs": names.STATUS,
        "xsd": XSD,
    }
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    return graph


def graph_of(schemes):
    """Return everything about these vocabularies, and what this site's own properties mean."""
    graph = new_graph()
    for name, meaning in names.meanings():
        graph.add((name, RDF.type, RDF.Property))
        graph.add((name, RDFS.comment, Literal(meaning, lang=LANGUAGE)))
    for scheme in schemes:
        describe_scheme(graph, scheme)
        for concept in scheme.concepts:
            describe_concept(graph, scheme, concept)
    return graph


def graph_of_term(scheme, concept):
    """Return what is said of one concept, also by those right under it."""
    graph, around, subject = new_graph(), new_graph(), URIRef(concept.uri)
    describe_concept(around, scheme, concept)
    for triple in around.triples((subject, None, None)):
        graph.add(triple)
    for other in scheme.concepts:
        if other.values["broader"] == concept.uri:
            graph.add((subject, SKOS.narrower, URIRef(other.uri)))
    return graph


def english(text):
    return Literal(text, lang=LANGUAGE)


def describe_scheme(graph, scheme):
    subject = URIRef(scheme.uri)
    graph.add((subject, RDF.type, SKOS.ConceptScheme))
    graph.add((subject, SKOS.prefLabel, english(scheme.name)))
    graph.add((subject, DCTERMS.title, english(scheme.name)))
    graph.add((subject, names.IDENTIFIER, Literal(scheme.slug)))
    graph.add((subject, names.POSITION, Literal(scheme.sort_order)))
    graph.add((subject, DCTERMS.license, names.LICENCE))
    if scheme.help_text:
        graph.add((subject, DCTERMS.description, english(scheme.help_text)))
    for field, name in SETTINGS.items():
        graph.add((subject, own(name), Literal(scheme.settings[field])))
    for use in scheme.uses:
        describe_use(graph, subject, use)


def describe_use(graph, subject, use):
    node = URIRef(f"{subject}#on-{use['page_type']}")
    graph.add((subject, own(names.APPLIES_TO), node))
    graph.add((node, own(names.PAGE_TYPE), Literal(use["page_type"])))
    graph.add((node, own(names.REQUIRED), Literal(use["required"])))
    if use["maximum"] is not None:
        graph.add((node, own(names.MAXIMUM), Literal(use["maximum"])))


def describe_concept(graph, scheme, concept):
    subject, values = URIRef(concept.uri), concept.values
    graph.add((subject, RDF.type, SKOS.Concept))
    graph.add((subject, SKOS.inScheme, URIRef(scheme.uri)))
    graph.add((subject, names.IDENTIFIER, Literal(values["slug"])))
    graph.add((subject, names.POSITION, Literal(values["sort_order"])))
    if values["notation"]:
        graph.add((subject, SKOS.notation, Literal(values["notation"])))
    for field, name in {**LABELS, **NOTES}.items():
        texts = values[field] if isinstance(values[field], list) else [values[field]]
        for text in filter(None, texts):
            graph.add((subject, name, english(text)))
    for field, name in LINKS.items():
        for uri in values[field]:
            graph.add((subject, name, URIRef(uri)))
    describe_place(graph, subject, URIRef(scheme.uri), values["broader"])
    describe_status(graph, subject, values["status"])


def describe_place(graph, subject, scheme, broader):
    """Say where a concept stands, from both ends."""
    if broader:
        graph.add((subject, SKOS.broader, URIRef(broader)))
        graph.add((URIRef(broader), SKOS.narrower, subject))
    else:
        graph.add((subject, SKOS.topConceptOf, scheme))
        graph.add((scheme, SKOS.hasTopConcept, subject))


def describe_status(graph, subject, status):
    if status == Status.RETIRED:
        graph.add((subject, names.DEPRECATED, Literal(True)))
    elif status == Status.DRAFT:
        graph.add((subject, names.TERM_STATUS, Literal(names.UNSTABLE)))
