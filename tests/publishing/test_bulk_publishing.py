"""Publishing many pages at once: the ready ones go live, the others are skipped and named."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from casestudies.models import CaseStudyPage
from home.models import HomePage
from tests.factories.pages import CaseStudyPageFactory, StandardPageFactory
from tests.publishing.admin import bulk_url, messages_in

RESULT = "Say in one sentence what changed."


@pytest.fixture
def ready(db):
    return CaseStudyPageFactory(live=False, title="Ready")


@pytest.fixture
def unready(db):
    return CaseStudyPageFactory(
        live=False, title="Unready & <b>bold</b>", slug="unready", result="", terms={"stage": []}
    )


def live(*pages):
    return [Page.objects.get(pk=page.pk).live for page in pages]


def test_ready_pages_are_published_and_the_others_named_with_their_reasons(as_editor, ready, unready):
    response = as_editor.post(bulk_url(ready, unready))
    told = "".join(messages_in(response))
    assert live(ready, unready) == [True, False]
    assert "1 page has been published" in told
    assert f"Unready & <b>bold</b>: {RESULT} Choose a stage." in told
    assert "Ready: " not in told


def test_the_message_does_not_let_a_title_write_markup(as_editor, unready):
    response = as_editor.post(bulk_url(unready), follow=True)
    assert b"<b>bold</b>" not in response.content


def test_the_confirmation_lists_what_will_be_skipped(as_editor, ready, unready):
    page = as_editor.get(bulk_url(ready, unready)).content.decode()
    published, skipped = page.split("These pages are not ready and will be skipped:")
    assert "Ready</a>" in published
    assert "Unready &amp;" in skipped
    assert RESULT in skipped
    assert "Yes, publish" in skipped


def test_there_is_nothing_to_confirm_when_all_are_unready(as_editor, unready):
    page = as_editor.get(bulk_url(unready)).content.decode()
    assert RESULT in page
    assert "Yes, publish" not in page


def test_when_all_are_unready_nothing_claims_success(as_editor, unready):
    told = "".join(messages_in(as_editor.post(bulk_url(unready))))
    assert RESULT in told
    assert "published" not in told.replace("Not published", "")


def test_the_newest_draft_counts_not_the_live_page(as_editor):
    page = CaseStudyPageFactory()
    page.result = ""
    page.save_revision()
    as_editor.post(bulk_url(page))
    page.refresh_from_db()
    assert page.result
    assert page.has_unpublished_changes


def test_drafts_below_are_published_when_asked_for(as_editor, case_studies, ready, unready):
    response = as_editor.post(bulk_url(case_studies), {"include_descendants": "on"})
    told = "".join(messages_in(response))
    assert live(ready, unready) == [True, False]
    assert "1 child page" in told
    assert RESULT in told


def test_drafts_below_are_left_alone_when_not_asked_for(as_editor, case_studies, ready):
    as_editor.post(bulk_url(case_studies))
    assert live(ready) == [False]


def test_the_confirmation_lists_what_is_unready_below(as_editor, case_studies, ready, unready):
    page = as_editor.get(bulk_url(case_studies)).content.decode()
    assert "Of the pages below them, these are not ready" in page
    assert RESULT in page


def test_a_page_chosen_together_with_its_parent_is_told_of_once(as_editor, case_studies, unready):
    response = as_editor.post(bulk_url(case_studies, unready), {"include_descendants": "on"})
    assert "".join(messages_in(response)).count(RESULT) == 1


def test_an_address_taken_in_the_meantime_is_told_not_a_failure(as_editor, ready):
    ready.slug = "taken"
    ready.save_revision(clean=False)
    CaseStudyPageFactory(slug="taken")
    response = as_editor.post(bulk_url(ready))
    assert live(ready) == [False]
    assert "already in use" in "".join(messages_in(response))


def test_of_two_drafts_that_want_one_address_the_first_gets_it(as_editor):
    pages = [CaseStudyPageFactory(title="First"), CaseStudyPageFactory(title="Second")]
    for page in pages:
        page.slug = "wanted"
        page.save_revision(clean=False)
    told = "".join(messages_in(as_editor.post(bulk_url(*pages))))
    assert CaseStudyPage.objects.filter(slug="wanted").count() == 1
    assert "1 page has been published" in told
    assert "already in use" in told


def test_pages_of_every_type_can_be_chosen(as_editor, case_studies, ready):
    about = StandardPageFactory(live=False)
    assert as_editor.post(bulk_url(HomePage.objects.get(), case_studies, about, ready)).status_code == 302
    assert live(about, ready) == [True, True]


def test_a_page_in_moderation_is_published_and_leaves_it(as_editor, ready, author):
    ready.get_workflow().start(ready, author)
    as_editor.post(bulk_url(ready))
    assert live(ready) == [True]
    assert not Page.objects.get(pk=ready.pk).workflow_in_progress


@pytest.mark.parametrize("ids", [["x"], ["-1"], ["99999999999999999999"], ["٣"], ["all"], ["123456"], [""]])
def test_odd_ids_are_no_server_error(as_editor, ready, ids):
    assert as_editor.get(bulk_url(all_ids=ids)).status_code < 500
    assert as_editor.post(bulk_url(all_ids=ids)).status_code < 500


def test_an_author_publishes_nothing_in_bulk(as_author, author):
    own = CaseStudyPageFactory(live=False, owner=author)
    as_author.post(bulk_url(own))
    as_author.post(bulk_url(HomePage.objects.get()), {"include_descendants": "on"})
    assert live(own) == [False]


def test_the_listing_offers_publishing_once(as_editor, ready, case_studies):
    page = as_editor.get(reverse("wagtailadmin_explore", args=[case_studies.pk])).content.decode()
    assert page.count("/admin/bulk/wagtailcore/page/publish/") == 1


def test_publishing_in_bulk_gives_each_its_identifier(as_editor):
    pages = [CaseStudyPageFactory(live=False) for _ in range(3)]
    as_editor.post(bulk_url(*pages))
    numbers = CaseStudyPage.objects.values_list("identifier_number", flat=True)
    assert None not in numbers
    assert len(set(numbers)) == 3
