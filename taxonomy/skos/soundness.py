"""What must hold of a vocabulary as an import leaves it. What was unsound before is not the fault of the file."""

from collections import defaultdict

from taxonomy.labels import key_of
from taxonomy.models import Term

DEEPEST = 50
"""So many levels a vocabulary may have; a tree is drawn by stepping into each."""
RETIRED = Term.Status.RETIRED


def faults_of(comparison):
    """Yield a sentence for each fault that the import would bring in."""
    yield from flat_faults(comparison)
    rings = list(ring_faults(comparison))
    yield from rings
    yield from twin_faults(comparison, twins_by_label(comparison), "label", "pref_label", "status", "broader")
    yield from twin_faults(comparison, twins_by_notation(comparison), "notation", "notation", "status")
    yield from replacement_faults(comparison)
    if not rings:
        yield from related_faults(comparison)


def flat_faults(comparison):
    if comparison.vocabulary.hierarchical:
        return
    for key, state in comparison.after.items():
        if state["broader"] is not None and comparison.changed(key, "broader"):
            yield (
                f"{comparison.name(key)} stands under another term, and “{comparison.vocabulary}” is a flat list. "
                "Turn on “Broader and narrower terms” in its settings first, or take the broader term out."
            )


def ring_faults(comparison):
    """Yield a sentence for each ring, and for each branch that goes down too far."""
    depth = {None: 0}
    for start in comparison.after:
        path, current = {}, start
        while current not in depth and current not in path:
            path[current] = None
            current = comparison.after[current]["broader"]
        if current in path:
            ring = list(path)[list(path).index(current) :]
            names = " > ".join(f"“{comparison.label(key)}”" for key in [*ring[:5], current])
            yield f"{comparison.name(current)} would stand under itself: {names}. Take one of these broader links out."
        above = 0 if current in path else depth[current]
        for key in reversed(path):
            above = depth[key] = above + 1
            if above == DEEPEST + 1 and current not in path:
                yield f"{comparison.name(key)} stands more than {DEEPEST} levels down. Put it under a wider term."


def twins_by_label(comparison):
    return grouped(comparison, lambda state: (state["broader"], key_of(state["pref_label"])))


def twins_by_notation(comparison):
    return grouped(comparison, lambda state: state["notation"])


def grouped(comparison, key_for):
    """Return the groups of terms, without retired ones, that have something in common which only one may have."""
    groups = defaultdict(list)
    for key, state in comparison.after.items():
        common = key_for(state)
        if state["status"] != RETIRED and common:
            groups[common].append(key)
    return [keys for keys in groups.values() if len(keys) > 1]


def twin_faults(comparison, groups, what, *fields):
    for keys in groups:
        if any(comparison.changed(key, *fields) for key in keys):
            names = " and ".join(comparison.name(key) for key in keys[:3])
            where = " under the same broader term" if what == "label" else ""
            yield (
                f"{names} would have the same {what}{where}. Change one of them, or, if they are one, "
                "give that one concept the URI of the term here."
            )


def replacement_faults(comparison):
    """Yield a sentence for each term that would in the end replace itself."""
    for key, state in comparison.after.items():
        if state["replaced_by"] and comparison.changed(key, "replaced_by") and key in followed(comparison, key):
            yield f"{comparison.name(key)} would in the end be replaced by itself. Mend what replaced it."


def followed(comparison, key):
    found, waiting = set(), list(comparison.after[key]["replaced_by"])
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += comparison.after[current]["replaced_by"]
    return found


def related_faults(comparison):
    """Yield a sentence for each term that is related to one above it (SKOS S27)."""
    for key, state in comparison.after.items():
        if state["related"]:
            above = ancestors(comparison, key)
            for other in filter(above.__contains__, state["related"]):
                yield (
                    f"{comparison.name(key)} is related to “{comparison.label(other)}” and stands under it. "
                    "Take one of the two links out."
                )


def ancestors(comparison, key):
    found, above = set(), comparison.after[key]["broader"]
    while above is not None:
        found.add(above)
        above = comparison.after[above]["broader"]
    return found
