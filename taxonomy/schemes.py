"""Vocabularies with their terms, read once for a form or a search and then asked many times."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import prefetch_related_objects

from taxonomy.models import Term, Vocabulary


@dataclass
class Scheme:
    """One vocabulary and all its terms in memory (SKOS: a concept scheme)."""

    vocabulary: Vocabulary
    terms: list[Term] = field(default_factory=list)

    @property
    def slug(self):
        return self.vocabulary.slug

    @cached_property
    def by_slug(self):
        return {term.slug: term for term in self.terms}

    @cached_property
    def by_id(self):
        return {term.pk: term for term in self.terms}

    @cached_property
    def _children(self):
        children = defaultdict(list)
        for term in self.terms:
            children[term.broader_id].append(term)
        for siblings in children.values():
            siblings.sort(key=self._sort_key)
        return children

    def _sort_key(self, term):
        return term.sort_order if self.vocabulary.ordered else term.pref_label.casefold()

    def walk(self, broader_id=None, level=0):
        """Yield (term in use, level) in display order, each broader term before its narrower ones."""
        for term in self._children[broader_id]:
            shown = term.status == Term.Status.IN_USE
            if shown:
                yield term, level
            yield from self.walk(term.pk, level + shown)

    def walk_all(self, broader_id=None, level=0):
        """Yield (term, level) of every term, drafts and retired ones too, in display order."""
        for term in self._children[broader_id]:
            yield term, level
            yield from self.walk_all(term.pk, level + 1)

    @cached_property
    def _replaced(self):
        """The retired terms that each term replaced; a page may still have one of them."""
        replaced = defaultdict(list)
        for term in self.read_successors():
            for successor in term.replaced_by.all():
                replaced[successor.pk].append(term)
        return replaced

    def read_successors(self):
        """Read at once what replaced the retired terms; return these."""
        retired = [term for term in self.terms if term.status == Term.Status.RETIRED]
        prefetch_related_objects(retired, "replaced_by")
        return retired

    def former(self, term):
        """Return the retired terms that this one replaced, those that these had replaced before among them."""
        found, waiting = [], [term]
        while waiting:
            new = [old for old in self._replaced[waiting.pop().pk] if old not in found]
            found += new
            waiting += new
        return found

    def covered(self, term):
        """Return the ids of all terms that a search for `term` finds: itself, its narrower ones, those it replaced
        and, where the vocabulary is cumulative, those that rank above it."""
        waiting = [term]
        if self.vocabulary.cumulative:
            waiting = [other for other in self.terms if other.sort_order >= term.sort_order]
        covered = set()
        while waiting:
            current = waiting.pop()
            if current.pk not in covered:
                covered.add(current.pk)
                waiting += self._children[current.pk] + self._replaced[current.pk]
        return covered


def load_schemes(**filters):
    """Return the schemes whose vocabularies match `filters`, by slug in display order, in two queries."""
    schemes = {v.pk: Scheme(v) for v in Vocabulary.objects.filter(**filters).distinct()}
    for term in Term.objects.filter(vocabulary__in=schemes):
        scheme = schemes[term.vocabulary_id]
        term.vocabulary = scheme.vocabulary
        scheme.terms.append(term)
    return {scheme.slug: scheme for scheme in schemes.values()}
