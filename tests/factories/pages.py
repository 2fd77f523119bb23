"""Pages in the tree that the migrations make, published and complete unless a test says otherwise.

CaseStudyPageFactory()                                    live, with every term that publishing requires
CaseStudyPageFactory(live=False, result="")               a draft
CaseStudyPageFactory(terms={"theme": ["co-production"]})  replaces the default terms of one vocabulary
StandardPageFactory(parent=about)                         below another page
"""

import datetime

import factory
from django.utils.text import slugify

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from content.readiness import problems_of
from home.models import HomePage, StandardPage
from stories.models import InnovationStoryPage, StoryIndexPage
from summits.models import SummitIndexPage, SummitReportPage
from taxonomy.assignment import set_terms
from tests.factories.terms import terms_named
from tests.measuring import measured_at_first


class ContentPageFactory(factory.django.DjangoModelFactory):
    """Saves a page as an editor would: a draft and its revision, then, unless `live=False`, publication."""

    class Meta:
        abstract = True

    slug = factory.LazyAttribute(lambda page: slugify(page.title))

    _parent_model = None
    _default_terms = {}

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return measured_at_first(model_class, cls._save, model_class, **kwargs)

    @classmethod
    def _save(cls, model_class, live=True, parent=None, terms=None, **kwargs):
        page = model_class(live=False, **kwargs)
        set_terms(page, terms_named({**cls._default_terms, **(terms or {})}))
        (parent or cls._parent_model.objects.get()).add_child(instance=page)
        revision = page.save_revision(user=page.owner)
        if live:
            revision.publish(user=page.owner, skip_permission_checks=True)
        saved = model_class.objects.get(pk=page.pk)
        assert saved.live == live, [problem.message for problem in problems_of(page)]
        return saved


class CaseStudyPageFactory(ContentPageFactory):
    class Meta:
        model = CaseStudyPage

    _parent_model = CaseStudyIndexPage
    _default_terms = {
        "theme": ["prevention-and-early-intervention"],
        "service-area": ["adult-social-care"],
        "place": ["wales"],
        "delivery-model": ["in-house"],
        "stage": ["running"],
        "evidence": ["before-and-after-data"],
    }

    title = factory.Sequence(lambda number: f"Falls clinic {number}")
    result = "Falls at home fell by a third in two years."
    summary = "Nurses and handymen visit older people together and mend what makes them fall."
    lead_organisation = "Rhondda Council"
    start_year = 2015
    challenge = "<p>Every second ambulance call was a fall.</p>"
    what_was_done = "<p>A nurse and a handyman visited together.</p>"
    what_happened = "<p>Calls fell from 310 to 205 a year.</p>"


class InnovationStoryPageFactory(ContentPageFactory):
    class Meta:
        model = InnovationStoryPage

    _parent_model = StoryIndexPage
    _default_terms = {"theme": ["prevention-and-early-intervention"]}

    title = factory.Sequence(lambda number: f"The loose stair rod {number}")
    standfirst = "What a handyman sees that a nurse does not."
    date = datetime.date(2020, 5, 4)
    body = [("text", "<p>Mrs Price had fallen twice on the same stair.</p>")]


class SummitReportPageFactory(ContentPageFactory):
    class Meta:
        model = SummitReportPage

    _parent_model = SummitIndexPage
    _default_terms = {"theme": ["prevention-and-early-intervention"]}

    title = factory.Sequence(lambda number: f"Prevention summit {number}")
    event_date = datetime.date(2011, 2, 3)
    summary = "Sixty people asked what prevention is worth."
    key_messages = "<ol><li>Count what did not happen.</li></ol>"


class StandardPageFactory(ContentPageFactory):
    class Meta:
        model = StandardPage

    _parent_model = HomePage

    title = factory.Sequence(lambda number: f"About us {number}")
