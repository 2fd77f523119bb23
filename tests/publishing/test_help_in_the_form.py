"""Each field of an edit form says in a line what goes into it, with an example where somebody types."""

import re

import pytest
from bs4 import BeautifulSoup

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from home.models import HomePage, StandardPage
from stories.models import InnovationStoryPage, StoryIndexPage
from summits.models import SummitIndexPage, SummitReportPage
from tests.publishing.admin import add_url

TYPED = "input:is([type=text], [type=url], [type=email], [type=number]), textarea, [data-draftail-input]"
WITHOUT_EXAMPLE = re.compile("|".join(("chooser", "checkbox_select", "typed_choice")))
"""What is chosen from a list or another page is seen there, so it needs no example."""
MET = 255
"""A limit from here on is the database's: nobody meets it, and to be told of it helps nobody. The count below the
field says it all the same, once there is reason to."""


@pytest.mark.parametrize(
    ("model", "parent"),
    [
        (CaseStudyPage, CaseStudyIndexPage),
        (InnovationStoryPage, StoryIndexPage),
        (SummitReportPage, SummitIndexPage),
        (StandardPage, HomePage),
    ],
)
def test_each_field_says_what_goes_into_it(admin_client, model, parent):
    form = BeautifulSoup(admin_client.get(add_url(model, parent.objects.get())).content, "html.parser")
    fields = form.select("#page-edit-form [data-field]:has([data-field-help])")
    assert len(fields) > 6
    without_help = {name(field) for field in fields if not help_of(field)}
    assert without_help == set()
    typed = [
        field for field in fields if field.select_one(TYPED) and not WITHOUT_EXAMPLE.search(" ".join(field["class"]))
    ]
    assert {name(field) for field in typed if "such as: " not in help_of(field).lower()} == set()
    limits = [
        (field, box["maxlength"])
        for field in typed
        for box in field.select("[type=text][maxlength], textarea[maxlength]")
    ]
    assert {
        name(field) for field, most in limits if int(most) < MET and f"at most {most}" not in help_of(field)
    } == set()


def name(field):
    return field.select_one("[name]")["name"] if field.select_one("[name]") else field["data-contentpath"]


def help_of(field):
    return " ".join(field.select_one("[data-field-help]").get_text().split())
