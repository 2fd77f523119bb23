"""Lists that a choice of filters makes, and that readers come for as they do for a page: each has a heading and an
introduction of its own."""

from dataclasses import dataclass

from finder.addresses import list_address
from finder.query import FinderQuery


@dataclass(frozen=True)
class OwnList:
    """The pages of a type that have any of some terms."""

    page_type: str
    vocabulary: str
    slugs: tuple[str, ...]
    heading: str
    introduction: str
    """The field of the type's index page where staff write it."""

    @property
    def url(self):
        return list_address(self.page_type, self.vocabulary, *self.slugs)

    def is_asked(self, query):
        """Say whether a query asks for exactly this list, in whichever order."""
        asked = {slug: {choice.slug for choice in choices} for slug, choices in query.terms.items()}
        others = FinderQuery(terms=query.terms, types=query.types, sort=query.sort, page=query.page)
        return query == others and query.types == {self.page_type} and asked == {self.vocabulary: {*self.slugs}}


NOT_WORKED = OwnList(
    "case-study",
    "outcome",
    ("did-not-work", "stopped"),
    heading="What did not work, and why",
    introduction="not_worked_introduction",
)
EVALUATED = OwnList(
    "case-study",
    "evidence",
    ("independently-evaluated",),
    heading="Independently evaluated",
    introduction="evaluated_introduction",
)


def own_list_of(query):
    """Return the list that a query asks for, if it is one of these."""
    return next((own for own in (NOT_WORKED, EVALUATED) if own.is_asked(query)), None)
