"""The API's filter by vocabulary: the finder's own, so that a term finds the same pages everywhere."""

import json

from django.db.models import BigIntegerField, Func, Value
from django.http import QueryDict
from rest_framework.filters import BaseFilterBackend
from wagtail.api.v2.utils import BadRequestError

from content.models import content_page_types
from finder.query import MAX_VALUES, Parser, shown
from finder.search import search
from taxonomy.models import Term


class Listed(Func):
    """Any number of ids as one parameter; databases limit how many of those a query has."""

    output_field = BigIntegerField()
    template = "(SELECT value FROM json_each(%(expressions)s))"
    on_postgresql = "(SELECT json_array_elements_text(%(expressions)s::json)::bigint)"

    def __init__(self, ids):
        super().__init__(Value(json.dumps(list(ids))))

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, template=self.on_postgresql, **extra)


class VocabularyFilter(BaseFilterBackend):
    """Limits pages to those that the finder has for the terms asked for."""

    def filter_queryset(self, request, queryset, view):
        chosen = chosen_terms(request.GET, view.schemes)
        if not chosen:
            return queryset
        query, view.notices = Parser(chosen, view.schemes, frozenset(content_page_types())).parse()
        return queryset.filter(pk__in=Listed(search(query, view.schemes, view.index).pages))


def chosen_terms(params, schemes):
    """Return the parameters that name terms; raise BadRequestError for a term that does not exist."""
    chosen = QueryDict(mutable=True)
    for slug, scheme in schemes.items():
        values = params.getlist(slug)
        for value in values:
            term = scheme.by_slug.get(value)
            if term is None or term.status == Term.Status.DRAFT:
                raise BadRequestError(f"“{shown(value)}” is not a term of {slug}")
        if len(set(values)) > MAX_VALUES:
            raise BadRequestError(f"{slug} can have {MAX_VALUES} values at most")
        if values:
            chosen.setlist(slug, values)
    return chosen
