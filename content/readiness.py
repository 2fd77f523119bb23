"""What a page must have before it is published. Each type's rules stand in its own app's `readiness.py`;
this module is the engine that the edit form, the publishing guard and every import ask. What a page should have
besides, and how far it has come, is for `content.assessment` to say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import strip_tags
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.blocks import BoundBlock, StreamValue
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME
from wagtail.rich_text import RichText

from content.terms import TermRule
from taxonomy.assignment import grouped, settled


def is_filled(value) -> bool:
    """Say whether an editor has put something there: text that is more than markup, a number, a child record."""
    if isinstance(value, BoundBlock):
        return value.value is None or is_filled(value.value)  # a block without a value shows something of its own
    if isinstance(value, StreamValue):
        return any(is_filled(block) for block in value)
    if isinstance(value, Mapping):
        return any(is_filled(part) for part in value.values())
    if isinstance(value, RichText):
        value = value.source
    if isinstance(value, str):
        return bool(strip_tags(value).replace("&nbsp;", " ").strip())
    if hasattr(value, "exists"):
        return value.exists()
    return value not in (None, [], ())


class Kind(StrEnum):
    """What a finding means for the page: it cannot be published, it lacks something, it could be better."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    HINT = "hint"


@dataclass(frozen=True)
class Finding:
    """One thing that the rules have to say of a page: the field it concerns, and the sentence that says what to do."""

    field: str
    message: str
    kind: Kind = Kind.REQUIRED


@dataclass(frozen=True)
class Rule:
    """One thing that a page is asked for: the field it concerns, the test of its value, the sentence to the editor."""

    field: str
    message: str
    test: Callable[[Any], bool] = is_filled
    kind: Kind = Kind.REQUIRED

    def problem(self, value):
        return None if self.test(value) else Finding(self.field, self.message, self.kind)


def problems_of(page) -> list[Finding]:
    """Return what stands between `page`, as it is in memory, and publication; empty when it is ready."""
    if not hasattr(page, "readiness_rules"):
        return faults_of(page)  # the home page and the indexes ask nothing more
    rules = [rule.problem(getattr(page, rule.field)) for rule in page.readiness_rules]
    terms = term_problems(page, TermRule.for_page_type(page.page_type))
    return [problem for problem in rules if problem] + terms + faults_of(page)


def problems_of_latest(page) -> list[Finding]:
    """Return what stands between the newest revision of `page`, the one that would be published, and publication."""
    revision = page.get_latest_revision()
    return problems_of(revision.as_object() if revision else page.specific)


def term_problems(page, rules):
    """Return the problems that `rules` have with the terms that would stand on the page once it is saved."""
    chosen = settled(term for terms in page.terms.values() for term in terms)
    counts = {key: len(terms) for key, terms in grouped(chosen).items()}
    return [Finding(rule.field, message) for rule in rules if (message := rule.broken_by(counts.get(rule.key, 0)))]


def faults_of(page):
    """Return what a draft may hold but the database or readers would stumble over: an address that another page has
    taken since, a record that lacks what it must have, an unfinished block."""
    problems = [Finding(field, message) for field, message in faults_in(page)]
    for relation, record in child_records(page):
        name = capfirst(record._meta.verbose_name)
        found = [f"{name}, {label_of(record, field)}: {text}" for field, text in faults_in(record)]
        problems += [Finding(relation, message) for message in found]
    return problems


def child_records(cluster):
    """Yield (the page's name for them, record) for its partners, sources and so on, and for the records below them,
    but neither its terms, which have rules of their own, nor the comments on its draft."""
    for relation in get_all_child_relations(cluster):
        name = relation.get_accessor_name()
        if name not in ("page_terms", COMMENTS_RELATION_NAME):
            for record in getattr(cluster, name).all():
                yield name, record
                if isinstance(record, ClusterableModel):
                    yield from ((name, below) for _, below in child_records(record))


def faults_in(record):
    """Yield (field, sentence) for each value that the model or its blocks would not accept."""
    fields = record._meta.fields
    unseen = {field.name for field in fields if not field.editable or isinstance(field, ParentalKey)}
    try:
        record.full_clean(exclude=unseen)
    except ValidationError as error:
        yield from ((field, text) for field, texts in error.message_dict.items() for text in texts)
    for field in fields:
        if isinstance(field, StreamField) and not is_whole(field, getattr(record, field.name)):
            yield field.name, f"Complete or remove the unfinished block in “{capfirst(field.verbose_name)}”."


def label_of(record, field):
    return "whole" if field == NON_FIELD_ERRORS else record._meta.get_field(field).verbose_name


def is_whole(field, value):
    """Say whether every block of a StreamField has what it must have."""
    try:
        field.stream_block.clean(value)
    except ValidationError:
        return False
    return True
