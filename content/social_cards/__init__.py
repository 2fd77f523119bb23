"""Social cards: the picture of a page that other sites show where somebody links to it. It says at a glance what the
page's own head says: what it is called, what changed, whether it worked and how sure anyone can be."""

import hashlib
from dataclasses import astuple, dataclass
from typing import NamedTuple

WIDTH, HEIGHT = 1200, 630
DESIGN = 1
"""Raise it when cards are drawn otherwise: their addresses change, so that nobody keeps the old ones."""


class Outcome(NamedTuple):
    slug: str
    pref_label: str


class Evidence(NamedTuple):
    rank: int
    pref_label: str


@dataclass(frozen=True)
class SocialCard:
    """The words and marks of a page's card."""

    title: str
    text: str = ""
    kind: str = ""
    outcome: Outcome | None = None
    evidence: Evidence | None = None
    illustrative: str = ""
    """How an invented page is called; empty for a true one."""

    @property
    def stamp(self):
        """What the picture's address ends in: another one as soon as anything in the picture changes."""
        return hashlib.sha256(repr((DESIGN, astuple(self))).encode()).hexdigest()[:12]

    @property
    def alt(self):
        """The same words for those who do not see the picture."""
        outcome = self.outcome and f"Outcome: {self.outcome.pref_label}"
        evidence = self.evidence and f"Evidence {self.evidence.rank} of 5: {self.evidence.pref_label}"
        title = f"{self.kind}: {self.title}" if self.kind else self.title
        parts = filter(None, (title, self.text, outcome, evidence, self.illustrative))
        return " ".join(part if part.endswith((".", "!", "?", "…")) else f"{part}." for part in parts)


SITE = SocialCard(
    title="What worked, where, at what cost, and how sure we are",
    text="A library of what people tried in public services, told with its evidence.",
)
"""The card of all that has none of its own: lists, themes, places, and the site itself."""
