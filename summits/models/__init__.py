"""Summit reports, their sessions, questions and commitments."""

from summits.models.pages import SummitIndexPage, SummitReportPage
from summits.models.records import Answer, CitedCaseStudy, Commitment, Question, Session

__all__ = [
    "Answer",
    "CitedCaseStudy",
    "Commitment",
    "Question",
    "Session",
    "SummitIndexPage",
    "SummitReportPage",
]
