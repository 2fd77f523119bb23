"""What editors see of a page's readiness: beside its form, in the lists, and when they review it."""

import re
from html import unescape

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from casestudies.models import CaseStudyPage
from content.assessment import assess
from content.models import ReadinessNote
from home.models import HomePage
from images.models import NetworkImage
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory, StandardPageFactory
from tests.publishing.admin import EditForm, complete


def panel_url(page):
    return reverse("content_readiness", args=[page.pk])


def links_in(html):
    """Return {where it leads: the sentence} of the links in the readiness panel."""
    return {anchor: unescape(text) for anchor, text in re.findall(r'href="#(.+?)" data-readiness-jump>(.+?)<', html)}


def test_a_new_page_lists_all_that_is_asked_for_and_each_leads_to_its_field(as_editor, case_studies):
    form = EditForm.adding(as_editor, CaseStudyPage, case_studies)
    html = as_editor.get(form.url).content.decode()
    assert "0 of 14 required things are there" in html
    links = links_in(html)
    assert links["id_result"] == "Say in one sentence what changed."
    assert links["id_terms-evidence"] == "Choose an evidence level."
    assert links["id_sources-FORMS"].startswith("List the sources")
    assert [anchor for anchor in links if f'id="{anchor}"' not in html] == []


def test_what_was_typed_counts_when_publishing_is_refused(as_editor, case_studies):
    form = complete(EditForm.adding(as_editor, CaseStudyPage, case_studies)).fill(summary="")
    html = form.press("publish").content.decode()
    assert "13 of 14 required things are there" in html
    assert "Choose a stage." not in html


def test_the_panel_speaks_of_the_newest_version_to_those_who_may_edit(as_editor, client, author):
    page = CaseStudyPageFactory()
    page.result = "Falls fell. Ask 01443 123456."
    page.start_year = None
    page.save_revision()
    html = as_editor.get(panel_url(page)).content.decode()
    assert "13 of 14 required things are there" in html
    assert links_in(html)["id_start_year"] == "Enter the year it started."
    assert "“01443 123456” looks like a telephone number." in links_in(html)["id_result"]
    assert as_editor.get(panel_url(HomePage.objects.get())).status_code == 404
    client.force_login(author)
    assert "required things" not in client.get(panel_url(page), follow=True).content.decode()


def test_the_percentage_counts_what_is_required_and_recommended_alike(db):
    """Of the fourteen that a case study requires all are there; of the six that it is recommended to have, none."""
    page = CaseStudyPageFactory(live=False)
    assert assess(page).completeness.percentage == 14 * 100 // 20
    page.result = ""
    page.what_got_in_the_way = "<p>Two budgets.</p>"
    assert assess(page).completeness.percentage == 14 * 100 // 20
    assert [finding.field for finding in assess(page).required] == ["result"]


@pytest.fixture
def undescribed(db):
    return NetworkImage.objects.create(title="Stair", file=get_test_image_file())


def test_pictures_in_text_and_on_top_are_looked_at(undescribed):
    page = StandardPageFactory(live=False, hero_image=undescribed)
    page.body = [("picture", {"image": undescribed, "caption": ""}), ("text", '<p><a href="/x/">here</a></p>')]
    assert [finding.field for finding in assess(page).hints] == ["body", "hero_image", "body"]
    undescribed.is_decorative = True
    undescribed.save()
    assert [finding.message[:11] for finding in assess(page).hints] == ["Say in the "]


def test_hints_and_recommendations_stop_nobody(as_editor, case_studies):
    form = complete(EditForm.adding(as_editor, CaseStudyPage, case_studies))
    form.fill(result="Ask the LGA on 01443 123456.", slug="hinted").press("publish")
    page = CaseStudyPage.objects.get(slug="hinted")
    assert page.live
    assert len(assess(page).hints) >= 3


def listed(client, **query):
    response = client.get(reverse("case_studies:index"), query)
    return {page.title for page in response.context["object_list"]}, response.content.decode()


def test_lists_show_and_filter_what_was_noted_at_the_last_save(as_editor):
    CaseStudyPageFactory(title="Alpha")
    beta = CaseStudyPageFactory(title="Beta", live=False, result="", summary="")
    InnovationStoryPageFactory(title="A story", live=False, standfirst="")
    assert "60%, 2 missing" in listed(as_editor)[1]
    assert listed(as_editor, readiness="missing")[0] == {"Beta"}
    assert listed(as_editor, readiness="ready")[0] == {"Alpha"}
    assert listed(as_editor, readiness="complete")[0] == set()
    assert listed(as_editor, readiness="of no kind")[0] == {"Alpha", "Beta"}
    beta.result, beta.summary = "Falls fell.", "Nurses visit."
    beta.save_revision()
    assert listed(as_editor, readiness="ready")[0] == {"Alpha", "Beta"}
    assert listed(as_editor, ordering="readiness_note__percentage")[0] == {"Alpha", "Beta"}


def test_pages_made_without_a_draft_are_noted_by_the_command(as_editor, capsys):
    CaseStudyPageFactory(title="Alpha")
    ReadinessNote.objects.all().delete()
    assert listed(as_editor)[0] == {"Alpha"}
    call_command("note_readiness")
    assert listed(as_editor, readiness="ready")[0] == {"Alpha"}


def test_a_reviewer_sees_the_findings_before_answering(client, editor, author, case_studies):
    client.force_login(author)
    complete(EditForm.adding(client, CaseStudyPage, case_studies)).fill(slug="sent").press("submit")
    page = CaseStudyPage.objects.get(slug="sent")
    client.force_login(editor)
    state = page.current_workflow_task_state
    for name in ("workflow_action", "collect_workflow_action_data"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk, "reject", state.pk])
        shown = client.get(address).json()["html"]
        assert "14 of 14 required things are there" in shown
        assert "Say what got in the way" in unescape(shown)
        assert "data-readiness-jump" not in shown
