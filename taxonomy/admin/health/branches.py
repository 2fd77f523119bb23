"""Checks of the shape of the trees."""

from collections import Counter

from django.urls import reverse

from taxonomy.admin.health.checks import Check, Line, Mend
from taxonomy.admin.health.uses import operation
from taxonomy.labels import in_words

DEEPEST = 3
WIDEST = 32
"""Larson and Czerwinski (“Web Page Design: Implications of Memory, Structure and Scent for Information Retrieval”, CHI
1998) let people look for 512 things in groups of 8 × 8 × 8, 16 × 32 and 32 × 16. In three levels they were found most
slowly, in groups of up to 32 well: a fourth level, or more than 32 in a group, is beyond what was found to work."""


class DeepBranches(Check):
    """Official places stand where the map has them, and are left out."""

    slug = "deep-branches"
    title = "Deep branches"
    counted = f"Terms that stand more than {DEEPEST} levels down."
    advice = "Move them up, or take out a level that says little: what lies so deep is hard to find."

    def lines(self, census):
        for standing in census.standings:
            level = len(standing.above) + 1
            if level > DEEPEST and standing.term.pk not in census.official:
                path = in_words([f"“{term}”" for term in reversed(standing.above)], joined_by="and then")
                text = f"“{standing.term}” stands on level {level}, under {path}"
                yield Line(text, (operation("move", standing.term),), str(standing.scheme.vocabulary))


class WideBranches(Check):
    """Official places stand where the map has them, and are not counted."""

    slug = "wide-branches"
    title = "Wide branches"
    counted = f"Terms and vocabularies with more than {WIDEST} terms directly below them."
    advice = "Add terms between, and move the others under them: long lists are read only in part."

    def lines(self, census):
        below = Counter(
            (standing.scheme.vocabulary, standing.above[-1] if standing.above else None)
            for standing in census.standings
            if standing.term.pk not in census.official
        )
        for (vocabulary, term), number in below.most_common():
            if number > WIDEST:
                url = reverse("taxonomy_terms", args=[vocabulary.pk])
                where = f"directly below “{term}”" if term else "at the top"
                mend = Mend("Look at them", f"{url}?at={term.pk}#term-{term.pk}" if term else url)
                yield Line(f"{number} terms {where}", (mend,), str(vocabulary))
