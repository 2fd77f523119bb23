"""What programs read of the pages: Markdown, structured data, addresses and how to show them elsewhere."""

import datetime
import json
import re
from pathlib import Path

import pytest
from wagtail.models import PageViewRestriction

from casestudies.models import AdoptedPractice, CaseStudyIndexPage, KeyFigure
from content.models import Source
from tests.factories.pages import (
    CaseStudyPageFactory,
    InnovationStoryPageFactory,
    StandardPageFactory,
    SummitReportPageFactory,
)
from tests.factories.terms import term

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
SCHEMA_ORG = json.loads((Path(__file__).parent / "schema_org.json").read_text())
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def things(client, address):
    """Return {type: what is said} of the structured data of a page."""
    return {data["@type"]: data for data in map(json.loads, BLOCK.findall(text(client, address)))}


def wrong_in(thing):
    """Yield what schema.org's vocabulary does not allow: a property that a type does not have, a value of a wrong
    kind. Things within things are looked at too."""
    for name, value in thing.items():
        known = SCHEMA_ORG["properties"].get(name, {"of": [], "values": []})
        if not name.startswith("@") and not kinds_of(thing).intersection(known["of"]):
            yield f"{thing['@type']} has no {name}"
        for one in [] if name.startswith("@") else value if isinstance(value, list) else [value]:
            if not kinds_of(one).intersection(known["values"]):
                yield f"{name} is not {one}"
            if isinstance(one, dict):
                yield from wrong_in(one)


def kinds_of(value):
    """Return the types that schema.org knows a value by."""
    match value:
        case dict():
            return {value["@type"], *SCHEMA_ORG["broader_types"].get(value["@type"], [])}
        case int():
            return {"Integer"}
        case str() if value.startswith(("http://", "https://")):
            return {"Text", "URL", "Thing"}  # the address of a thing stands for it
        case str() if re.match(r"\d{4}-\d\d-\d\dT", value):
            return {"DateTime"}
    return {"Text"}


def test_a_case_study_is_told_as_markdown(client):
    origin, hidden = CaseStudyPageFactory(title="The *first* clinic"), CaseStudyPageFactory(title="Hidden clinic")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    page = CaseStudyPageFactory(
        title="# Falls <b>fell</b>",
        illustrative=True,
        challenge=f'<h4>Why &amp; how</h4><p>- See<b> the <a linktype="page" id="{origin.pk}">first</a> </b>of_it [1].'
        "</p><ol><li>One<ul><li>a * b</li></ul></li><li>Two</li></ol><p>1. End<br/>=</p>",
        key_figures=[KeyFigure(measure="Falls", unit="a year", before_value=310, after_value=205, better="lower")],
        sources=[Source(title="Calls_2014", url="https://example.org/a_(b)"), Source(title="More calls")],
        inspired_by=[AdoptedPractice(origin=origin), AdoptedPractice(origin=hidden)],
        contact_name="Bryn Jones",
        contact_email="bryn@example.org",
        update_notes="Call again",
    )
    told = text(client, f"{page.url}index.md")
    assert told.startswith(
        "# \\# Falls \\<b\\>fell\\</b\\>\n\n*Illustrative example.*\n\n**Falls at home fell by a third"
    )
    assert (
        "## The challenge\n\n"
        "### Why & how\n\n"
        f"\\- See **the [first]({HOST}{origin.url})** of\\_it \\[1\\].\n\n"
        "1. One\n\n    - a \\* b\n\n2. Two\n\n"
        "1\\. End\\\n\\=\n\n"
        "## What was done\n\n"
    ) in told
    for line in (
        f"- **Permanent address:** <{HOST}/id/{page.identifier}>",
        "- **Theme:** Prevention and early intervention",
        "- Falls (a year): 310 → 205; 34% lower. Better",
        f"- The \\*first\\* clinic, <{HOST}{origin.url}>",
        "1. Calls\\_2014, <https://example.org/a_(b)>\n2. More calls",
        "Licence: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)",
    ):
        assert f"\n{line}\n" in told, line
    for secret in ("Hidden clinic", "Bryn", "Call again", "Found not effective"):
        assert secret not in told


def test_a_page_and_its_markdown_lead_to_each_other(client):
    page = CaseStudyPageFactory()
    response = client.get(f"{page.url}index.md")
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert response["Link"] == f'<{HOST}{page.url}>; rel="canonical"'
    assert f'<link rel="alternate" type="text/markdown" href="{page.url}index.md"' in text(client, page.url)


def test_every_kind_of_page_says_what_it_is_as_schema_org_allows(client):
    title = "</script><script>alert(1)</script> & “it”"
    case_study = CaseStudyPageFactory(title=title, slug="case", licence="By the council")
    story = InnovationStoryPageFactory(
        storyteller_name="Jo Price", storyteller_consent_date=datetime.date(2026, 1, 5), case_study=case_study
    )
    summit = SummitReportPageFactory(authors="Ann and Bo")
    theme = term("theme", "prevention-and-early-intervention")
    found = {
        address: things(client, address)
        for address in (
            *(page.url for page in (case_study, story, summit, StandardPageFactory())),
            *("/case-studies/", "/themes/", f"/themes/{theme.slug}/", f"/taxonomy/theme/{theme.slug}/"),
            *("/places/wales/", "/search/"),
        )
    }
    for address, said in found.items():
        assert [wrong for thing in said.values() for wrong in wrong_in(thing)] == [], address
        assert all(data["@context"] == "https://schema.org" for data in said.values())
        assert said["BreadcrumbList"]["itemListElement"][0] == {
            "@type": "ListItem",
            "position": 1,
            "name": "Home",
            "item": f"{HOST}/",
        }
    said = found[case_study.url]["Article"]
    assert said["headline"] == title
    assert said["identifier"] == f"{HOST}/id/{case_study.identifier}"
    assert said["license"] == {"@type": "CreativeWork", "name": "By the council"}
    assert [about["name"] for about in said["about"]] == [theme.pref_label, "Adult social care"]
    assert said["spatialCoverage"] == [{"@type": "Place", "name": "Wales"}]
    assert found[case_study.url]["BreadcrumbList"]["itemListElement"][1]["item"] == f"{HOST}/case-studies/"
    assert "<script>alert" not in text(client, case_study.url)
    assert found[story.url]["Article"]["creditText"] == "Jo Price"
    assert found[story.url]["Article"]["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found[summit.url]["Report"]["creditText"] == "Ann and Bo"
    terms = [found[address]["DefinedTerm"] for address in (f"/themes/{theme.slug}/", f"/taxonomy/theme/{theme.slug}/")]
    assert terms[0]["@id"] == terms[1]["@id"]
    assert terms[0]["inDefinedTermSet"]["name"] == "Theme"
    assert terms[0]["description"] == theme.definition


def test_pages_and_lists_name_their_one_address_and_how_to_show_them(client):
    page = CaseStudyPageFactory(title='Doors & "locks"', search_description="Fewer <falls>.")
    shown = text(client, f"{page.url}?utm_source=mail")
    for line in (
        f'<link rel="canonical" href="{HOST}{page.url}">',
        f'<meta property="og:url" content="{HOST}{page.url}">',
        '<meta property="og:title" content="Doors &amp; &quot;locks&quot;">',
        '<meta property="og:description" content="Fewer &lt;falls&gt;.">',
        '<meta name="description" content="Fewer &lt;falls&gt;.">',
        '<meta property="og:type" content="article">',
    ):
        assert shown.count(line) == 1, line
    for address, canonical in (
        ("/case-studies/?utm_source=mail&sort=title", "/case-studies/"),
        ("/search/?page=x", "/search/"),
        ("/case-studies/?q=doors", None),
        ("/places/?q=wales", None),
        ("/places/", "/places/"),
    ):
        expected = [f"{HOST}{canonical}"] if canonical else []
        assert re.findall('<link rel="canonical" href="(.*?)">', text(client, address)) == expected, address
    for gone in ("/nowhere/", "/id/CS-9999"):
        assert b"canonical" not in client.get(gone).content


def test_language_models_are_told_what_there_is_and_only_what_is_public(client):
    response = client.get("/llms.txt")
    told = response.content.decode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert told.startswith("# Public Services Learning and Innovation Network\n\n> A library of")
    links = re.findall(rf"^- \[[^\]]+\]\({HOST}(/[^)]*)\): \w", told, re.MULTILINE)
    assert {"/case-studies/", "/themes/", "/api/v2/pages/", "/taxonomy.ttl", "/search/export.json"} <= set(links)
    assert [link for link in links if client.get(link).status_code != 200] == []
    assert "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)" in told
    PageViewRestriction.objects.create(page=CaseStudyIndexPage.objects.get(), restriction_type="login")
    assert f"{HOST}/case-studies/" not in client.get("/llms.txt").content.decode()
