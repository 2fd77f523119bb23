"""Writes a graph so that the same vocabularies are the same bytes, always and everywhere."""

import json
from io import BytesIO

from rdflib import RDF, SKOS
from rdflib.plugins.serializers.jsonld import from_rdf
from rdflib.plugins.serializers.turtle import TurtleSerializer

MEDIA_TYPES = {"ttl": "text/turtle", "jsonld": "application/ld+json"}


def serialise(graph, form) -> bytes:
    """Return a graph as Turtle (`ttl`) or JSON-LD (`jsonld`), in UTF-8."""
    return {"ttl": turtle, "jsonld": json_ld}[form](graph)


def turtle(graph):
    """Write vocabularies before terms, both by address, and each one's label and place first."""
    writer, stream = TurtleSerializer(graph), BytesIO()
    writer.topClasses = [RDF.Property, SKOS.ConceptScheme, SKOS.Concept]
    writer.predicateOrder = [RDF.type, SKOS.prefLabel, SKOS.inScheme, SKOS.topConceptOf, SKOS.broader]
    writer.serialize(stream, encoding="utf-8", spacious=True)
    return stream.getvalue()


def json_ld(graph):
    context = {prefix: str(namespace) for prefix, namespace in graph.namespaces()}
    nodes = from_rdf(graph, context_data=context, use_native_types=True, auto_compact=False)
    found = nodes.get("@graph", [{name: value for name, value in nodes.items() if name != "@context"}])
    document = {"@context": context, "@graph": in_order(found)}
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


def in_order(value):
    """Return a part of the document with all its lists in order: RDF gives none of these an order."""
    if isinstance(value, list):
        return sorted(map(in_order, value), key=lambda part: json.dumps(part, sort_keys=True))
    if isinstance(value, dict):
        return {name: in_order(part) for name, part in value.items()}
    return value
