"""What it costs to open the edit form of a long case study: 50 key figures beside every vocabulary, all places among
them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casestudies.models import KeyFigure
from taxonomy.models import Term
from tests.factories.pages import CaseStudyPageFactory
from tests.publishing.admin import EditForm, edit_url

pytestmark = pytest.mark.django_db

QUERIES, BYTES = 60, 400_000
"""Of the bytes, 50 figures of 13 fields are 65,000; drawn by Wagtail alone they were 1,420,000. Most of the others are
Wagtail's own shell and fields."""
FIGURE = {
    "unit": "per 100 residents a year",
    "before_value": 42.5,
    "before_label": "before",
    "before_year": 2012,
    "after_value": 29.25,
    "after_label": "after two years",
    "after_year": 2014,
    "comparison": "matched group, 37.5 to 36.8",
    "period": "12 months",
    "better": "lower",
    "source": "Northmoor University, 2021, table 4",
    "source_url": "https://www.example.org/report.pdf",
}


def test_a_long_case_study_opens_with_few_queries_in_a_page_of_limited_size(as_editor):
    figures = [KeyFigure(measure=f"Falls at home in ward {number}", **FIGURE) for number in range(50)]
    page = CaseStudyPageFactory(key_figures=figures)
    assert Term.objects.filter(vocabulary__slug="place", status="in-use").count() > 440
    as_editor.get(edit_url(page))
    with CaptureQueriesContext(connection) as queries:
        response = as_editor.get(edit_url(page))
    assert response.content.count(b'value="Falls at home in ward') == 50
    assert len(queries) <= QUERIES
    assert len(response.content) <= BYTES


def test_a_row_can_be_changed_and_one_with_a_fault_stands_open_with_its_error(as_editor):
    page = CaseStudyPageFactory(
        live=False, key_figures=[KeyFigure(measure=name, **FIGURE) for name in ("Falls", "Calls")]
    )
    form = EditForm.editing(as_editor, page).fill(**{"key_figures-0-measure": "Slips", "key_figures-1-DELETE": "1"})
    form.press("save")
    page.refresh_from_db()
    [figure] = page.get_latest_revision_as_object().key_figures.all()
    assert (figure.measure, figure.after_value, figure.source) == ("Slips", 29.25, FIGURE["source"])
    shown = (
        EditForm.editing(as_editor, page).fill(**{"key_figures-0-before_year": "-3"}).press("save").content.decode()
    )
    assert "data-record-values" not in shown
    assert "Enter 0 or more." in shown
