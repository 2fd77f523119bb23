"""Which orders a list offers. The usual one is sent as nothing: with words it is another than without."""

import re

import pytest

from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory, SummitReportPageFactory

pytestmark = pytest.mark.django_db

ORDER = re.compile(r'<option value="(|relevance|newest|evidence|title)"')


@pytest.mark.parametrize(
    ("factory", "address", "orders"),
    [
        (CaseStudyPageFactory, "/case-studies/", ["", "evidence", "title"]),
        (CaseStudyPageFactory, "/case-studies/?q=falls", ["", "newest", "evidence", "title"]),
        (InnovationStoryPageFactory, "/stories/", ["", "title"]),
        (SummitReportPageFactory, "/summits/", ["", "title"]),
        (InnovationStoryPageFactory, "/stories/?sort=evidence", ["", "evidence", "title"]),
    ],
)
def test_a_list_offers_the_orders_that_mean_something_there(client, factory, address, orders):
    factory()
    assert ORDER.findall(client.get(address).content.decode()) == orders
