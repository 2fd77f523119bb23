"""The kinds of page that the demonstration has, in the order in which they are loaded."""

from collections.abc import Callable
from dataclasses import dataclass

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from content.models import ContentPage
from demo.case_studies import fill_case_study
from demo.library import only
from demo.standard_pages import fill_page, parent_of_page
from demo.stories import fill_story
from demo.summits import fill_summit
from home.models import StandardPage
from stories.models import InnovationStoryPage, StoryIndexPage
from summits.models import SummitIndexPage, SummitReportPage


@dataclass(frozen=True)
class Kind:
    """One kind of page: the folder of its files, where its pages stand and how they are filled."""

    folder: str
    name: str
    model: type[ContentPage]
    parent_of: Callable
    fill: Callable


def under(index):
    return lambda record, library: only(index)


KINDS = (
    Kind("pages", "Pages", StandardPage, parent_of_page, fill_page),
    Kind("case-studies", "Case studies", CaseStudyPage, under(CaseStudyIndexPage), fill_case_study),
    Kind("stories", "Stories", InnovationStoryPage, under(StoryIndexPage), fill_story),
    Kind("summits", "Summit reports", SummitReportPage, under(SummitIndexPage), fill_summit),
)
