"""Case studies side by side, and what a page says of itself on paper."""

import csv
import re
from html import unescape
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from casestudies.models import KeyFigure
from tests.factories.pages import CaseStudyPageFactory
from tests.finder.lists import html

pytestmark = pytest.mark.django_db


def address(*pages, path="/compare/"):
    cases = (page if isinstance(page, str) else page.identifier for page in pages)
    return f"{path}?" + "&".join(f"case={quote(case)}" for case in cases)


def rows(text):
    """Return {row header: [cells]} of the table, in words as they stand."""
    found = {}
    for row in re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL):
        if head := re.search(r'<th scope="row">(.*?)</th>', row, re.DOTALL):
            cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
            found[in_words(head[1])] = [in_words(cell) for cell in cells]
    return found


def in_words(part):
    return " ".join(unescape(re.sub(r"<(?!/?b>)[^>]*>", " ", part)).split())


def columns(text):
    return [in_words(title) for title in re.findall(r'class="compare-title"[^>]*>(.*?)</a>', text)]


def falls(after):
    return KeyFigure(measure="Falls", unit="a year", before_value=310, after_value=after, better="lower")


@pytest.fixture
def pair():
    first = CaseStudyPageFactory(
        title="=Falls clinic",
        terms={"outcome": ["worked"], "theme": ["co-production", "prevention-and-early-intervention"]},
        key_figures=[falls(205), KeyFigure(measure="Content", unit="%", after_value=81), KeyFigure(measure="Steps")],
        conditions_for_reuse="<p>A nurse who stays. [2]</p>",
        illustrative=True,
    )
    second = CaseStudyPageFactory(
        title="Stair rods",
        terms={"outcome": ["did-not-work"], "theme": ["co-production"]},
        key_figures=[falls(300), KeyFigure(measure="Homes reached", unit="% of homes", after_value=40)],
        running_cost="£61,000 a year",
    )
    return second, first


def test_facts_stand_row_by_row_and_say_where_they_differ(client, pair):
    text = html(client, address(*pair))
    assert columns(text) == ["Stair rods", "=Falls clinic"]
    said = rows(text)
    assert said["Outcome Differs"] == ["Did not work", "Worked"]
    assert said["Stage The same"] == ["Running", "Running"]
    shared, own = "Co-production", "Prevention and early intervention"
    assert said["Themes Partly the same"] == [shared, f"{shared}; <b>{own}</b>"]
    assert said["To run"] == ["£61,000 a year", "Not said"]
    assert said["Conditions for reuse"] == ["Not said", "A nurse who stays."]
    assert "What got in the way" not in said
    assert [cell.split(" Better")[0][-10:] for cell in said["Falls a year"]] == [" 3% lower.", "34% lower."]
    percentages = said["Key figures in per cent"]
    assert "Homes reached" in percentages[0]
    assert "Content" in percentages[1]
    assert "Steps" in said["Other key figures"][1]
    assert '<meta name="robots" content="noindex, follow">' in text


def test_a_comparison_can_be_taken_along(client, pair):
    response = client.get(address(*pair, path="/compare/export.csv"))
    assert response.content.startswith("\ufeffFact".encode())
    (head, *facts) = csv.reader(response.content.decode("utf-8-sig").splitlines())
    assert head == ["Fact", "Stair rods", "'=Falls clinic (illustrative example)"]
    said = {fact: cells for fact, *cells in facts}
    assert said["Identifier"] == [page.identifier for page in pair]
    assert said["Permanent address"] == [f"http://testserver/id/{page.identifier}" for page in pair]
    assert said["Evidence"] == ["Before-and-after data (2 of 5)"] * 2
    assert said["Falls (a year)"][1] == "310 → 205; 34% lower. Better"
    text = html(client, address(*pair))
    shown = unescape(re.search(r"<textarea[^>]*readonly>(.*?)</textarea>", text, re.DOTALL)[1])
    assert [line.split("\t") for line in shown.splitlines()] == [head, *facts]
    assert f'href="{address(*pair, path="/compare/export.csv").replace("&", "&amp;")}"' in text


def test_the_basket_grows_and_shrinks_by_links(client, pair):
    other = CaseStudyPageFactory(title="Warm homes", terms={"theme": ["co-production"]})
    text = html(client, address(*pair))
    assert [f'href="{address(page)}"' in text for page in pair] == [True, True]  # each without the other
    added = address(*pair, other).replace("&", "&amp;")
    assert f'href="{added}"' in text
    assert f'href="{added}"' in html(client, address(*pair) + "&find=warm")
    assert "No other case study has “wombat”" in html(client, address(*pair) + "&find=wombat")
    alone = html(client, address(other))
    assert "Choose at least one more" in alone
    assert "<table" not in alone
    page = html(client, other.url)
    assert f'href="{address(other)}"' in page
    ticks = re.findall(r'<input type="checkbox" name="case" value="(.*?)" form="compare">', html(client, "/search/"))
    assert sorted(ticks) == sorted(page.identifier for page in (*pair, other))
    assert 'form="compare"' not in html(client, "/stories/")


def test_what_is_no_public_case_study_is_named_and_left_out(client, pair):
    first, second = pair
    secret, draft = CaseStudyPageFactory(title="Wombats"), CaseStudyPageFactory(title="Wombats too")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    draft.unpublish()
    given = (first, "CS-9999", secret, first, draft, first.identifier.lower(), "<b>x</b>", second)
    for path in ("/compare/", "/compare/export.csv"):
        assert "Wombat" not in html(client, address(*given, path=path))
    text = html(client, address(*given))
    assert columns(text) == [first.title, second.title]
    names, repeated = map(in_words, re.findall(r'class="message message-info">(.*?)</p>', text))
    assert repeated == f"Please note. Named more than once, shown once: “{first.identifier}”."
    named = f"“CS-9999”, “{secret.identifier}”, “{draft.identifier}” and “<b>x</b>”"
    assert names == f"Please note. {named} are not case studies here."


def test_four_stand_side_by_side_at_most(client):
    pages = [CaseStudyPageFactory() for _ in range(6)]
    with CaptureQueriesContext(connection) as captured:
        text = html(client, address(*pages))
    assert columns(text) == [page.title for page in pages[:4]]
    assert f"“{pages[4].identifier}” and “{pages[5].identifier}” are left out." in text
    assert 'name="find"' not in text
    assert len(captured) <= 12


HOSTILE = [
    *("", "?case=", "?case=%00", "?case='&case=\"", "?case=CS-999999999", f"?case={'x' * 3000}", "?find=%22+%00*"),
    "?" + "&".join(f"case=CS-{number:04}" for number in range(900)),
]


def test_nothing_in_the_address_breaks_it(client):
    for query in HOSTILE:
        for path in ("/compare/", "/compare/export.csv"):
            assert client.get(path + query).status_code == 200, path + query


def test_on_paper_a_page_says_its_address_its_day_and_its_licence(client):
    page = CaseStudyPageFactory(licence="OGL 3.0")
    day = f"{timezone.localdate():%-d %B %Y}"
    usual = "CC BY 4.0, unless a record says otherwise"
    for path, licence in ((page.url, "OGL 3.0"), ("/search/?q=falls", usual)):
        brief = in_words(re.search(r'<p class="brief">(.*?)</p>', html(client, path))[1])
        assert brief == f"As it stood on {day}. http://testserver{path} Licence: {licence}."
