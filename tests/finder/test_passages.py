"""What is shown under a result of where the page has the words: something to read, and nothing raw."""

import pytest
from bs4 import BeautifulSoup

from casestudies.models import KeyFigure, Partner
from summits.models import Session
from tests.factories.pages import CaseStudyPageFactory, SummitReportPageFactory
from tests.finder.lists import html

pytestmark = pytest.mark.django_db
ADDRESS = "https://www.wombat.example/uk/kraken-news-493386"


def passage(client, text, address="/case-studies/"):
    found = BeautifulSoup(html(client, f"{address}?q={text}"), "html.parser").select(".result-passage")
    return [part.text for part in found]


def with_figure(**values):
    figure = KeyFigure(
        **{
            "measure": "Quokkas",
            "unit": "people",
            "after_value": 65,
            "after_label": "2014",
            "source": "Burrow Fund, May 2015",
            "source_url": ADDRESS,
            **values,
        }
    )
    return CaseStudyPageFactory(key_figures=[figure], what_was_done="<p>Someone met a quokka. Not more.</p>")


def test_a_sentence_is_shown_rather_than_a_figure(client):
    with_figure()
    assert passage(client, "quokka") == ["Someone met a quokka."]


def test_of_a_figure_that_alone_has_the_word_its_part_is_shown_without_an_address(client):
    with_figure()
    assert passage(client, "burrow") == ["source: Burrow Fund, May 2015"]


@pytest.mark.parametrize("asked", ["kraken", "493386"])
def test_of_an_address_nothing_is_shown(client, asked):
    with_figure()
    assert passage(client, asked) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<ul><li>A wombat moved in.</li></ul>", "A wombat moved in."),
        ("<ol><li>One.</li><li>A wombat moved in.</li></ol>", "A wombat moved in."),
        ("<p>No. It cost £2.3 million, says Wombat.org.uk today. Yes.</p>",
         "It cost £2.3 million, says Wombat.org.uk today."),
        (f"<p>See {ADDRESS} for more of the wombat.</p>", "See for more of the wombat."),
        ("<p>“Is it a wombat?” It was [2][3]. Yes.</p>", "“Is it a wombat?”"),
        ("<p>Then a wombat came [2][3].</p>", "Then a wombat came."),
        (f"<p>No. A wombat moved in ({ADDRESS}). It had two reasons:</p>", "A wombat moved in."),
        (f"<p>A wombat, see {ADDRESS}.</p>", "A wombat, see."),
    ],
)  # fmt: skip
def test_a_sentence_is_whole_and_without_signs_of_a_list_or_note(client, text, shown):
    CaseStudyPageFactory(what_happened=text)
    assert passage(client, "wombat") == [shown]


def test_a_name_in_a_list_is_shown_where_no_sentence_has_it(client):
    CaseStudyPageFactory(partners=[Partner(name="Wombat Trust", role="Paid for it")])
    assert passage(client, "wombat") == ["Wombat Trust (Paid for it)"]


def test_a_point_in_the_notes_of_a_session_is_shown_by_itself(client):
    notes = "<p>It said:</p><ul><li>Few krakens.</li><li>Count the wombats.</li></ul><p>Then tea.</p>"
    SummitReportPageFactory(sessions=[Session(title="Burrows", notes=notes)])
    assert passage(client, "wombats", "/summits/") == ["Count the wombats."]


def test_a_numbered_message_of_a_summit_is_shown_without_its_number(client):
    SummitReportPageFactory(key_messages="<ol><li>Count the wombats.</li></ol>")
    assert passage(client, "wombats", "/summits/") == ["Count the wombats."]
