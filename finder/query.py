"""What a reader asks the finder, parsed once at the door."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from django.http import QueryDict

from finder.text.asked import MOST, Asked
from taxonomy.labels import named
from taxonomy.models import Term
from taxonomy.reserved import FINDER_PARAMETERS, SEARCH_OF_TERMS

MAX_TEXT = 200
MAX_WORDS = 20
MAX_VALUES = 50
SORTS = {
    "relevance": "Best match",
    "newest": "Newest first",
    "evidence": "Strongest evidence",
    "title": "Title, A to Z",
}
SILENT = re.compile(r"utm_.*|gclid|fbclid")
YEAR = re.compile(r"[1-9][0-9]{3}")
PAGE = re.compile(r"[1-9][0-9]{0,5}")


@dataclass(frozen=True)
class Choice:
    """One term that a reader chose, and the ids of those in use that answer for it."""

    slug: str
    label: str
    term_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class FinderQuery:
    """What a reader asked for. It holds no request, so pages, feeds, exports and alerts can share it."""

    text: str = ""
    terms: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    """Where it looks: an index page has one type, the search of everything all of them."""
    chosen_types: tuple[str, ...] = ()
    """Those of them that the reader chose, also ones that do not exist; none means all."""
    from_year: int | None = None
    to_year: int | None = None
    sort: str = "newest"
    page: int = 1

    def params(self):
        """Return the query as parameters that parse back into it, without the page."""
        params = QueryDict(mutable=True)
        if self.text:
            params["q"] = self.text
        if self.chosen_types:
            params.setlist("type", self.chosen_types)
        for slug, choices in self.terms.items():
            params.setlist(slug, [choice.slug for choice in choices])
        for name, year in (("from", self.from_year), ("to", self.to_year)):
            if year is not None:
                params[name] = str(year)
        if self.sort != self.default_sort:
            params["sort"] = self.sort
        return params

    @property
    def default_sort(self):
        return "relevance" if self.text else "newest"

    def changed(self, **changes):
        """Return this query with other values, from the first page and in the order that suits it."""
        query = replace(self, page=1, **changes)
        return query if query.text or query.sort != "relevance" else replace(query, sort="newest")

    def without_type(self, name):
        """Return this query with one chosen type dropped, from the first page."""
        return self.changed(chosen_types=tuple(other for other in self.chosen_types if other != name))

    def without(self, slug, choice):
        """Return this query with one choice dropped, from the first page."""
        kept = tuple(other for other in self.terms[slug] if other != choice)
        terms = {key: choices for key, choices in self.terms.items() if key != slug} | ({slug: kept} if kept else {})
        return self.changed(terms=terms)


@dataclass
class Parser:
    """Turns parameters into a FinderQuery and collects a sentence for each thing that was not understood."""

    params: QueryDict
    schemes: Mapping
    types: frozenset[str]
    types_to_choose: bool = False
    notices: list[str] = field(default_factory=list)

    def parse(self) -> tuple[FinderQuery, list[str]]:
        self.name_unknown_parameters()
        text = self.text()
        query = FinderQuery(
            text=text,
            terms=MappingProxyType(self.terms()),
            types=self.types,
            chosen_types=self.chosen_types() if self.types_to_choose else (),
            from_year=self.year("from"),
            to_year=self.year("to"),
            sort=self.sort("relevance" if text else "newest"),
            page=self.page(),
        )
        if query.from_year and query.to_year and query.from_year > query.to_year:
            self.notices.append(
                f"No year is both {query.from_year} or later and {query.to_year} or earlier: swap the two."
            )
        return query, self.notices

    def name_unknown_parameters(self):
        searches = (f"{SEARCH_OF_TERMS}{slug}" for slug in self.schemes)
        self.notices += ignored(self.params, {*FINDER_PARAMETERS, *self.schemes, *searches})

    def last(self, name):
        return self.params.get(name, "").replace("\0", "").strip()

    def text(self):
        text = " ".join(self.last("q").split())
        words = text[:MAX_TEXT].split()[:MAX_WORDS]
        shortened = " ".join(words)
        if shortened != text:
            self.notices.append(
                f"The search was cut to its first {MAX_WORDS} words or {MAX_TEXT} characters: “{shortened}”."
            )
        asked = Asked.of(shortened)
        if shortened and not asked.wanted and not asked.unwanted:
            self.notices.append(f"“{shown(shortened)}” has no word to look for, so it was ignored.")
            return ""
        if asked.is_cut:
            self.notices.append(f"Only the first {MOST} things that the search asks for were looked for.")
        return shortened

    def chosen_types(self):
        values = tuple(dict.fromkeys(value for value in self.params.getlist("type") if value))[:MAX_VALUES]
        for value in values:
            if value not in self.types:
                self.notices.append(f"“{shown(value)}” is not a type of page, so nothing matches it.")
        return values

    def terms(self):
        chosen = {}
        for slug, scheme in self.schemes.items():
            values = list(dict.fromkeys(value for value in self.params.getlist(slug) if value))
            if len(values) > MAX_VALUES:
                self.notices.append(f"Only the first {MAX_VALUES} choices of {scheme.vocabulary.name} were used.")
            if values:
                chosen[slug] = tuple(self.choice(scheme, value) for value in values[:MAX_VALUES])
        return chosen

    def choice(self, scheme, value):
        term = scheme.by_slug.get(value)
        if term is None or term.status == Term.Status.DRAFT:
            self.notices.append(f"“{shown(value)}” is not a term of {scheme.vocabulary.name}, so nothing matches it.")
            return Choice(value, shown(value))
        answering = term.survivors()
        if not answering:
            self.notices.append(f"“{term.pref_label}” is no longer used, so nothing matches it.")
        elif answering != [term]:
            self.notices.append(f"“{term.pref_label}” is no longer used: this is what has {named(answering)} instead.")
        label = " or ".join(other.pref_label for other in answering) or term.pref_label
        return Choice(term.slug, label, frozenset(other.pk for other in answering))

    def year(self, name):
        value = self.last(name)
        if value and not YEAR.fullmatch(value):
            self.notices.append(f"“{shown(value)}” is not a year such as 2014, so it was ignored.")
            return None
        return int(value) if value else None

    def sort(self, default):
        value = self.last("sort")
        if value and value not in SORTS:
            self.notices.append(f"“{shown(value)}” is not a way to sort, so it was ignored.")
            return default
        if value == "relevance" and default != "relevance":
            self.notices.append("Only a search for words can be sorted by best match, so these are the newest first.")
            return default
        return value or default

    def page(self):
        value = self.last("page")
        if value and not PAGE.fullmatch(value):
            self.notices.append(f"“{shown(value)}” is not a page number, so this is page 1.")
            return 1
        return int(value or 1)


def shown(value):
    """Return input as it may be repeated to the reader: short and on one line. Templates escape it."""
    text = " ".join(value.replace("\0", "").split())
    return text if len(text) <= 60 else f"{text[:60]}…"


def ignored(params, known):
    """Return a sentence for each parameter that a page does not know. Those that advertisers add pass in silence."""
    return [
        f"“{shown(name)}” is not something to filter by here, so it was ignored."
        for name in params
        if name not in known and not SILENT.fullmatch(name)
    ]
