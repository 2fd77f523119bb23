"""Case studies, their records and their permanent identifiers."""

from casestudies.models.checks import CheckRequest
from casestudies.models.identifiers import Identifier
from casestudies.models.imports import CaseStudyImport, SheetUpload
from casestudies.models.pages import CaseStudyIndexPage, CaseStudyPage
from casestudies.models.records import (
    AdoptedPractice,
    KeyFigure,
    Partner,
    RelatedItem,
)

__all__ = [
    "AdoptedPractice",
    "CaseStudyImport",
    "CaseStudyIndexPage",
    "CaseStudyPage",
    "CheckRequest",
    "Identifier",
    "KeyFigure",
    "Partner",
    "RelatedItem",
    "SheetUpload",
]
