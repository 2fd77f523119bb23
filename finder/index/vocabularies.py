"""Vocabularies and terms in memory: each process reads them once and keeps them until they change."""

from dataclasses import dataclass, field
from functools import cached_property

from taxonomy.models import Term, VocabularyUse
from taxonomy.schemes import Scheme, load_schemes


@dataclass(eq=False)
class Vocabularies:
    """All vocabularies with their terms, as they stood when they were first asked for. Nobody changes them."""

    _found: dict = field(default_factory=dict)

    @cached_property
    def schemes(self) -> dict[str, Scheme]:
        """The vocabularies by slug, in display order, each term with the one above it."""
        schemes = load_schemes()
        for scheme in schemes.values():
            for term in scheme.terms:
                term.broader = scheme.by_id.get(term.broader_id)
            scheme.read_successors()
        return schemes

    @cached_property
    def terms(self) -> dict[int, Term]:
        """Every term by its id."""
        return {term.pk: term for scheme in self.schemes.values() for term in scheme.terms}

    @cached_property
    def _uses(self):
        return set(VocabularyUse.objects.values_list("vocabulary_id", "page_type"))

    def of(self, page_types):
        """Return the vocabularies that apply to any of these types of page, by slug."""
        key = frozenset(page_types)
        if key not in self._found:
            used = {vocabulary for vocabulary, page_type in self._uses if page_type in key}
            self._found[key] = {slug: scheme for slug, scheme in self.schemes.items() if scheme.vocabulary.pk in used}
        return self._found[key]

    def grouped(self, term_ids):
        """Return the terms with these ids by vocabulary, as `taxonomy.assignment.terms_of` does, drafts left out."""
        groups = {}
        for term in filter(None, map(self.terms.get, term_ids)):
            if term.status != Term.Status.DRAFT:
                groups.setdefault(term.vocabulary.slug.replace("-", "_"), []).append(term)
        return groups
