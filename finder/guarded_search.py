"""Wagtail's own search, as the admin and the API use it, guarded against what people type.

On SQLite, Wagtail puts a query between quotation marks without looking whether it holds one, so that a single `"` is a
fault and `" OR "` a way in; an empty query, NUL and hundreds of words are faults too. Here every query is cleaned
before the database sees it: what is typed is words, never a syntax.
"""

from functools import cache

from wagtail.search.backends import database
from wagtail.search.query import MATCH_ALL, MATCH_NONE, And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText

from finder.query import MAX_TEXT, MAX_WORDS

# Neither belongs to a word in any index; left in, `"` ends SQLite's quotation and NUL the query of both databases.
BREAKING = str.maketrans('"\0', "  ")


class Cleaner:
    """Cleans one query; its limits hold for all of its parts together."""

    def __init__(self):
        self.characters, self.words = MAX_TEXT, MAX_WORDS

    def text(self, text):
        """Return the words of a text. A sign that stands alone is none: “Nuts & bolts” would never be found by it."""
        text = " ".join(text.translate(BREAKING).split())[: self.characters]
        words = [word for word in text.split() if any(map(str.isalnum, word))][: self.words]
        cleaned = " ".join(words)
        self.characters -= len(cleaned)
        self.words -= len(words)
        return cleaned

    def query(self, query):
        """Return the query with clean texts, or None when no word is left: such a part has no say in the whole."""
        match query:
            case Phrase():
                text = self.text(query.query_string)
                return Phrase(text) if text else None
            case PlainText() | Fuzzy():  # SQLite knows no fuzzy search, PostgreSQL by an extension only
                text = self.text(query.query_string)
                return PlainText(text, query.operator) if text else None
            case Boost():  # SQLite refuses it, and it changes the order only
                return self.query(query.subquery)
            case Not():
                part = self.query(query.subquery)
                return part and opposite(part)
            case And() | Or():
                parts = [part for part in map(self.query, query.subqueries) if part]
                return combined(type(query), parts) if parts else None
        return query


def opposite(query):
    return query.subquery if isinstance(query, Not) else Not(query)


def combined(kind, parts):
    """Combine parts by And or Or into what SQLite can be asked.

    It knows “this but not that” and may turn the whole answer round, and has no words for “everything” or for “not
    this” alone. So a Not stands only at the very outside, or in an And beside something that is wanted.
    """
    if kind is Or:
        if not any(isinstance(part, Not | MatchAll) for part in parts):
            return Or(parts)
        return opposite(combined(And, [opposite(part) for part in parts]))  # this or that: not neither
    wanted = [part for part in parts if not isinstance(part, Not | MatchAll)]
    unwanted = [part.subquery for part in parts if isinstance(part, Not)]
    if any(isinstance(part, MatchAll) for part in unwanted):
        return MATCH_NONE
    if wanted:
        return And([*wanted, *map(Not, unwanted)])
    return Not(Or(unwanted)) if unwanted else MATCH_ALL


class GuardedSearch:
    """Cleans what is asked of a backend, where its `search` and its `autocomplete` come together."""

    def _search(self, query_compiler_class, query, model_or_queryset, *, operator=None, **kwargs):
        if isinstance(query, str):
            # The API hands on any `search_operator` of its address.
            known = operator and operator.lower() in PlainText.OPERATORS
            query = PlainText(query, operator if known else PlainText.DEFAULT_OPERATOR)
        query = Cleaner().query(query) or MATCH_NONE
        return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)


@cache
def guarded(backend_class):
    return type(f"Guarded{backend_class.__name__}", (GuardedSearch, backend_class), {})


def search_backend(params):
    """Return the guarded form of the backend that Wagtail chooses for this database."""
    return guarded(type(database.SearchBackend(params)))(params)
