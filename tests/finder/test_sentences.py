"""The sentence that says what a list shows."""

import re
from html import unescape

import pytest

from taxonomy.models import Term, Vocabulary, VocabularyUse
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory
from tests.finder.lists import html

pytestmark = pytest.mark.django_db


def sentence(client, address):
    heading = re.search(r'class="result-count"[^>]*>(.*?)</h2>', html(client, address))
    return unescape(re.sub(r"<[^>]+>", "", heading[1])).strip()


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("theme=co-production&place=wales&evidence=comparison-group",
         "about Co-production in Wales, with a comparison group or better"),
        ("theme=co-production&service-area=libraries&place=north-west",
         "about Co-production in Libraries in the North West"),
        ("theme=co-production&theme=community-assets&place=wales",
         "about Co-production or Community assets, in Wales"),
        ("place=scotland&place=wales&place=abroad", "in Scotland, Wales or other countries"),
        ("outcome=did-not-work&outcome=too-early-to-say", "that did not work or could not be judged yet"),
        ("evidence=repeated-elsewhere", "repeated elsewhere"),
        ("evidence=repeated-elsewhere&evidence=claim-only", "with a claim or better"),
        ("stage=pilot&stage=ended&cost=none&cost=over-1m", "now being piloted or ended, costing nothing or over £1m"),
        ("delivery-model=in-house&delivery-model=co-operative", "run in-house or by a co-operative"),
        ("people=carers&innovation-type=adaptive", "for carers, of adaptive innovation"),
        ("from=2010&to=2015", "from 2010 to 2015"),
        ("from=2010&to=2010", "in 2010"),
        ("from=2010&place=wales", "in Wales, from 2010 on"),
        ("to=2015&q=falls", "matching “falls”, up to 2015"),
    ],
)  # fmt: skip
def test_it_reads_as_english(client, chosen, said):
    assert sentence(client, f"/case-studies/?{chosen}") == f"No case studies {said}"


def test_it_counts_with_the_right_noun(client):
    CaseStudyPageFactory()
    assert sentence(client, "/case-studies/?place=wales") == "1 case study in Wales"
    assert sentence(client, "/search/?place=wales") == "1 result in Wales"
    CaseStudyPageFactory()
    assert sentence(client, "/search/?place=wales&type=case-study") == "2 case studies in Wales"


def test_a_vocabulary_or_term_that_staff_add_or_rename_is_spoken_of_in_general(client):
    funding = Vocabulary.objects.create(name="Source of funding", slug="funding")
    VocabularyUse.objects.create(vocabulary=funding, page_type="case-study")
    TermFactory(vocabulary="funding", slug="lottery", pref_label="Lottery")
    TermFactory(vocabulary="funding", slug="nhs", pref_label="NHS")
    Term.objects.filter(slug="pilot").update(pref_label="First trial")
    address = "/case-studies/?funding=lottery&funding=nhs&stage=pilot&stage=ended"
    assert sentence(client, address) == (
        "No case studies with source of funding Lottery or NHS, with stage First trial or Ended"
    )
