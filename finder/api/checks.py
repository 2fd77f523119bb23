"""What the API refuses before it looks anything up, each with a sentence: Wagtail would ignore it or fail."""

import re

from wagtail.api.v2.utils import BadRequestError
from wagtail.search.query import PlainText

from finder.query import MAX_TEXT, MAX_WORDS, shown

NUMBER = re.compile(r"[0-9]{1,9}")
NUMBERS = ("offset", "limit", "id")


def check_values(params):
    """Refuse what no parameter may hold, whatever it is called."""
    for name, values in params.lists():
        if any("\0" in text for text in (name, *values)):
            raise BadRequestError("null characters are not allowed")
    for name in NUMBERS:
        if name in params and not NUMBER.fullmatch(params[name]):
            raise BadRequestError(f"{name} must be a whole number of at most nine digits")
    if params.get("format", "json") != "json":
        raise BadRequestError("format can only be json")
    if "(" in params.get("fields", ""):
        raise BadRequestError("fields error: no field here has fields of its own")


def check_names(params, known):
    """Refuse parameters that an address does not know."""
    if unknown := sorted(set(params) - known):
        raise BadRequestError(f"query parameter is not an operation here: {', '.join(map(shown, unknown))}")


def check_search(params):
    """Refuse a search that would be cut short or done otherwise than it says."""
    words = params.get("search", "").split()
    if len(words) > MAX_WORDS or len(" ".join(words)) > MAX_TEXT:
        raise BadRequestError(f"search can have {MAX_WORDS} words and {MAX_TEXT} characters at most")
    operator = params.get("search_operator")
    if operator is not None and operator.lower() not in PlainText.OPERATORS:
        raise BadRequestError(f"search_operator can be {' or '.join(PlainText.OPERATORS)}")
