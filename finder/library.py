"""The pages that the public may find, and which of them have which term.

What "public" means is decided here and nowhere else: live, and neither it nor a page above it private.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page, PageViewRestriction

from content.models import content_page_types
from taxonomy.models import PageTerm


@dataclass(frozen=True)
class Entry:
    """What sorting and counting need to know of a page."""

    pk: int
    page_type: str
    title: str
    first_published_at: datetime
    illustrative: bool


def public_pages():
    """Return the pages that anyone may read, decided in the one query that asks for them."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(outer=path).filter(outer__startswith=F("page__path"))
    return Page.objects.live().filter(~Exists(restrictions))


def readable_pages(page_ids):
    """Return {id: page} of those that anyone may read, for links that name another page."""
    return public_pages().in_bulk(page_ids) if page_ids else {}


def is_invented(models):
    """Return the condition that a page of any of these types is an illustrative example."""
    marked = [Exists(model.objects.filter(pk=OuterRef("pk"), illustrative=True)) for model in models]
    return ExpressionWrapper(reduce(or_, marked), output_field=BooleanField())


class Library:
    """The public pages of some types, read once for a request and then counted in memory."""

    def __init__(self, types):
        self.models = {name: model for name, model in content_page_types().items() if name in types}

    @cached_property
    def entries(self):
        """Every public page of these types: {id: Entry}."""
        types = {
            content_type.pk: model.page_type
            for model, content_type in ContentType.objects.get_for_models(*self.models.values()).items()
        }
        rows = public_pages().filter(content_type__in=types).annotate(invented=is_invented(self.models.values()))
        found = rows.order_by().values_list("pk", "content_type_id", "title", "first_published_at", "invented")
        return {pk: Entry(pk, types[type_id], *rest) for pk, type_id, *rest in found}

    @cached_property
    def postings(self):
        """The public pages that have a term themselves: {term id: {page id, …}}."""
        postings = defaultdict(set)
        rows = PageTerm.objects.filter(page__live=True).order_by().values_list("term_id", "page_id")
        for term_id, page_id in rows:
            if page_id in self.entries:
                postings[term_id].add(page_id)
        return postings

    def having(self, covered):
        """Return the pages that have any of the terms whose ids are `covered`."""
        return set().union(*(self.postings[term_id] for term_id in covered if term_id in self.postings))

    def matching(self, query):
        """Return the pages that match the text and the years of `query`."""
        pages = {pk for pk, entry in self.entries.items() if not query.types or entry.page_type in query.types}
        if not query.words and query.from_year is None and query.to_year is None:
            return pages
        found = set()
        for model in self.models.values():
            condition = years_condition(model, query)
            if condition is not None:
                rows = model.objects.filter(condition & words_condition(model, query.words))
                found.update(rows.order_by().values_list("pk", flat=True))
        return pages & found

    def titled(self, words):
        """Return the pages with all `words` in their titles."""
        wanted = [word.casefold() for word in words]
        return {pk for pk, entry in self.entries.items() if all(word in entry.title.casefold() for word in wanted)}


def words_condition(model, words):
    """Every word stands in one of the fields that the type is searched by."""
    condition = Q()
    for word in words:
        anywhere = Q()
        for name in model.text_fields:
            anywhere |= Q(**{f"{name}__icontains": word})
        condition &= anywhere
    return condition


def years_condition(model, query):
    """The type's one year lies between those asked for; None when years are asked for and the type has none."""
    bounds = {"gte": query.from_year, "lte": query.to_year}
    asked = {key: year for key, year in bounds.items() if year is not None}
    if asked and model.year_lookup is None:
        return None
    return Q(**{f"{model.year_lookup}__{key}": year for key, year in asked.items()})
