"""Which pages a retag, or its undo, may change: each page's permission, lock and rules are asked again each time."""

from collections import Counter
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from content.models import content_page_types
from content.page_rights import PageRights, pages_of
from content.terms import TermRule
from taxonomy.drafts import DRAFTS, scheduled_page_ids
from taxonomy.operations.retagging import held_by, leave_out
from taxonomy.uses import PAGE_TERMS


@dataclass
class Outcome:
    """What becomes of the pages of a retag."""

    live: list[Page] = field(default_factory=list)
    """Readers see the change at once; a draft of theirs changes too."""
    drafts: list[Page] = field(default_factory=list)
    """Only what is yet to be published changes."""
    unchanged: list[Page] = field(default_factory=list)
    skipped: dict[str, list[Page]] = field(default_factory=dict)
    """{reason: pages}"""

    @property
    def changed(self):
        return [*self.live, *self.drafts]


def check(plan, page_ids, user):
    """Take out of `plan` the pages that may not be changed; return what becomes of each."""
    reasons = Reasons(plan, page_ids, user)
    outcome, skipped = Outcome(), set()
    at_once = {row.owner for row in plan.rows.get(PAGE_TERMS, [])}
    touched = {row.owner for rows in plan.rows.values() for row in rows}
    for page in pages_of(page_ids):
        if reason := reasons.against(page, page.pk in touched):
            outcome.skipped.setdefault(reason, []).append(page)
            skipped.add(page.pk)
        elif page.pk not in touched:
            outcome.unchanged.append(page)
        elif page.live and page.pk in at_once:
            outcome.live.append(page)
        else:
            outcome.drafts.append(page)
    leave_out(plan, skipped)
    return outcome


class Reasons:
    """Says why a page is skipped. Rights, rules and what pages have are read once for all of them."""

    def __init__(self, plan, page_ids, user):
        self.plan, self.rights = plan, PageRights(user)
        self.rules = rules_by_type(plan.vocabulary)
        self.held = held_by(plan.vocabulary, page_ids)
        self.scheduled = scheduled_page_ids()
        self.growth = {label: growth_of(rows) for label, rows in plan.rows.items()}

    def against(self, page, changes):
        """Return the reason why a page is not changed, or None."""
        rule = self.rules.get(page.content_type_id)
        if rule is None:
            return f"Pages of this type have no “{self.plan.vocabulary}”."
        return self.rights.against(page) or (self.broken(rule, page) if changes else None)

    def broken(self, rule, page):
        """Return how the page, a draft of it or its scheduled version would break the rule of its type."""
        must_have = rule.required and (page.live or page.pk in self.scheduled)
        for count in self.counts_after(page):
            if rule.limit and count > rule.limit:
                return too_many(rule)
            if must_have and not count:
                return (
                    f"It would lose its last term of “{rule.name}”, and must have one while it is live or scheduled."
                )
        return None

    def counts_after(self, page):
        """Yield how many terms each version of the page has afterwards that changes and may come to be read."""
        for label, growth in self.growth.items():
            shadowed = label == PAGE_TERMS and not page.live and page.pk in self.held[DRAFTS.label]
            if page.pk in growth and not shadowed:
                yield len(self.held[label][page.pk]) + growth[page.pk]


def rules_by_type(vocabulary):
    """Return {content type id: TermRule} of the types of page that have the vocabulary."""
    rules = {}
    for page_type, model in content_page_types().items():
        for rule in TermRule.for_page_type(page_type):
            if rule.slug == vocabulary.slug:
                rules[ContentType.objects.get_for_model(model).pk] = rule
    return rules


def growth_of(rows):
    """Return {page id: by how many terms it grows}."""
    growth = Counter()
    for row in rows:
        growth[row.owner] += (row.before is None) - (row.after is None)
    return growth


def too_many(rule):
    if not rule.multiple:
        return f"It has another term of “{rule.name}”, and may have only one. Use “Replace a term with another”."
    return f"It would have more than {rule.limit} terms of “{rule.name}”, the most that it may have."
