"""Lists that have a heading and an introduction of their own: what did not work, and what was evaluated."""

import pytest

from casestudies.models import CaseStudyIndexPage
from tests.factories.pages import CaseStudyPageFactory
from tests.finder.lists import html, listed

pytestmark = pytest.mark.django_db

NOT_WORKED = "/case-studies/?outcome=did-not-work&outcome=stopped"
EVALUATED = "/case-studies/?evidence=independently-evaluated"
NOT_INDEXED = '<meta name="robots" content="noindex, follow">'


@pytest.mark.parametrize(
    ("address", "heading", "introduction"),
    [
        (NOT_WORKED, "What did not work, and why", "These did not do what was hoped for, or were stopped."),
        (EVALUATED, "Independently evaluated", "People who did not run the work, and had no stake in the answer"),
    ],
)
def test_the_list_has_a_heading_and_an_introduction(client, address, heading, introduction):
    page = CaseStudyPageFactory(terms={"outcome": ["stopped"], "evidence": ["independently-evaluated"]})
    CaseStudyPageFactory(terms={"outcome": ["worked"]})
    shown = html(client, address)
    assert listed(client, address) == [page.pk]
    assert f'<h1 data-live="heading">{heading}</h1>' in shown
    assert f'<p class="lede">{introduction}' in shown
    assert f"<title>{heading} –" in shown
    assert f'<link rel="canonical" href="http://testserver{address.replace("&", "&amp;")}">' in shown
    assert NOT_INDEXED not in shown
    assert f'href="{address.replace("&", "&amp;")}">{heading}</a>' in html(client, "/stories/")


def test_only_exactly_these_filters_make_it(client):
    for same in ("/case-studies/?outcome=stopped&outcome=did-not-work", f"{NOT_WORKED}&sort=title"):
        assert "What did not work, and why</h1>" in html(client, same)
    for other in ("/case-studies/?outcome=stopped", f"{NOT_WORKED}&from=2010", f"{NOT_WORKED}&theme=co-production"):
        shown = html(client, other)
        assert "Case studies</h1>" in shown
        assert "These did not do what was hoped for" not in shown
        assert NOT_INDEXED in shown


def test_staff_write_the_introduction(admin_client, client):
    page = CaseStudyIndexPage.objects.get()
    form = {"title": "Case studies", "not_worked_introduction": "Read these first.", "action-publish": "1"}
    comments = {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    assert admin_client.post(f"/admin/pages/{page.pk}/edit/", form | comments).status_code == 302
    assert '<p class="lede">Read these first.</p>' in html(client, NOT_WORKED)
