"""Looking at a page before it is published: previews, drafts, comparisons."""

import pytest
from django.urls import reverse

from casestudies.models import CaseStudyPage
from tests.factories.pages import (
    CaseStudyPageFactory,
    InnovationStoryPageFactory,
    StandardPageFactory,
    SummitReportPageFactory,
)
from tests.publishing.admin import EditForm

FACTORIES = [CaseStudyPageFactory, InnovationStoryPageFactory, SummitReportPageFactory, StandardPageFactory]
BARE = {
    CaseStudyPageFactory: {
        **dict.fromkeys(["result", "summary", "lead_organisation", "challenge", "what_was_done", "what_happened"], ""),
        "start_year": None,
        "terms": {name: [] for name in ("theme", "service-area", "place", "delivery-model", "stage", "evidence")},
    },
    InnovationStoryPageFactory: {"standfirst": "", "date": None, "body": [], "terms": {"theme": []}},
    SummitReportPageFactory: {"summary": "", "event_date": None, "key_messages": "", "terms": {"theme": []}},
    StandardPageFactory: {},
}


def preview(client, url, form):
    """Return the page as the preview shows it with what is typed in `form`."""
    assert client.post(url, form.sent()).json() == {"is_valid": True, "is_available": True}
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_page_with_a_title_alone_can_be_seen_before_it_is_ready(as_editor, factory):
    page = factory(live=False, title="Bare", **BARE[factory])
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert "Bare" in preview(as_editor, url, EditForm.editing(as_editor, page))
    assert as_editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200


def test_a_page_that_is_not_saved_yet_can_be_seen(as_editor, case_studies):
    form = EditForm.adding(as_editor, CaseStudyPage, case_studies).fill(title="Falls clinic", slug="falls-clinic")
    form.choose(theme=["co-production"], stage=["pilot"])
    url = reverse("wagtailadmin_pages:preview_on_add", args=["casestudies", "casestudypage", case_studies.pk])
    shown = preview(as_editor, url, form)
    assert "Falls clinic" in shown
    assert "Co-production" in shown


def test_a_preview_shows_terms_as_chosen_and_saves_nothing(as_editor):
    page = CaseStudyPageFactory(terms={"theme": ["co-production"]})
    form = EditForm.editing(as_editor, page).choose(theme=["community-assets"])
    shown = preview(as_editor, reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), form)
    assert "Community assets" in shown
    assert [theme.slug for theme in CaseStudyPage.objects.get(pk=page.pk).terms["theme"]] == ["co-production"]


MODES = {
    "": 'class="page-head',
    "card": '<article class="card"',
    "result": '<article class="result',
    "print": "css/on_paper.css",
}


def test_each_way_of_looking_at_a_draft_shows_it_to_its_editor_alone_and_is_never_kept(as_editor, case_studies):
    form = EditForm.adding(as_editor, CaseStudyPage, case_studies).fill(title="Falls clinic")
    form.choose(theme=["co-production"], stage=["pilot"])
    url = reverse("wagtailadmin_pages:preview_on_add", args=["casestudies", "casestudypage", case_studies.pk])
    preview(as_editor, url, form)
    assert [name for name, _ in CaseStudyPage().preview_modes] == list(MODES)
    for mode in MODES:
        response = as_editor.get(url, {"mode": mode})
        shown = response.content.decode()
        assert "Falls clinic" in shown
        assert {name for name, mark in MODES.items() if mark in shown} == ({"", mode} if mode == "print" else {mode})
        assert "no-store" in response["Cache-Control"]
    as_editor.logout()
    for mode in MODES:
        assert "Falls clinic" not in as_editor.get(url, {"mode": mode}, follow=True).content.decode()


@pytest.mark.parametrize("factory", FACTORIES)
def test_two_versions_can_be_compared(as_editor, factory):
    page = factory(title="Before")
    page.title = "After"
    page.save_revision()
    first, last = page.revisions.order_by("pk")
    response = as_editor.get(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, last.pk]))
    assert response.status_code == 200
    assert "After" in response.content.decode()


def test_a_comparison_shows_which_terms_came_and_went(as_editor):
    page = CaseStudyPageFactory(terms={"theme": ["co-production", "community-assets"]})
    EditForm.editing(as_editor, page).choose(theme=["co-production", "citizen-engagement"]).press("save")
    first, last = page.revisions.order_by("pk")
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, last.pk])
    shown = as_editor.get(url).content.decode()
    assert '<span class="deletion">Community assets</span>' in shown
    assert '<span class="addition">Citizen engagement</span>' in shown
    assert '<span class="deletion">Co-production</span>' not in shown
    assert "Stage" not in shown
