"""What a list says of a text before its results: which terms it names, and what was looked for in its place."""

from dataclasses import dataclass

from finder.addresses import term_address
from finder.filters import address

MOST_TERMS = 4


@dataclass(frozen=True)
class NamedTerm:
    """A term that the text names, with the number of pages that have it."""

    label: str
    kind: str
    count: int
    url: str


def answer_context(results, url):
    """Return what the list at `url` says of the query's text; an empty dictionary without one."""
    answer, query = results.answer, results.query
    if answer is None:
        return {}
    likely = answer.corrected or answer.suggestion
    return {
        "text": query.text,
        "corrected": answer.corrected,
        "suggestion": answer.suggestion,
        "likely_url": address(url, query.changed(text=likely)) if likely else "",
        "partly": answer.partly,
        "terms": list(named_terms(results)) if query.page == 1 else [],
    }


def named_terms(results):
    """Yield the terms that the text names and that pages have, but for those that are chosen already."""
    chosen = {pk for choices in results.query.terms.values() for choice in choices for pk in choice.term_ids}
    for term in results.answer.match.terms[:MOST_TERMS]:
        count = len(results.index.with_one("term", term.pk))
        if count and term.pk not in chosen:
            yield NamedTerm(term.pref_label, term.vocabulary.name, count, term_address(term))
