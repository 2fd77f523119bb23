"""What a graph says, gathered by subject so that each is looked up once, and what was wrong or left out on the way."""

from collections import Counter, defaultdict

from rdflib import DCTERMS, RDFS, SKOS, BNode, Literal, URIRef

from taxonomy.skos.languages import best, readable
from taxonomy.skos.names import SCHEMA

SHORT = {str(SKOS): "skos:", str(DCTERMS): "dcterms:", str(RDFS): "rdfs:", str(SCHEMA): "schema:"}


class Statements:
    """The statements of a graph, in an order that is the same each time."""

    def __init__(self, graph):
        self.said, self.reverse = defaultdict(dict), defaultdict(dict)
        self.faults = []
        self.left_out = Counter()
        self.foreign = 0
        for subject, name, value in sorted(graph, key=lambda triple: [str(node) for node in triple]):
            self.said[subject].setdefault(name, []).append(value)
            self.reverse[value].setdefault(name, []).append(subject)

    @property
    def subjects(self):
        return list(self.said)

    def triples(self, *names):
        """Yield every statement that is made by one of these properties."""
        for subject, said in self.said.items():
            for name in names:
                for value in said.get(name, ()):
                    yield subject, name, value

    def all(self, subject, *names):
        """Return what any of these properties says of a subject, each once."""
        said = self.said.get(subject, {})
        return list(dict.fromkeys(value for name in names for value in said.get(name, ())))

    def both_ways(self, subject, name, inverse):
        """Return the others to which a property leads, or from which its inverse comes."""
        found = self.reverse.get(subject, {}).get(inverse, ())
        return list(dict.fromkeys([*self.all(subject, name), *found]))

    def literals(self, subject, *names):
        return [value for value in self.all(subject, *names) if isinstance(value, Literal)]

    def text(self, subject, *names):
        """Return the texts of properties in the best language that they have, as one."""
        return "\n\n".join(self._kept(self.literals(subject, *names), best))

    def texts(self, subject, name):
        """Return all texts of a property that people here can read."""
        return self._kept(self.literals(subject, name), readable)

    def _kept(self, literals, choose):
        kept = choose(literals)
        self.foreign += len(literals) - len(kept)
        return list(dict.fromkeys(kept))

    def note_left_out(self, subject, kept):
        """Count what is said of a subject by properties that are not among `kept`."""
        for name, values in self.said.get(subject, {}).items():
            if name not in kept:
                self.left_out[short(name)] += len(values)

    def notes(self):
        """Yield sentences on what was left out."""
        if self.foreign:
            number = (
                f"{self.foreign} texts in other languages are" if self.foreign > 1 else "1 text in another language is"
            )
            yield f"{number} left out: terms are in English here."
        if self.left_out:
            names = ", ".join(f"{name} ({number})" for name, number in sorted(self.left_out.items()))
            yield f"What a term here has no place for is left out: {names}."


def short(name):
    """Return a property as people write it."""
    for namespace, prefix in SHORT.items():
        if name.startswith(namespace):
            return prefix + name.removeprefix(namespace)
    return str(name)


def ref_of(node):
    """Return what the file calls something."""
    return f"_:{node}" if isinstance(node, BNode) else str(node)


def uri_of(node):
    return str(node) if isinstance(node, URIRef) else ""
