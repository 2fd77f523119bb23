"""Case studies, their records and their permanent identifiers."""

from casestudies.models.identifiers import Identifier
from casestudies.models.pages import CaseStudyIndexPage, CaseStudyPage
from casestudies.models.records import (
    AdoptedPractice,
    KeyFigure,
    Partner,
    RelatedItem,
)

__all__ = [
    "AdoptedPractice",
    "CaseStudyIndexPage",
    "CaseStudyPage",
    "Identifier",
    "KeyFigure",
    "Partner",
    "RelatedItem",
]
