"""Terms as people write them into a cell: by label, synonym or slug, several between semicolons."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from casestudies.importing.values import Wrong, nearest, quoted, text_of
from content.terms import TermRule
from taxonomy.assignment import settled
from taxonomy.labels import key_of, named
from taxonomy.models import Term
from taxonomy.schemes import Scheme

FEW = 12
"""A vocabulary with no more terms than this is told in full."""


@dataclass
class Choice:
    """The terms that a case study may have of one vocabulary."""

    scheme: Scheme
    rule: TermRule

    @cached_property
    def labels(self):
        """The labels of the terms in use, in the order of forms."""
        return [term.pref_label for term, _ in self.scheme.walk()]

    @cached_property
    def by_name(self):
        """{key of any name: the terms that have it}. Labels count before synonyms, these before misspellings."""
        self.scheme.read_successors()
        found = defaultdict(list)
        for names_of in (main_names, lambda term: term.alt_labels, lambda term: term.hidden_labels):
            earlier = set(found)
            for term in self.scheme.terms:
                for key in {key_of(str(name)) for name in names_of(term) if name} - earlier:
                    found[key].append(term)
        return found

    def chosen(self, page):
        return page.terms.get(self.rule.key, [])

    def text(self, terms):
        return "; ".join(term.pref_label for term in terms)

    def read(self, cell):
        """Return the terms that a cell names. Raises Wrong."""
        text = text_of(cell)
        terms = settled(term for name in self.names_in(text) for term in self.named(name))
        if not self.rule.multiple and len(terms) > 1:
            raise Wrong(f"{quoted(text)} names {len(terms)} terms.", "Keep one.")
        return terms

    def names_in(self, text):
        """Yield the names in a text, parted by semicolons or lines; by commas too where one of the parts is a name and
        the whole is none: a name may have a comma of its own."""
        for part in filter(None, map(str.strip, re.split(r"[;\n]", text))):
            pieces = [piece.strip() for piece in part.split(",")]
            whole = key_of(part) in self.by_name or not any(key_of(piece) in self.by_name for piece in pieces)
            yield from [part] if whole else pieces

    def named(self, name):
        """Return the terms that a name stands for: one, or what all of a former term became."""
        found = self.by_name.get(key_of(name), [])
        first = [term for term in found if term.status == Term.Status.IN_USE] or found
        in_use = list(dict.fromkeys(survivor for term in first for survivor in term.survivors()))
        if len(in_use) == 1:
            return in_use
        if in_use:
            slugs = " or ".join(term.slug for term in in_use)
            raise Wrong(f"{quoted(name)} may be {named(in_use)}.", f"Write which: {slugs}.")
        if any(term.status == Term.Status.DRAFT for term in found):
            raise Wrong(f"{quoted(name)} is proposed, but not in use yet.", self.instead(name))
        if found:
            raise Wrong(f"{quoted(name)} is no longer used, and nothing replaced it.", self.instead(name))
        raise Wrong(f"{quoted(name)} is no term of “{self.rule.name}”.", self.instead(name))

    def instead(self, name):
        """Return the sentence that leads to the term that was likely meant."""
        near = nearest(name, list(self.known))
        if near:
            return f"Did you mean “{self.known[near]}”?"
        if len(self.labels) <= FEW:
            return f"Write one of: {'; '.join(self.labels)}."
        return "The sheet “Terms” of the template lists them all."

    @cached_property
    def known(self):
        """{label or synonym of a term in use: its label}"""
        in_use = [term for term, _ in self.scheme.walk()]
        return {name: term.pref_label for term in in_use for name in (*term.alt_labels, term.pref_label)}


def main_names(term):
    """Return the names under which a term is shown: its label, its slug, and its number with or without the label."""
    number = term.notation
    return (term.pref_label, term.slug, number, number and f"{number} {term.pref_label}")
