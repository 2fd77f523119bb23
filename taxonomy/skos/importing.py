"""Imports vocabularies from a file: works out everything first, then writes it all, or nothing."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from taxonomy.applying import CHANGED_SINCE, apply
from taxonomy.models import TaxonomyChange, Term, Vocabulary
from taxonomy.plans import Plan, Refused, Stale
from taxonomy.signals import terms_changing
from taxonomy.skos import soundness
from taxonomy.skos.checks import concept_faults, printable, repeated_uris, scheme_faults
from taxonomy.skos.comparing import compare
from taxonomy.skos.ending import end_terms, rows_for
from taxonomy.skos.matching import find_vocabulary
from taxonomy.skos.notes import notes_of
from taxonomy.skos.parsing import parse_json, parse_turtle, parse_xml
from taxonomy.skos.placing import refuse_several
from taxonomy.skos.reading import read_graph
from taxonomy.skos.records import Scheme
from taxonomy.skos.table import read_table
from taxonomy.skos.vocabularies import make_vocabulary, new_vocabulary, settings_note, vocabulary_faults

PARSERS = {".ttl": parse_turtle, ".rdf": parse_xml, ".xml": parse_xml, ".jsonld": parse_json, ".json": parse_json}
TABLE = ".csv"
FORMATS = (*PARSERS, TABLE)
LARGEST = 10 * 1024 * 1024
MOST_CONCEPTS = 20_000
RETIRED = Term.Status.RETIRED


@dataclass(frozen=True)
class Source:
    """A file, and how it is meant."""

    name: str
    content: bytes
    vocabulary: str = ""
    """The slug of the vocabulary into which everything goes; empty: the file says."""
    retire_missing: bool = False


@dataclass
class Outcome:
    """What an import would do: a plan for each vocabulary, and what stands in its way."""

    plans: list[Plan] = field(default_factory=list)
    new: dict[str, Scheme] = field(default_factory=dict)
    """{slug of a vocabulary that is not there yet: what the file says of it}"""
    conflicts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    changes: list[TaxonomyChange] = field(default_factory=list)
    """The records of what was written."""

    @property
    def is_empty(self):
        return not self.new and all(plan.is_empty for plan in self.plans)

    @property
    def digest(self):
        """A short name for exactly this outcome."""
        parts = [f"{plan.vocabulary.slug} {plan.digest}" for plan in self.plans] + self.conflicts
        return hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()[:32]


def import_vocabularies(source, user=None, note="", expected=None, dry_run=False) -> Outcome:
    """Work out an import and, unless it is a dry run, write it in one transaction with a record in each history.
    `user` is who does it; nobody: whoever may use commands.

    Raises Refused when there are conflicts, and Stale when `expected`, the digest of the outcome
    that a person saw, is no longer that of the outcome; nothing is written then.
    """
    schemes, notes = read(source)
    with transaction.atomic():
        terms_changing.send(import_vocabularies)
        outcome = work_out(source, schemes, notes)
        outcome.conflicts += rights_lacking(outcome, user)
        if dry_run:
            return outcome
        if expected is not None and outcome.digest != expected:
            raise Stale(CHANGED_SINCE)
        if outcome.conflicts:
            raise Refused(*outcome.conflicts)
        write(outcome, user, note)
    return outcome


def read(source):
    """Return the schemes of a file, and notes on what was left out. Raises Refused with everything that is wrong."""
    if len(source.content) > LARGEST:
        raise Refused(f"The file is larger than {LARGEST // 1024**2} MB. Split it, a vocabulary a file.")
    form = Path(source.name).suffix.lower()
    if form == TABLE:
        schemes, faults, notes = read_table(source.content, source.vocabulary)
    elif form in PARSERS:
        schemes, faults, notes = read_graph(PARSERS[form](source.content))
    else:
        raise Refused(f"The name of the file must end in one of {', '.join(FORMATS)}: that tells what it is.")
    concepts = [concept for scheme in schemes for concept in scheme.concepts]
    if len(concepts) > MOST_CONCEPTS:
        raise Refused(f"The file has {len(concepts):,} concepts; at most {MOST_CONCEPTS:,} are read. Split it.")
    faults += [fault for scheme in schemes for fault in scheme_faults(scheme)]
    faults += [fault for concept in concepts for fault in concept_faults(concept)]
    faults += repeated_uris(concepts)
    if not schemes:
        faults.append("The file has no concepts and no vocabularies, so there is nothing to import.")
    if faults:
        raise Refused(*map(printable, faults))
    choose(source.vocabulary, schemes)
    return schemes, notes


def choose(chosen, schemes):
    """Put everything into the chosen vocabulary, if there is one; else each scheme must say which it is."""
    refuse_several(chosen, schemes)
    for scheme in schemes:
        if chosen:
            scheme.uri, scheme.slug = "", chosen
        elif not (scheme.uri or scheme.slug or scheme.name):
            raise Refused(
                "The file does not say of which vocabulary its terms are. Choose one (with the command: "
                "--vocabulary and its slug), or give the concepts a skos:inScheme, the rows a vocabulary."
            )


def work_out(source, schemes, notes):
    """Return the Outcome of importing these schemes, while nobody else changes a vocabulary."""
    vocabularies = list(Vocabulary.objects.select_for_update().order_by("pk"))
    refuse_unknown(source.vocabulary, vocabularies)
    outcome, seen = Outcome(notes=list(notes)), {}
    for scheme in schemes:
        vocabulary = find_vocabulary(scheme, vocabularies) or new_vocabulary(scheme)
        other = seen.setdefault(vocabulary.slug, scheme)
        if other is scheme:
            add_plan(outcome, compare(vocabulary, scheme), source)
        else:
            outcome.conflicts.append(
                f"“{scheme}” and “{other}” of the file are both “{vocabulary}” here. Import them one after the other."
            )
    outcome.conflicts += uris_taken(outcome)
    return outcome


def refuse_unknown(chosen, vocabularies):
    slugs = [vocabulary.slug for vocabulary in vocabularies]
    if chosen and chosen not in slugs:
        raise Refused(f"There is no vocabulary “{chosen}”. There are: {', '.join(sorted(slugs)) or 'none yet'}.")


def add_plan(outcome, comparison, source):
    """Add what the import does to one vocabulary, and what stands in its way."""
    vocabulary, scheme = comparison.vocabulary, comparison.scheme
    if vocabulary.pk:
        outcome.notes += filter(None, [settings_note(vocabulary, scheme)])
    else:
        outcome.new[vocabulary.slug] = scheme
        outcome.conflicts += vocabulary_faults(vocabulary, scheme)
    standing = end_terms(comparison, source.retire_missing)
    outcome.conflicts += [*comparison.conflicts, *soundness.faults_of(comparison)]
    outcome.notes += notes_of(comparison)
    outcome.plans.append(plan_of(comparison, standing, source))


def plan_of(comparison, standing, source):
    """Return the difference between before and after as a plan."""
    plan = Plan(TaxonomyChange.Operation.IMPORT, comparison.vocabulary, "")
    for key, after in comparison.after.items():
        before = comparison.before.get(key)
        if before is None:
            plan.add(key, after)
        elif changed := [name for name in after if after[name] != before[name]]:
            plan.terms[key] = tuple({name: state[name] for name in changed} for state in (before, after))
    plan.rows = rows_for(standing)
    counted = ", ".join(f"{number} {what}" for what, number in counts(plan).items() if number)
    plan.summary = f"Imported “{source.name}”: {counted or 'no terms'}"
    return plan


def counts(plan):
    """Return how many terms a plan adds, changes and retires."""
    added = sum(before is None for before, _ in plan.terms.values())
    retired = sum(before is not None and after.get("status") == RETIRED for before, after in plan.terms.values())
    return {"added": added, "changed": len(plan.terms) - added - retired, "retired": retired}


def uris_taken(outcome):
    """Yield a sentence for each URI that a term would get and one of another vocabulary has."""
    taken = {uri: (label, pk, name) for uri, label, pk, name in uris_here()}
    for plan in outcome.plans:
        for _, after in plan.terms.values():
            label, pk, name = taken.get(after.get("uri"), ("", plan.vocabulary.pk, ""))
            if pk != plan.vocabulary.pk:
                yield (
                    f"{after['uri']} is already “{label}” of “{name}”. A concept is in one vocabulary: "
                    "import the file into that one, or take the concept out."
                )


def uris_here():
    terms = Term.objects.exclude(uri="").order_by("pk")
    return terms.values_list("uri", "pref_label", "vocabulary_id", "vocabulary__name")


def rights_lacking(outcome, user):
    """Yield a sentence when somebody may not make the vocabularies that the file brings."""
    if outcome.new and user and not user.has_perm("taxonomy.add_vocabulary"):
        names = ", ".join(f"“{scheme}”" for scheme in outcome.new.values())
        yield f"The file brings a new vocabulary ({names}), which you may not add. Ask an administrator to import it."


def write(outcome, user, note):
    """Write every plan that changes something."""
    for plan in outcome.plans:
        if plan.vocabulary.pk is None:
            make_vocabulary(plan.vocabulary, outcome.new[plan.vocabulary.slug])
        if not plan.is_empty:
            outcome.changes.append(apply(plan, user=user, note=note))
