"""Works out what a vocabulary will be after an import, beside what it is."""

from dataclasses import dataclass, field

from django.utils.text import slugify

from taxonomy.labels import apart
from taxonomy.models import Term, Vocabulary
from taxonomy.operations.edits import blank_state
from taxonomy.plans import RELATIONS, state_of
from taxonomy.skos.addresses import is_own, own_slugs
from taxonomy.skos.matching import Matching
from taxonomy.skos.records import Scheme
from taxonomy.succession import standing_for

Status = Term.Status
PLAIN = (
    "pref_label",
    "notation",
    "definition",
    "scope_note",
    "change_note",
    "alt_labels",
    "hidden_labels",
    "exact_match",
)
"""The fields that are taken over as they are."""
WORDS = {"broader": "stands under", "related": "is related to", "replaced_by": "is replaced by"}


@dataclass
class Comparison:
    """A vocabulary before and after. A term is named by its id or, when it is new, by a text."""

    vocabulary: Vocabulary
    scheme: Scheme
    terms: dict[int, Term]
    before: dict[int, dict] = field(default_factory=dict)
    after: dict[int | str, dict] = field(default_factory=dict)
    concepts: dict[int | str, object] = field(default_factory=dict)
    """{term: the concept of the file that it is}"""
    keys: dict[str, int | str] = field(default_factory=dict)
    """{what the file calls a concept, or what identifies a term here: the term}"""
    kept_retired: list[str] = field(default_factory=list)
    """Labels of terms that are retired here, and in use in the file."""
    conflicts: list[str] = field(default_factory=list)

    def name(self, key):
        """Return how a sentence names a term as it will be: as in the file, when it is there."""
        return str(self.concepts[key]) if key in self.concepts else f"“{self.after[key]['pref_label']}”"

    def label(self, key):
        return self.after[key]["pref_label"]

    def changed(self, key, *names):
        """Say whether a term is new, or differs in one of these fields."""
        before, after = self.before.get(key), self.after[key]
        return before is None or any(before[name] != after[name] for name in names)

    def survivors(self, key):
        """Return the terms that will be in use and stand for this one, as `Term.survivors` does."""
        return standing_for(key, lambda other: self.after[other]["status"] == Status.IN_USE, self.replacing)

    def replacing(self, key):
        state = self.after[key]
        return state["replaced_by"] if state["status"] == Status.RETIRED else ()


def compare(vocabulary, scheme) -> Comparison:
    """Compare a scheme of a file with a vocabulary, which may be one yet to be made."""
    terms = vocabulary.terms.select_related("broader", "vocabulary") if vocabulary.pk else Term.objects.none()
    terms = {term.pk: term for term in terms.prefetch_related(*RELATIONS).order_by("pk")}
    comparison = Comparison(vocabulary, scheme, terms)
    comparison.before = {pk: state_of(term) for pk, term in terms.items()}
    comparison.after = {pk: dict(state) for pk, state in comparison.before.items()}
    match(comparison)
    for key, concept in comparison.concepts.items():
        comparison.after[key] = merged(comparison, key, concept)
    link(comparison)
    return comparison


def match(comparison):
    """Say of each concept which term it is, or give it a key and a slug of its own."""
    matching = Matching(list(comparison.terms.values()), comparison.scheme.concepts, comparison.conflicts)
    found = matching.run()
    comparison.keys = {uri: terms[0].pk for uri, terms in matching.by_uri.items()}
    slugs = FreeSlugs(term.slug for term in comparison.terms.values())
    position = max((term.sort_order for term in comparison.terms.values()), default=-1)
    for number, concept in enumerate(comparison.scheme.concepts, 1):
        term = found.get(concept.ref)
        key = term.pk if term else f"new {number}"
        comparison.keys[concept.ref] = key
        comparison.concepts[key] = concept
        if term is None:
            blank = blank_state() | {"slug": slugs.take(slug_of(comparison, concept)), "sort_order": position + number}
            comparison.after[key] = blank | {"uri": kept_uri(concept.uri)}
        elif concept.uri not in matching.by_uri and kept_uri(concept.uri):
            comparison.after[key]["uri"] = concept.uri


def kept_uri(uri):
    """Return the URI that a term keeps of a concept: none when it is an address of this site."""
    return "" if is_own(uri) else uri


def slug_of(comparison, concept):
    """Return the slug that a new term should have."""
    own = own_slugs(concept.uri)
    if own and own[0] == comparison.vocabulary.slug:
        return own[1]
    if is_own(concept.uri):
        comparison.conflicts.append(
            f"{concept} has an address of this site, but not one of “{comparison.vocabulary}”. "
            "Give it another URI, or none."
        )
    return concept.values.get("slug") or slugify(concept.label)[:110] or "term"


class FreeSlugs:
    """The slugs that no term has or had."""

    def __init__(self, taken):
        self.taken = set(taken)
        self.last = {}

    def take(self, slug):
        free, number = slug, self.last.get(slug, 1)
        while free in self.taken:
            number += 1
            free = f"{slug[:110]}-{number}"
        self.last[slug] = number
        self.taken.add(free)
        return free


def merged(comparison, key, concept):
    """Return what a term will be of itself, without its links: as the file has it, where the file speaks of it."""
    state = comparison.after[key]
    is_new, given = key not in comparison.before, comparison.scheme.given
    spoken = {name: value for name, value in concept.values.items() if is_new or name in given}
    wanted = state | {name: spoken[name] for name in PLAIN if name in spoken}
    wanted["pref_label"] = " ".join(wanted["pref_label"].split())
    wanted["alt_labels"], wanted["hidden_labels"] = apart(
        wanted["pref_label"], wanted["alt_labels"], wanted["hidden_labels"]
    )
    for name in PLAIN:
        state[name] = state[name] if is_same(state[name], wanted[name]) else in_known_order(state[name], wanted[name])
    if "sort_order" in spoken:
        state["sort_order"] = spoken["sort_order"]
    return state | status_of(comparison, key, spoken)


def is_same(old, new):
    """Say whether two values are the same but for the order of a list, or the kind of the ends of lines."""
    if isinstance(old, list):
        return sorted(" ".join(text.split()) for text in old) == sorted(new)
    return old.replace("\r\n", "\n").strip() == new


def in_known_order(old, new):
    """Return a list with what was there before in its order, and the rest in the alphabet's; other values as they
    are."""
    if not isinstance(new, list):
        return new
    return [text for text in old if text in new] + sorted(text for text in set(new) if text not in old)


def status_of(comparison, key, spoken):
    """Return the status that a term will have. One that is retired stays so: who retired it knew why."""
    before, wanted = comparison.before.get(key), spoken.get("status")
    if wanted is None:
        return {}
    if before and before["status"] == Status.RETIRED != wanted:
        comparison.kept_retired.append(before["pref_label"])
        return {}
    return {"status": wanted}


def link(comparison):
    """Put terms in the place of what the file calls them."""
    given = comparison.scheme.given
    own = {key: set() for key in comparison.concepts}
    for key, concept in comparison.concepts.items():
        state, is_new = comparison.after[key], key not in comparison.before
        if "broader" in concept.values and (is_new or "broader" in given):
            reference = concept.values["broader"]
            state["broader"] = found(comparison, concept, "broader", reference) if reference else None
        if state["status"] == Status.RETIRED and (is_new or "replaced_by" in given):
            state["replaced_by"] = in_order(found_all(comparison, concept, "replaced_by")) or state["replaced_by"]
        own[key] = set(found_all(comparison, concept, "related"))
    if "related" in given:
        relate(comparison, own)


def relate(comparison, own):
    """Make related what the file has so. Links with terms that it does not have stay."""
    for key, others in own.items():
        for other in others:
            own[key] = own[key] | {other}
            if other in own:
                own[other] = own[other] | {key}
    for key, others in own.items():
        kept = [other for other in comparison.after[key]["related"] if other not in own]
        comparison.after[key]["related"] = in_order({*others, *kept})
        for other in others - own.keys():
            comparison.after[other]["related"] = in_order({*comparison.after[other]["related"], key})


def in_order(keys):
    """Return terms in the order in which a plan names them: those that are there first."""
    return sorted(set(keys), key=lambda key: (isinstance(key, str), key))


def found_all(comparison, concept, name):
    keys = (found(comparison, concept, name, reference) for reference in concept.values.get(name) or ())
    return [key for key in keys if key is not None]


def found(comparison, concept, name, reference):
    """Return the term that a reference means; None when there is none, which is a conflict."""
    key = comparison.keys.get(reference)
    if key is None:
        comparison.conflicts.append(
            f"{concept} {WORDS[name]} {reference}, and neither the file nor “{comparison.vocabulary}” here has such a "
            "term. Add it to the file, or take the link out."
        )
    return key
