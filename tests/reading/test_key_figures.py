"""What the key figures of a case study say to its readers."""

import re

import pytest
from django.utils.html import strip_tags

from casestudies.models import KeyFigure
from tests.factories.pages import CaseStudyPageFactory

pytestmark = pytest.mark.django_db


def html(client, *figures):
    return client.get(CaseStudyPageFactory(key_figures=figures).url).content.decode()


def text(client, *figures):
    """Return the figures as they are read out, without the table that repeats them."""
    page = html(client, *figures)
    return " ".join(strip_tags(re.search(r'<div class="figures">.*?<details', page, re.DOTALL)[0]).split())


def test_key_figures_say_what_they_mean_and_where_they_come_from(client):
    read = text(
        client,
        KeyFigure(measure="Falls", before_value=40, after_value=30, better="lower", source="Council, 2017"),
        KeyFigure(measure="Satisfied", unit="% of residents", before_value=62, after_value=48, better="higher"),
        KeyFigure(measure="Saved", unit="£ million", after_value="1.5"),
    )
    assert "25% lower. Better" in read
    assert "Council, 2017" in read
    assert "14 points lower. Worse" in read
    assert "of residents" in read
    assert "£1.5 million" in read


@pytest.mark.parametrize(
    ("unit", "value", "shown"),
    [
        ("£ million", "1.5", "£1.5 million"),
        ("£m", "1.5", "£1.5m"),
        ("million", "1.5", "1.5 million"),
        ("%", "1.5", "1.5%"),
        ("m", "1.5", "1.5"),
        ("£ an hour", "1.5", "£1.50"),
        ("£ million", "0", "£0"),
        ("%", "0", "0%"),
    ],
)
def test_a_figure_is_written_with_the_units_that_belong_to_it(client, unit, value, shown):
    page = html(client, KeyFigure(measure="Saved", unit=unit, after_value=value))
    assert f'<strong class="after">{shown}</strong>' in page


@pytest.mark.parametrize(
    ("measure", "unit", "shown"),
    [
        ("Teams", "teams", ""),
        ("Libraries open", "libraries", ""),
        ("Tool loans a year", "loans", ""),
        ("Tool loans a year", "loans a year", ""),
        ("Hospital admissions", "admissions a year", "a year"),
        ("Members who agreed", "% of members", ""),
        ("Members of the co-operative", "young people", "young people"),
        ("Residents taking part", "people", ""),
        ("Visits", "people", "people"),
        ("Young offenders", "young people", "young people"),
        ("Reconvictions", "per 100 prisoners", "per 100 prisoners"),
    ],
)
def test_what_the_measure_says_already_the_unit_does_not_say_again(client, measure, unit, shown):
    CaseStudyPageFactory(key_figures=[KeyFigure(measure=measure, unit=unit, before_value=10, after_value=30)])
    beside = f"{measure}, {shown}" if shown else measure
    assert f'<span class="result-measure">{beside}</span>' in client.get("/case-studies/").content.decode()
    assert f"</span>{beside}</p>" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("before", "after", "unit", "words"),
    [
        (1_000_000, 64, "", "More than 99% lower. Worse"),
        (1_000_000, 0, "", "100% lower. Worse"),
        (1_000, 1_001, "", "Less than 1% higher. Better"),
        (25, 249, "", "896% higher. Better"),
        (25, 250, "", "10 times as high. Better"),
        (25, 700, "", "28 times as high. Better"),
        (2, 60, "%", "58 points higher. Better"),
        (0, 7_000, "people", "Up from 0. Better"),
        (0, "1.6", "£ million", "Up from £0. Better"),
        (0, -3, "", "Down from 0. Worse"),
        (-2, 1, "", "Higher. Better"),
    ],
)
def test_a_change_is_told_in_words_that_claim_no_more_than_the_numbers(client, before, after, unit, words):
    figure = KeyFigure(measure="Members", before_value=before, after_value=after, unit=unit, better="higher")
    read = text(client, figure)
    assert f" {words}" in read


def test_a_change_that_is_neither_better_nor_worse_has_no_verdict(client):
    read = text(client, KeyFigure(measure="Members", before_value=0, after_value=50, source="Minutes"))
    assert "Up from 0 " in read
    assert "Better" not in read
    assert "Worse" not in read


def test_a_number_alone_says_in_sight_what_it_is(client):
    figure = KeyFigure(measure="Saved", unit="£ million", after_value="1.2", after_label="projected", after_year=2013)
    shown = '<strong class="after">£1.2 million</strong> <span class="number-label">projected, 2013</span>'
    assert shown in html(client, figure)
    assert shown in client.get("/case-studies/").content.decode()


def test_a_year_that_the_label_names_is_told_once(client):
    read = text(client, KeyFigure(measure="Saved", after_value=140, after_label="by 2019", after_year=2019))
    assert "140 by 2019 " in f"{read} "
    assert "2019, 2019" not in read


def test_numbers_below_zero_have_no_line_but_say_what_they_are(client):
    figure = {"before_value": -7.5, "before_label": "target", "after_value": -9, "after_label": "result"}
    key = re.search(r'<p class="scale-key".*?</p>', html(client, KeyFigure(measure="Change", **figure)), re.DOTALL)[0]
    assert strip_tags(key) == "target result"


def test_unit_and_period_stay_apart_whatever_their_capitals(client):
    figure = KeyFigure(measure="Falls", unit="members", after_value=64, period="To February 2012")
    assert "members · To February 2012" in text(client, figure)


def test_a_number_that_was_hoped_for_is_dotted_and_one_that_was_counted_is_not(client):
    page = html(
        client,
        KeyFigure(measure="Reunited", unit="%", before_value=65, before_label="Target", after_value=41),
        KeyFigure(measure="Saved", before_value=1, after_value=3, after_label="planned, not a result"),
        KeyFigure(measure="Helped", before_value=1, before_label="comparison group", after_value=3),
    )
    dots = re.findall(r'<circle class="scale-(.*?)"', page)
    assert dots == ["before scale-not-yet", "after", "before", "after scale-not-yet", "before", "after"]
    assert re.findall(r'class="scale-key-(.*?)"', page)[:2] == ["before", "after scale-key-not-yet"]
