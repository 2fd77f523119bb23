"""What a page must have before it is published. Each type's rules stand in its own app's `readiness.py`;
this module is the engine that the edit form, the publishing guard and every import ask."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue

from content.terms import TermRule


def is_filled(value) -> bool:
    """Say whether an editor has put something there: text that is more than markup, a number, a child record."""
    if isinstance(value, StreamValue):
        return len(value) > 0
    if isinstance(value, str):
        return bool(strip_tags(value).replace("&nbsp;", " ").strip())
    if hasattr(value, "exists"):
        return value.exists()
    return value not in (None, [], ())


@dataclass(frozen=True)
class Rule:
    """One thing that publishing requires: the field it concerns, the test of its value, the sentence to the editor."""

    field: str
    message: str
    test: Callable[[Any], bool] = is_filled

    def problem(self, value):
        return None if self.test(value) else Problem(self.field, self.message)


@dataclass(frozen=True)
class Problem:
    """One reason why a page cannot be published yet."""

    field: str
    message: str


def problems_of(page) -> list[Problem]:
    """Return what stands between `page`, as it is in memory, and publication; empty when it is ready."""
    rules = [rule.problem(getattr(page, rule.field)) for rule in page.readiness_rules]
    chosen = page.terms
    terms = [
        Problem(rule.field, message)
        for rule in TermRule.for_page_type(page.page_type)
        if (message := rule.broken_by(len(chosen.get(rule.key, []))))
    ]
    return [problem for problem in rules if problem] + terms
