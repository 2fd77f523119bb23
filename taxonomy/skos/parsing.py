"""From the bytes of a Turtle, RDF/XML or JSON-LD file to an RDF graph. Nothing is ever fetched from elsewhere."""

import io
import logging
import re
from contextlib import contextmanager
from contextvars import ContextVar
from xml.parsers import expat

from rdflib import Graph, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.jsonld import to_rdf
from rdflib.plugins.parsers.notation3 import BadSyntax

from taxonomy.plans import Refused
from taxonomy.skos.addresses import is_sound
from taxonomy.skos.checks import shown
from taxonomy.skos.json_documents import read_document

NOWHERE = "relative:/"
"""The base of addresses in a file that has none of its own; what then begins with it is refused."""
LINE_AND_REASON = re.compile(r"at line (\d+) of <>:\s*Bad syntax \((.*?)\)", re.DOTALL)
TOO_DEEP = "The file is nested too deeply to be read. Write each concept by itself."
SHOWN = 80


def parse_turtle(content) -> Graph:
    """Return the graph of a Turtle file. Raises Refused with the line of a syntax error."""
    text, graph = text_of(content), Graph()
    with quiet(), faults_of("Turtle"):
        try:
            graph.parse(data=text, format="turtle", publicID=NOWHERE)
        except BadSyntax as error:
            found = LINE_AND_REASON.search(str(error))
            where, why = (f"Line {found[1]}", f" ({found[2][:SHOWN]})") if found else ("The file", "")
            raise Refused(f"{where} is not Turtle{why}. Mend it, or save the file as Turtle again.") from None
    return checked(graph)


def parse_xml(content) -> Graph:
    """Return the graph of an RDF/XML file. Raises Refused, also for every DTD: it could name other files, or unpack
    without end."""
    graph = Graph()
    refuse_bad_xml(content)
    with quiet(), faults_of("RDF/XML"):
        graph.parse(source=io.BytesIO(content), format="xml", publicID=NOWHERE)
    return checked(graph)


def refuse_bad_xml(content):
    """Raise Refused for what is not XML, with the line, and at the first sign of a DTD."""
    parser = expat.ParserCreate()

    def refuse_dtd(*_):
        raise Refused(
            f"Line {parser.CurrentLineNumber} begins a DTD (<!DOCTYPE …>), and files with one are not read, since it "
            "can draw in other files. Take it out, with the &names; that it defines."
        )

    parser.StartDoctypeDeclHandler = refuse_dtd
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise Refused(f"Line {error.lineno} is not XML ({reason}). Mend it, or save the file again.") from None
    except (LookupError, ValueError):
        raise Refused("The file names an encoding that is not known. Save it in UTF-8.") from None


def parse_json(content) -> Graph:
    """Return the graph of a JSON-LD file. Raises Refused, also for a context that is not in the file itself."""
    text, graph = text_of(content), Graph()
    with quiet(), faults_of("JSON-LD"):
        to_rdf(read_document(text), graph, base=NOWHERE)
    return checked(graph)


@contextmanager
def faults_of(form):
    """Turn whatever a parser raises at what it cannot read into a Refused: hostile input can make it anything."""
    try:
        yield
    except Refused:
        raise
    except RecursionError:
        raise Refused(TOO_DEEP) from None
    except Exception as error:
        said = f" ({shown(' '.join(str(error).split())[:SHOWN])})" if isinstance(error, ParserError) else ""
        raise Refused(f"The file is not {form} that can be read{said}. Save it again, or as Turtle.") from error


def text_of(content):
    """Return the text of a file in UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content[: error.start].count(b"\n") + 1
        raise Refused(f"Line {number} is not in UTF-8. Save the file in UTF-8.") from None


def checked(graph):
    """Return the graph. Raises Refused, naming every address in it that is none."""
    addresses = {str(node) for triple in graph for node in triple if isinstance(node, URIRef)}
    faults = [fault for address in sorted(addresses) if (fault := fault_of(address))]
    if faults:
        raise Refused(*faults)
    return graph


def fault_of(address):
    """Return a sentence on what is wrong with an address; empty when nothing is."""
    shown = repr(address.removeprefix(NOWHERE)[:SHOWN]).strip("'\"")
    if address.startswith(NOWHERE):
        return f"“{shown}” is only the end of an address. Write it whole, with https:// and the name of the site."
    if not is_sound(address):
        return f"“{shown}” is no address: it has a space or a sign that addresses cannot have. Write %20 for a space."
    return ""


_reading = ContextVar("reading", default=False)


@contextmanager
def quiet():
    """Keep rdflib's warnings about bad addresses and values out of the log: they are refused here, with a mend."""
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)


logging.getLogger("rdflib.term").addFilter(lambda record: not _reading.get())
