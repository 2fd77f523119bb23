"""Which term, and which vocabulary, something in a file already is here."""

from collections import defaultdict

from taxonomy.labels import key_of
from taxonomy.models import Term
from taxonomy.skos.addresses import identity, term_address, vocabulary_address

RETIRED = Term.Status.RETIRED


def find_vocabulary(scheme, vocabularies):
    """Return the vocabulary that a scheme is, by its address, then its slug, then its name; None when it is new."""
    by_address = {vocabulary_address(vocabulary.slug): vocabulary for vocabulary in vocabularies}
    by_slug = {vocabulary.slug: vocabulary for vocabulary in vocabularies}
    by_name = {key_of(vocabulary.name): vocabulary for vocabulary in vocabularies}
    return by_address.get(scheme.uri) or by_slug.get(scheme.slug) or by_name.get(key_of(scheme.name))


class Matching:
    """Finds the terms of one vocabulary that concepts are: by URI, then by notation, then by preferred label."""

    def __init__(self, terms, concepts, conflicts):
        self.terms, self.concepts, self.conflicts = terms, concepts, conflicts
        self.by_ref = {concept.ref: concept for concept in concepts}
        self.found = {}
        """{what the file calls a concept: its term}"""
        self.claimed = {}
        """{term id: the concept that it is}"""
        self.by_uri = defaultdict(list)
        for term in terms:
            for uri in {identity(term), term_address(term.vocabulary.slug, term.slug)}:
                self.by_uri[uri].append(term)

    def run(self):
        """Return {what the file calls a concept: its term}; concepts that are new are not in it."""
        notations, labels = defaultdict(list), defaultdict(list)
        for term in self.terms:
            notations[term.notation].append(term)
            labels[key_of(term.pref_label)].append(term)
        self.take(lambda concept: self.by_uri.get(concept.uri, []), "the URI")
        self.take(lambda concept: self.free(notations.get(concept.values.get("notation") or None, [])), "the notation")
        self.take(lambda concept: self.beside(concept, self.free(labels.get(key_of(concept.label), []))), "the label")
        return self.found

    def take(self, candidates, what):
        for concept in self.concepts:
            if concept.ref in self.found:
                continue
            terms = candidates(concept)
            if len(terms) > 1:
                self.conflicts.append(ambiguous(concept, terms, what))
            elif terms:
                self.claim(concept, terms[0])

    def claim(self, concept, term):
        other = self.claimed.setdefault(term.pk, concept)
        if other is not concept:
            self.conflicts.append(f"{concept} and {other} are both “{term}” here. Take one of them out of the file.")
        self.found[concept.ref] = term

    def free(self, terms):
        """Return those that no concept is yet, without retired ones when others are among them."""
        terms = [term for term in terms if term.pk not in self.claimed]
        return [term for term in terms if term.status != RETIRED] or terms

    def beside(self, concept, terms):
        """Return those of several terms that stand under the same one as the concept."""
        above = self.by_ref.get(concept.values.get("broader"))
        if len(terms) < 2 or "broader" not in concept.values:
            return terms
        wanted = key_of(above.label) if above else ""
        return [term for term in terms if key_of(term.broader.pref_label if term.broader else "") == wanted] or terms


def ambiguous(concept, terms, what):
    names = " and ".join(f"“{term}” ({identity(term)})" for term in terms)
    return f"{concept} has {what} of {names}. Give it the URI of the one that it is."
