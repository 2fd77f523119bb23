"""What the first view of a page weighs: all that a browser fetches for it, headers too.

The site compresses what it draws. Static files, which WhiteNoise compresses before they are served, come from the
tests' server as they are, so they are weighed as WhiteNoise would send them.
"""

import gzip
from collections import Counter

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from casestudies.models import KeyFigure
from content.models import Source
from demo.pictures import draw_picture
from images.models import NetworkImage
from summits.models import Answer, Question
from tests.factories.pages import (
    CaseStudyPageFactory,
    InnovationStoryPageFactory,
    StandardPageFactory,
    SummitReportPageFactory,
)
from tests.factories.terms import term

MOST = {"all": 100_000, "Script": 8_000, "Stylesheet": 20_000}
LONG = (
    "<p>" + "The council and its partners said what <em>they</em> had counted, and Llŷr asked for more. " * 60 + "</p>"
)
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.fixture
@transaction.atomic
def addresses():
    """A library with more case studies than a browser fetches covers for, and an address of every kind of page."""
    image = NetworkImage(title="Doors", file=ContentFile(draw_picture("front-doors"), "doors.png"))
    image.save()
    figures = [KeyFigure(measure=f"Falls {n}", before_value=310, after_value=205 + n) for n in range(3)]
    texts = {"challenge": LONG, "what_was_done": LONG, "what_happened": LONG}
    first = CaseStudyPageFactory(**texts, key_figures=figures, sources=[Source(title=f"Report {n}") for n in range(9)])
    others = [CaseStudyPageFactory(hero_image=None if n else image) for n in range(12)]
    summit = SummitReportPageFactory(
        body=[("text", LONG)],
        quotations=[("quotation", {"text": "Count it.", "speaker": "A nurse"})],
        questions=[
            Question(question=f"Is it worth {n}?", answers=[Answer(page=first, stance="for")]) for n in range(5)
        ],
    )
    compared = "&".join(f"case={page.identifier}" for page in [first, *others[:3]])
    theme = term("theme", "prevention-and-early-intervention")
    return [
        "/",
        "/search/",
        "/search/?q=falls&theme=prevention-and-early-intervention&place=wales&from=2001",
        "/case-studies/",
        first.url,
        InnovationStoryPageFactory(body=[("text", LONG)], case_study=first).url,
        summit.url,
        "/themes/",
        f"/themes/{theme.slug}/",
        "/places/",
        "/places/wales/",
        f"/compare/?{compared}",
        "/evidence-map/",
        "/questions/",
        f"/questions/{summit.questions.first().slug}/",
        "/taxonomy/",
        "/taxonomy/service-area/",
        "/taxonomy/service-area/adult-social-care/",
        StandardPageFactory(body=[("text", LONG)]).url,
        "/nothing-is-here/",
    ]


def test_no_first_view_is_heavy_or_asks_another_host(chromium, live_server, addresses):
    table, faults = [], []
    views = [(address, DESK) for address in addresses]
    views += [(address, PHONE) for address in addresses[:4]]  # other pages differ little: they have few drawings
    for address, screen in views:
        weights, hosts = weigh(chromium, live_server.url, address, screen)
        table.append(f"{screen['width']} {address} {dict(weights)}")
        faults += [table[-1]] * any(weights[kind] > most for kind, most in MOST.items())
        faults += [f"{address} asks {host}" for host in hosts - {live_server.url}]
    assert not faults, "\n".join(["Too heavy:", *faults, "All:", *table])


def weigh(chromium, site, address, viewport):
    """Return how much of each kind a browser that knows nothing yet fetches for a page, and from which hosts."""
    with chromium.new_context(viewport=viewport) as context:
        tab, weights, hosts = context.new_page(), Counter(), set()
        asked, answered = [], []
        context.on("request", lambda request: asked.append(request))
        for end in ("requestfinished", "requestfailed"):
            context.on(end, lambda request: answered.append(request))
        tab.goto(site + address)
        while len(answered) < len(asked):
            tab.wait_for_timeout(50)
        for request in answered:
            size = sent(request)
            weights.update({request.resource_type.capitalize(): size, "all": size})
            hosts.add("/".join(request.url.split("/")[:3]))
        return weights, hosts


def sent(request):
    sizes, response = request.sizes(), request.response()
    body = sizes["responseBodySize"]
    if "/static/" in request.url and "font" not in response.headers["content-type"]:
        body = len(gzip.compress(response.body()))
    return sizes["responseHeadersSize"] + body
