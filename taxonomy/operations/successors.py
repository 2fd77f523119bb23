"""Which terms can take another's place."""

from taxonomy.models import Term
from taxonomy.plans import Refused


def refuse_successors(term, successors):
    """Raise Refused when one of these cannot stand for `term`: only others of its vocabulary that are in use can."""
    for other in successors:
        if other == term:
            raise Refused(f"“{term}” cannot take its own place. Choose another term.")
        if other.vocabulary_id != term.vocabulary_id:
            raise Refused(f"“{other}” is a term of “{other.vocabulary}”. Choose one of “{term.vocabulary}”.")
        if other.status != Term.Status.IN_USE:
            raise Refused(f"“{other}” is {other.get_status_display().lower()}. Choose a term in use.")
