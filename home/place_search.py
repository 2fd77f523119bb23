"""Finds places by name: by the first letters of any word of their labels, whatever its accents and points."""

import re
import unicodedata

from taxonomy.labels import in_words
from taxonomy.models import Term

MAX_TEXT = 100
MOST = 50
SILENT = re.compile(r"[’'`.]")
WORD = re.compile(r"\w+")


def words_of(text):
    """Return the words of a label as people type them: “St. Helens” and “st helens”, “Môn” and “mon” are the same."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return WORD.findall(SILENT.sub("", plain.casefold()).replace("&", " and "))


def places_found(scheme, text, counts, address):
    """Return what a search for `text` shows: at most `MOST` places. None when nothing was asked. Places that are no
    longer used are found too, since readers know them."""
    text = " ".join(text.replace("\0", "").split())[:MAX_TEXT]
    if not text:
        return None
    wanted = words_of(text)
    terms = [term for term, _ in scheme.walk_all() if term.status != Term.Status.DRAFT and matches(term, wanted)]
    terms.sort(key=lambda term: rank(term, wanted))
    return {
        "text": text,
        "total": len(terms),
        "places": [
            {
                "name": term.pref_label,
                "url": address(term),
                "count": counts[term.pk],
                "within": within(scheme, term),
                "retired": term.status == Term.Status.RETIRED,
                "now": in_words(other.pref_label for other in term.survivors() if other != term),
            }
            for term in terms[:MOST]
        ],
    }


def matches(term, wanted):
    """Say whether one label, or the code, holds the wanted words."""
    labels = [term.pref_label, *term.alt_labels, *term.hidden_labels, term.notation]
    return bool(wanted) and any(holds(label, wanted) for label in labels)


def holds(label, wanted):
    """Say whether for each wanted word a word of the label begins with it."""
    words = words_of(label)
    return all(any(word.startswith(start) for word in words) for start in wanted)


def rank(term, wanted):
    """Those of that very name come first, then those whose own name holds it, then those known by another name."""
    return words_of(term.pref_label) != wanted, not holds(term.pref_label, wanted), term.pref_label.casefold()


def within(scheme, term):
    """Return the label of the place around a term, to tell two of one name apart; empty when there is none."""
    around = scheme.by_id.get(term.broader_id)
    return around.pref_label if around and around.status == Term.Status.IN_USE else ""
