"""What people should know of an import before they do it, though nothing stands in its way."""

from taxonomy.models import Term

NAMED = 5
"""So many terms a note names; the rest are counted."""
DETAILS = {
    "definition": "definition",
    "scope_note": "scope note",
    "change_note": "change note",
    "notation": "notation",
    "broader": "broader term",
    "alt_labels": "synonyms",
    "hidden_labels": "misspellings",
    "exact_match": "“same as” addresses",
}


def notes_of(comparison):
    """Yield sentences on what stays though the file has it otherwise, and on what goes since the file lacks it."""
    if comparison.kept_retired:
        yield f"Retired here and in use in the file, so still retired afterwards: {counted(comparison.kept_retired)}."
    for field, what in DETAILS.items():
        if emptied := [comparison.label(pk) for pk in comparison.before if loses(comparison, pk, field)]:
            yield f"Without {what} afterwards, since the file has none for these terms: {counted(emptied)}."


def loses(comparison, pk, field):
    """Say whether a term that stays in use loses the only thing that a field holds."""
    after = comparison.after[pk]
    return comparison.before[pk][field] and not after[field] and after["status"] != Term.Status.RETIRED


def counted(labels):
    """Return the first of these labels, and how many more there are."""
    names = [f"“{label}”" for label in labels[:NAMED]]
    more = len(labels) - NAMED
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")
