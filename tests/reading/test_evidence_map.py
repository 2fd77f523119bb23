"""The evidence map: where two vocabularies cross, how many case studies there are and how strong their evidence is."""

import re

import pytest
from django.utils.html import strip_tags

from taxonomy.models import Term, Vocabulary
from tests.factories.pages import CaseStudyPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def rows_of(client, address="/evidence-map/"):
    """Return {row: [cell, …]} as text, without the columns' names that only a list shows."""
    response = client.get(address)
    assert response.status_code == 200
    shown = re.sub(r'<span class="map-label">.*?</span>', "", response.content.decode())
    shown = re.sub(r'<a class="map-tell".*?</a>', "", shown)
    rows = [re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in re.findall(r"<tr.*?</tr>", shown, re.DOTALL)]
    texts = [[" ".join(strip_tags(cell).split()) for cell in row] for row in rows]
    return {head: cells for head, *cells in texts}


def column(rows, name):
    return {head: cells[rows[""].index(name)] for head, cells in rows.items() if head}


def test_every_square_counts_its_case_studies_and_leads_to_them(client, django_assert_max_num_queries):
    invitation = StandardPageFactory(title="Take part", show_in_menus=True)
    here = {"theme": ["co-production"], "service-area": ["transport"]}
    for evidence in ("claim-only", "comparison-group"):
        CaseStudyPageFactory(terms={**here, "evidence": [evidence]})
    CaseStudyPageFactory(terms={**here, "evidence": ["repeated-elsewhere"]}, live=False)
    CaseStudyPageFactory(terms={"theme": ["co-production", "community-assets"], "evidence": ["claim-only"]})
    rows = rows_of(client)
    with django_assert_max_num_queries(12):
        page = client.get("/evidence-map/").content.decode()
    assert column(rows, "Transport")["Co-production"] == "2 case studies, Comparison group (Co-production)"
    assert column(rows, "Adult social care")["Community assets"] == "1 case study, Claim only (Community assets)"
    assert column(rows, "Transport")["Community assets"] == "Transport, Community assets: nothing yet, tell us"
    assert column(rows, "Transport")["All"] == "2 case studies (Transport)"
    assert column(rows, "All")["Co-production"] == "3 case studies (Co-production)"
    assert column(rows, "All")["All"] == "3 case studies"
    assert f'<a class="map-link" href="{invitation.url}">' in page
    address = "/case-studies/?theme=co-production&amp;service-area=transport"
    assert f'<a class="map-link" href="{address}"><span class="map-label">Transport</span>' in page
    assert 'data-total="2"' in client.get(address.replace("amp;", "")).content.decode()
    squares = (len(rows) - 2) * (len(rows[""]) - 1)
    assert f"{squares - 3} of the {squares} squares are empty" in page
    assert "No case study has both “Community assets” and “Transport”" in page
    assert "/evidence-map/</loc>" in client.get("/sitemap.xml").content.decode()


def test_any_two_vocabularies_can_be_crossed(client):
    CaseStudyPageFactory(terms={"place": ["gateshead"], "evidence": ["comparison-group"]})
    rows = rows_of(client, "/evidence-map/?rows=place&columns=evidence")
    assert column(rows, "Reasoned account or better")["North East"] == "1 case study, Comparison group (North East)"
    assert column(rows, "Comparison group or better")["England"] == "1 case study, Comparison group (England)"
    assert column(rows, "Repeated elsewhere")["England"] == "Nothing yet"
    assert not {"Gateshead", "Cardiff", "France"} & rows.keys()
    assert {"United Kingdom", "Wales", "Abroad"} <= rows.keys()
    assert "Transport" in rows_of(client, "/evidence-map/?rows=service-area")
    assert "Transport" in rows_of(client, "/evidence-map/?columns=theme")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("rows=nonsense", "“nonsense” is not a vocabulary of case studies, so the rows show Theme."),
        ("columns=%00%22%3Cb%3E", "is not a vocabulary of case studies, so the columns show Service area."),
        ("rows=stage&columns=stage", "Rows and columns cannot both show Stage, so the columns show Service area."),
        ("theme=co-production&gclid=1", "“theme” is not something to filter by here, so it was ignored."),
    ],
)
def test_what_cannot_be_shown_is_said(client, query, sentence):
    response = client.get(f"/evidence-map/?{query}")
    assert response.status_code == 200
    read = strip_tags(response.content.decode())
    assert sentence in read
    assert read.count("Please note.") == 1


def test_of_a_very_long_vocabulary_the_terms_with_most_are_shown(client):
    stage = Vocabulary.objects.get(slug="stage")
    new = [Term(vocabulary=stage, pref_label=f"Stage {n}", slug=f"stage-{n}", status="in-use") for n in range(60)]
    Term.objects.bulk_create(new)
    CaseStudyPageFactory(terms={"stage": ["stage-59"]})
    rows = rows_of(client, "/evidence-map/?rows=stage")
    assert len(rows) == 50 + 2
    assert "Stage 59" in rows
    response = client.get("/evidence-map/?rows=theme&columns=stage")
    assert "Stage has 66 terms: these are the 50 with most case studies." in strip_tags(response.content.decode())
