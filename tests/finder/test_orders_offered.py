"""Which orders a list offers."""

import re

import pytest

from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory, SummitReportPageFactory

pytestmark = pytest.mark.django_db

ORDER = re.compile(r'<option value="(relevance|newest|evidence|title)"')


@pytest.mark.parametrize(
    ("factory", "address", "orders"),
    [
        (CaseStudyPageFactory, "/case-studies/", ["newest", "evidence", "title"]),
        (CaseStudyPageFactory, "/case-studies/?q=falls", ["relevance", "newest", "evidence", "title"]),
        (InnovationStoryPageFactory, "/stories/", ["newest", "title"]),
        (SummitReportPageFactory, "/summits/", ["newest", "title"]),
        (InnovationStoryPageFactory, "/stories/?sort=evidence", ["newest", "evidence", "title"]),
    ],
)
def test_a_list_offers_the_orders_that_mean_something_there(client, factory, address, orders):
    factory()
    assert ORDER.findall(client.get(address).content.decode()) == orders
