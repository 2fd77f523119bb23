"""How far a page has come: all that its rules have to say of it, and the share of what is asked for that is there."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME

from content.quality.hints import hints_of
from content.quality.passages import passages_of, whole_text
from content.quality.reading_age import reading_age
from content.readiness import Finding, Rule, faults_of, term_problems
from content.terms import PREFIX, TermRule

TITLE = Rule("title", "Give the page a title.")
"""What even a draft must have, which the form says by itself."""


@dataclass(frozen=True)
class Tally:
    """How many of the things that are asked for are there."""

    met: int
    asked: int


@dataclass(frozen=True)
class Completeness:
    """What a page lacks of all that it is asked for, field by field."""

    missing: list[Finding]
    lacking: list[Finding]
    required: Tally
    recommended: Tally

    @property
    def percentage(self):
        """The share of all that is required or recommended that is there, each counted alike, rounded down so that 100
        means all of it. Faults and hints count for nothing: how many there might be nobody can say."""
        return 100 * (self.required.met + self.recommended.met) // (self.required.asked + self.recommended.asked)


def completeness_of(page) -> Completeness:
    """Return how complete `page` is, as it is in memory: saved or not. It costs little, so that each save asks."""
    rules, term_rules = [TITLE, *page.readiness_rules], TermRule.for_page_type(page.page_type)
    missing = missing_of(rules, page) + term_problems(page, term_rules)
    lacking = missing_of(page.recommendations, page)
    asked = {rule.field for rule in rules} | {rule.field for rule in term_rules if rule.required}
    return Completeness(
        missing=missing,
        lacking=lacking,
        required=Tally(len(asked - {finding.field for finding in missing}), len(asked)),
        recommended=Tally(len(page.recommendations) - len(lacking), len(page.recommendations)),
    )


def missing_of(rules, page):
    found = [rule.problem(value_in(page, rule.field)) for rule in rules]
    return [finding for finding in found if finding]


def value_in(page, field):
    """Return the value of a field of the edit form, those of the vocabularies among them."""
    if field.startswith(PREFIX):
        return page.terms.get(field.removeprefix(PREFIX).replace("-", "_"), [])
    return getattr(page, field)


@dataclass(frozen=True)
class Assessment:
    """All that the rules have to say of one page. `required` stops publication; the rest never does."""

    completeness: Completeness
    required: list[Finding]
    recommended: list[Finding]
    hints: list[Finding]
    reading_age: int | None

    @property
    def findings(self):
        return [*self.required, *self.recommended, *self.hints]


def assess(page) -> Assessment:
    """Return what the rules have to say of `page`, as it is in memory: saved or not, with or without a revision."""
    hold_children(page)
    completeness, passages = completeness_of(page), passages_of(page)
    return Assessment(
        completeness=completeness,
        required=completeness.missing + faults_besides(completeness.missing, page),
        recommended=completeness.lacking,
        hints=hints_of(page, passages),
        reading_age=reading_age(whole_text(passages)),
    )


def hold_children(page):
    """Read the child records that are not in memory once, since several rules look at them."""
    names = {relation.get_accessor_name() for relation in get_all_child_relations(page)}
    held = {"page_terms", COMMENTS_RELATION_NAME, *(getattr(page, "_cluster_related_objects", None) or ())}
    if page.pk:
        prefetch_related_objects([page], *names - held)


def assess_latest(page) -> Assessment:
    """Return what the rules have to say of the newest revision of `page`, the one that editors work on."""
    return assess(page.get_latest_revision_as_object())


def faults_besides(missing, page):
    """Return what the database would refuse of a saved page, but for what is named already."""
    named = {finding.field for finding in missing}
    return [fault for fault in faults_of(page) if fault.field not in named] if page.pk else []
