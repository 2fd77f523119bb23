"""Beginning a case study with what a story, or another case study, holds."""

import datetime

import pytest
from django.urls import reverse

from casestudies.models import CaseStudyPage
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory
from tests.factories.users import UserFactory
from tests.publishing.admin import edit_url

pytestmark = pytest.mark.django_db


def start(client, page, way):
    """Press the button; return the newest draft of the new case study."""
    address = reverse(way, args=[page.pk])
    assert address in client.get(edit_url(page)).content.decode()
    assert "Make the draft" in client.get(address).content.decode()
    answer = client.post(address)
    new = CaseStudyPage.objects.order_by("pk").last()
    assert answer.url == edit_url(new)
    return new.get_latest_revision_as_object()


def test_a_story_becomes_a_draft_that_the_story_names(as_editor, editor):
    story = InnovationStoryPageFactory(
        place_name="Wigan",
        body=[("text", "<p>The stair rod was loose.</p>")],
        storyteller_name="Kit Secret",
        storyteller_consent_date=datetime.date(2020, 5, 4),
    )
    new = start(as_editor, story, "case_study_from_story")
    assert (new.title, new.summary, new.place_name) == (story.title, story.standfirst, "Wigan")
    assert [term.slug for term in new.terms["theme"]] == ["prevention-and-early-intervention"]
    assert "The stair rod was loose." in new.update_notes
    assert "Secret" not in str(new.serializable_data())
    assert (new.live, new.owner) == (False, editor)
    assert new.subscribers.get(user=editor).comment_notifications
    story.refresh_from_db()
    assert (story.case_study_id, story.live, story.has_unpublished_changes) == (new.pk, True, False)

    again = as_editor.post(reverse("case_study_from_story", args=[story.pk]), follow=True)
    assert "This story has a case study already" in again.content.decode()
    assert CaseStudyPage.objects.count() == 1


def test_a_title_without_letters_makes_an_address_all_the_same(as_editor):
    story = InnovationStoryPageFactory(title="?!", slug="what")
    assert start(as_editor, story, "case_study_from_story").slug == "case-study"


def test_a_story_with_unpublished_changes_stays_as_readers_know_it(as_editor):
    story = InnovationStoryPageFactory()
    story.standfirst = "Not for readers yet."
    story.save_revision()
    new = start(as_editor, story, "case_study_from_story")
    assert new.summary == "Not for readers yet."
    story.refresh_from_db()
    assert story.case_study_id is None
    assert story.standfirst != "Not for readers yet."
    assert story.get_latest_revision_as_object().case_study_id == new.pk


def test_a_duplicate_takes_over_no_identifier_evidence_dates_or_people(as_editor):
    page = CaseStudyPageFactory(
        terms={"outcome": ["worked"], "cost": ["under-10k"]},
        evaluation_by="RAND Europe",
        contact_name="Kit Secret",
        last_checked=datetime.date(2026, 1, 2),
    )
    page.sources.create(title="The report", year=2019)
    page.key_figures.create(measure="Stays", before_value=3, after_value=1)
    page.save_revision().publish()
    new = start(as_editor, page, "case_study_like")
    assert new.title == f"New: {page.title}"
    assert (new.challenge, new.what_was_done) == (page.challenge, page.what_was_done)
    assert set(new.terms) == {"theme", "service_area", "place", "delivery_model"}
    assert [source.title for source in new.sources.all()] == ["The report"]
    assert list(new.key_figures.all()) == []
    empty = ("identifier", "result", "what_happened", "start_year", "evaluation_by", "contact_name", "last_checked")
    assert not any(getattr(new, name) for name in empty)
    page.refresh_from_db()
    assert page.sources.count() == 1


def test_only_those_who_may_read_the_draft_and_write_case_studies_may_start(client, as_author, author):
    others, own = CaseStudyPageFactory(), CaseStudyPageFactory(owner=author)
    assert as_author.post(reverse("case_study_like", args=[others.pk])).url == reverse("wagtailadmin_home")
    assert as_author.get(reverse("case_study_like", args=[own.pk])).status_code == 200
    assert as_author.get(reverse("case_study_like", args=[10**9])).status_code == 404
    client.force_login(UserFactory())
    assert client.post(reverse("case_study_like", args=[own.pk])).url.startswith(reverse("wagtailadmin_login"))
    assert CaseStudyPage.objects.count() == 2
