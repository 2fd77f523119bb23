"""What must hold of a vocabulary after every change (SKOS integrity conditions, and no term above itself)."""

from taxonomy.labels import key_of
from taxonomy.models import Term
from taxonomy.plans import Refused


def check_integrity(vocabulary):
    """Raise Refused, naming the terms, when the vocabulary would be unsound."""
    rows = Term.objects.filter(vocabulary=vocabulary).order_by("pk")
    labels, broader, shown = {}, {}, []
    for pk, label, above, status in rows.values_list("pk", "pref_label", "broader_id", "status"):
        labels[pk], broader[pk] = label, above
        shown += [pk] if status != Term.Status.RETIRED else []
    faults = [*cycles(labels, broader), *related_above(vocabulary, labels, broader), *twins(labels, broader, shown)]
    if faults:
        raise Refused(*faults)


def ancestors(pk, broader):
    """Return the ids of all terms above one, nearest first. In a cycle it stops where it would begin again."""
    found, above = [], broader.get(pk)
    while above is not None and above not in found:
        found.append(above)
        above = broader.get(above)
    return found


def cycles(labels, broader):
    """Yield a sentence when terms stand above themselves. Each term is walked once."""
    sound = set()
    for start in broader:
        path, current = [], start
        while current is not None and current not in sound:
            if current in path:
                names = " > ".join(labels[pk] for pk in [*path[path.index(current) :], current])
                yield f"These terms would each stand under the next, in a ring: {names}. Choose another broader term."
                return
            path.append(current)
            current = broader.get(current)
        sound.update(path)


def related_above(vocabulary, labels, broader):
    """Yield a sentence for each pair that is both related and one above the other (SKOS S27)."""
    pairs = Term.related.through.objects.filter(from_term__vocabulary=vocabulary)
    for first, second in pairs.order_by().values_list("from_term_id", "to_term_id"):
        if second in labels and second in ancestors(first, broader):
            yield (
                f"“{labels[first]}” is related to “{labels[second]}”, so it cannot stand under it. "
                "Remove one of the two links."
            )


def twins(labels, broader, shown):
    """Yield a sentence for each label that two terms would have under the same broader one, retired ones aside."""
    seen = set()
    for pk in shown:
        place = broader[pk], key_of(labels[pk])
        if place in seen:
            yield f"Two terms would be called “{labels[pk]}” in one place. Rename or merge one of them first."
        seen.add(place)


def label_faults(vocabulary, state, pk=None):
    """Yield a sentence for each reason why a term cannot have the labels of `state`."""
    label = state["pref_label"].strip()
    if not label:
        yield "Enter a label."
    if state["status"] == Term.Status.RETIRED:
        return
    same = Term.objects.filter(vocabulary=vocabulary, broader=state["broader"]).exclude(pk=pk)
    for other in same.exclude(status=Term.Status.RETIRED):
        if key_of(other.pref_label) == key_of(label):
            yield f"“{other}” is there already. Use that term, or choose another label."
