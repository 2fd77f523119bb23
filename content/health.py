"""Checks of the taxonomy's health that look at pages: too few terms, or too many."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, F, OuterRef, Q, Value
from wagtail.models import Page

from content.models import content_page_types
from content.terms import TermRule
from taxonomy.admin.health.checks import Check, Line
from taxonomy.models import PageTerm

MOST = 10
"""So many terms of one vocabulary a page may have where its type sets no limit. One with more is found by a choice of
any of them, and for most is not what was meant."""


@dataclass(frozen=True)
class Demand:
    """The rule of one type of page for one vocabulary, by their ids."""

    page_type: int
    vocabulary: int
    rule: TermRule

    @property
    def limit(self):
        return self.rule.limit or MOST


def demands(census):
    """Return the rules of all types of page for all their vocabularies."""
    types = content_page_types()
    return [
        Demand(ContentType.objects.get_for_model(types[use.page_type]).pk, use.vocabulary_id, TermRule.of(use))
        for use in census.demands
        if use.page_type in types
    ]


class TooFewTerms(Check):
    """Publishing asks for these terms; a page loses them when a term is retired, or the rules change."""

    slug = "too-few-terms"
    title = "Pages with too few terms"
    counted = "Live pages without any term of a vocabulary that their type must have."
    advice = "Choose a term: until then no choice in that filter finds the page, and it cannot be published again."

    def lines(self, census):
        required = [demand for demand in demands(census) if demand.rule.required]
        found = [bare_pages(demand).values_list("pk", "draft_title", "name") for demand in required]
        if found:
            for page, title, name in found[0].union(*found[1:], all=True).order_by("draft_title", "pk"):
                yield Line(f"“{title}” has none", (), name, page)


def bare_pages(demand):
    """Return the live pages of a type without a term of the vocabulary, with its name."""
    own = PageTerm.objects.filter(page=OuterRef("pk"), term__vocabulary=demand.vocabulary)
    pages = Page.objects.live().filter(~Exists(own), content_type=demand.page_type, alias_of=None)
    return pages.order_by().annotate(name=Value(demand.rule.name))


class TooManyTerms(Check):
    slug = "too-many-terms"
    title = "Pages with too many terms"
    counted = f"Live pages with more terms of a vocabulary than their type allows or, without a limit, than {MOST}."
    advice = "Keep the terms that the page is about, and untick those that it only mentions."

    def lines(self, census):
        limits = [
            Q(type=demand.page_type, vocabulary=demand.vocabulary, number__gt=demand.limit)
            for demand in demands(census)
        ]
        rows = PageTerm.objects.filter(page__live=True, page__alias_of=None).order_by()
        rows = rows.values("page", title=F("page__draft_title"), type=F("page__content_type"))
        rows = rows.annotate(vocabulary=F("term__vocabulary"), number=Count("pk"))
        names = {scheme.vocabulary.pk: scheme.vocabulary.name for scheme in census.schemes}
        for row in rows.filter(Q.create(limits, connector=Q.OR)).order_by("-number", "title") if limits else ():
            name = names[row["vocabulary"]]
            yield Line(f"“{row['title']}” has {row['number']} terms", (), name, row["page"])
