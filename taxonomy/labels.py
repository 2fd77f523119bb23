"""Labels: which are the same, how those of one term stay apart (SKOS S13), and how sentences list them."""


def key_of(label):
    """Return what two labels share when people would call them the same."""
    return " ".join(label.split()).casefold()


def distinct(labels, *, without=()):
    """Return the labels, trimmed, each once and none of those in `without`, in the order given."""
    taken = {key_of(label) for label in without}
    found = []
    for label in (" ".join(label.split()) for label in labels):
        if label and key_of(label) not in taken:
            taken.add(key_of(label))
            found.append(label)
    return found


def apart(pref_label, alt_labels, hidden_labels):
    """Return synonyms and misspellings such that no label of the term stands in two places."""
    synonyms = distinct(alt_labels, without=[pref_label])
    return synonyms, distinct(hidden_labels, without=[pref_label, *synonyms])


def in_words(texts, joined_by="and"):
    """Return texts as a sentence lists them: Camden, Islington and Westminster."""
    *others, last = [*texts] or [""]
    return f"{', '.join(others)} {joined_by} {last}" if others else last


def named(labels):
    """Return labels, or the terms that have them, as a sentence lists them: “Camden” and “Islington”."""
    return in_words(f"“{label}”" for label in labels)
