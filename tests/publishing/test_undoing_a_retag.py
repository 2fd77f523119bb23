"""Taking a retag back: within thirty days, page by page, unless a later change stands in the way."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from taxonomy.models import TaxonomyChange
from tests.factories.terms import TermFactory
from tests.factories.users import UserFactory
from tests.publishing.admin import EditForm
from tests.publishing.retagging import (
    case_study,
    draft_terms,
    live_terms,
    refusals,
    retag,
    retag_url,
    schedule,
    undo,
    undo_url,
)
from tests.taxonomy.changing import merge, retire
from tests.taxonomy.changing import undo as undo_in_the_manager

pytestmark = pytest.mark.django_db


def age(change, **since):
    TaxonomyChange.objects.filter(pk=change.pk).update(made_at=timezone.now() - datetime.timedelta(**since))


class TestWhatComesBack:
    @pytest.mark.parametrize("action", ["add", "remove", "replace"])
    def test_every_page_has_its_terms_again_in_their_order(self, as_editor, old, new, action):
        pages = [
            case_study(old, "co-production"),
            case_study(old, "co-production", live=False),
            case_study("co-production", old),
        ]
        before = [(live_terms(page), draft_terms(page)) for page in pages]
        term = new if action == "add" else old
        change = retag(as_editor, pages, action, term, new if action == "replace" else None)
        assert [(live_terms(page), draft_terms(page)) for page in pages] != before
        undo(as_editor, change)
        assert [(live_terms(page), draft_terms(page)) for page in pages] == before

    def test_a_page_that_had_both_terms_has_both_again(self, as_editor, old, new):
        page = case_study(old, new)
        undo(as_editor, retag(as_editor, [page], "replace", old, new))
        assert live_terms(page) == ["old", "new"]

    def test_a_page_that_had_the_other_term_already_is_left_as_it_was(self, as_editor, old, new):
        page, had_it = case_study(old), case_study(new)
        undo(as_editor, retag(as_editor, [page, had_it], "replace", old, new))
        assert (live_terms(page), live_terms(had_it)) == (["old"], ["new"])

    def test_a_scheduled_version_too(self, as_editor, old, new):
        page = case_study(old)
        schedule(page)
        scheduled = page.scheduled_revision
        page.save_revision()
        undo(as_editor, retag(as_editor, [page], "replace", old, new))
        again = page.revisions.get(pk=scheduled.pk).as_object()
        assert [term.slug for term in again.terms["theme"]] == ["old"]

    def test_a_version_saved_after_the_retag_gives_it_back(self, as_editor, old, new):
        page = case_study(old)
        change = retag(as_editor, [page], "replace", old, new)
        EditForm.editing(as_editor, page).fill(result="Falls fell by half.").press("publish")
        undo(as_editor, change)
        page.refresh_from_db()
        assert (page.result, live_terms(page), draft_terms(page)) == ("Falls fell by half.", ["old"], ["old"])

    def test_a_record_that_was_given_away_since_is_no_hindrance(self, as_editor, old, new):
        page = case_study(old, new)
        before = page.latest_revision
        change = retag(as_editor, [page], "remove", old)
        before.publish()
        retag(as_editor, [page], "replace", old, TermFactory(slug="third"))
        TaxonomyChange.objects.exclude(pk=change.pk).delete()
        undo(as_editor, change)
        assert set(live_terms(page)) == {"third", "new", "old"}

    def test_readers_see_it_at_once(self, as_editor, client, old, new):
        page = case_study(old, title="Street wardens")
        undo(as_editor, retag(as_editor, [page], "replace", old, new))
        assert "Street wardens" in client.get("/case-studies/?theme=old").content.decode()
        assert "Street wardens" not in client.get("/case-studies/?theme=new").content.decode()

    def test_undoing_is_in_the_history_of_each_page(self, as_editor, old, new):
        page = case_study(old)
        undo(as_editor, retag(as_editor, [page], "add", new))
        entries = PageLogEntry.objects.filter(page=page.pk, action="taxonomy.retag").order_by("pk")
        assert [entry.message for entry in entries] == ["Theme: added “New”", "Undid: Theme: added “New”"]

    def test_the_screen_says_what_was_done_and_what_would_change(self, as_editor, editor, old, new):
        change = retag(as_editor, [case_study(old, title="Wardens")], "add", new, note="The summit asked.")
        shown = as_editor.get(undo_url(change)).content.decode()
        for words in (f"Theme: added “New” by {editor.get_full_name()}", "Why: The summit asked.", "Wardens"):
            assert words in shown
        assert "Undo on 1 page" in shown
        assert live_terms(Page.objects.get(title="Wardens").specific) == ["old", "new"]


class TestWhatStandsInTheWay:
    def test_a_page_edited_since_keeps_its_newer_terms_and_is_named(self, as_editor, old, new):
        edited, other = case_study(old, title="Edited"), case_study(old, title="Other")
        change = retag(as_editor, [edited, other], "replace", old, new)
        EditForm.editing(as_editor, edited).choose(theme=["co-production"]).press("publish")
        outcome = as_editor.get(undo_url(change)).context["outcome"]
        assert [page.title for page in outcome.unchanged] == ["Edited"]
        assert [page.title for page in outcome.live] == ["Other"]
        undo(as_editor, change)
        assert (live_terms(edited), live_terms(other)) == (["co-production"], ["old"])

    def test_a_later_retag_of_the_same_pages_is_named(self, as_editor, old, new):
        page = case_study(old)
        first = retag(as_editor, [page], "replace", old, new)
        second = retag(as_editor, [page], "replace", new, TermFactory(slug="third", pref_label="Third"))
        [reason] = refusals(as_editor.get(undo_url(first)))
        assert "A later change stands in the way: Theme: replaced “New” with “Third”" in reason
        assert live_terms(page) == ["third"]
        undo(as_editor, second)
        undo(as_editor, first)
        assert live_terms(page) == ["old"]

    def test_a_later_retag_of_other_pages_is_not(self, as_editor, old, new):
        one, other = case_study(old), case_study(old)
        first = retag(as_editor, [one], "replace", old, new)
        retag(as_editor, [other], "replace", old, new)
        undo(as_editor, first)
        assert (live_terms(one), live_terms(other)) == (["old"], ["new"])

    def test_a_later_merge_of_the_term_is_named(self, as_editor, old, new):
        page = case_study(old)
        change = retag(as_editor, [page], "replace", old, new)
        merged = merge(new, TermFactory(slug="third", pref_label="Third"))
        [reason] = refusals(as_editor.get(undo_url(change)))
        assert "Merged “New” into “Third”" in reason
        undo_in_the_manager(merged)
        undo(as_editor, change)
        assert live_terms(page) == ["old"]

    def test_a_term_retired_since_does_not_come_back_to_readers(self, as_editor, old, new):
        page = case_study(old)
        change = retag(as_editor, [page], "replace", old, new)
        retired = retire(old)
        [reason] = refusals(as_editor.get(undo_url(change)))
        assert reason.startswith("A later change stands in the way: Retired “Old”")
        assert live_terms(page) == ["new"]
        undo_in_the_manager(retired)
        undo(as_editor, change)
        assert live_terms(page) == ["old"]

    def test_thirty_days_end_it(self, as_editor, old, new):
        page = case_study(old)
        change = retag(as_editor, [page], "add", new)
        age(change, days=29, hours=23)
        assert as_editor.get(undo_url(change)).context["outcome"].changed
        age(change, days=30)
        assert refusals(as_editor.get(undo_url(change))) == [
            "A change can be undone for 30 days, and this one is older."
        ]
        assert as_editor.post(undo_url(change), {"digest": "x"}).status_code == 200
        assert live_terms(page) == ["old", "new"]

    def test_it_is_done_once(self, as_editor, old, new):
        change = retag(as_editor, [case_study(old)], "add", new)
        undo(as_editor, change)
        assert refusals(as_editor.get(undo_url(change))) == ["This was undone already."]

    def test_a_full_page_is_skipped(self, as_editor, old, new):
        page = case_study(old, "co-production", title="Full")
        change = retag(as_editor, [page], "remove", old)
        EditForm.editing(as_editor, page).choose(
            theme=["co-production", "community-assets", "social-productivity"]
        ).press("publish")
        outcome = as_editor.get(undo_url(change)).context["outcome"]
        assert list(outcome.skipped) == ["It would have more than 3 terms of “Theme”, the most that it may have."]

    def test_what_changed_between_preview_and_button_is_shown_first(self, as_editor, old, new):
        pages = [case_study(old), case_study(old)]
        change = retag(as_editor, pages, "replace", old, new)
        seen = as_editor.get(undo_url(change)).context["plan"].digest
        EditForm.editing(as_editor, pages[0]).choose(theme=["co-production"]).press("publish")
        response = as_editor.post(undo_url(change), {"digest": seen})
        assert "Something changed since this preview was made" in response.content.decode()
        assert live_terms(pages[1]) == ["new"]

    @pytest.mark.parametrize("sent", [{}, {"digest": "\x00"}])
    def test_without_a_preview_nothing_is_done(self, as_editor, old, new, sent):
        page = case_study(old)
        change = retag(as_editor, [page], "add", new)
        assert as_editor.post(undo_url(change), sent).status_code == 200
        assert live_terms(page) == ["old", "new"]


class TestWho:
    def test_another_editor_may(self, as_editor, client, old, new):
        page = case_study(old)
        change = retag(as_editor, [page], "add", new)
        client.force_login(UserFactory(group="Editors"))
        undo(client, change)
        assert live_terms(page) == ["old"]

    def test_another_editor_may_when_a_page_was_deleted_since(self, as_editor, client, old, new):
        pages = [case_study(old), case_study(old)]
        change = retag(as_editor, pages, "add", new)
        pages[0].delete()
        client.force_login(UserFactory(group="Editors"))
        undo(client, change)
        assert live_terms(pages[1]) == ["old"]

    def test_an_author_may_undo_their_own(self, as_author, author, old, new):
        page = case_study(old, live=False, owner=author)
        undo(as_author, retag(as_author, [page], "add", new))
        assert draft_terms(page) == ["old"]

    def test_an_author_may_not_undo_an_editors(self, as_editor, client, author, old, new):
        page = case_study(old, live=False, owner=author)
        change = retag(as_editor, [page], "add", new)
        client.force_login(author)
        for response in (client.get(undo_url(change)), client.post(undo_url(change), {"digest": "x"})):
            assert response.status_code == 302
        assert set(draft_terms(page)) == {"old", "new"}

    def test_a_visitor_is_asked_to_sign_in(self, as_editor, client, old, new):
        change = retag(as_editor, [case_study(old)], "add", new)
        client.logout()
        assert "login" in client.get(undo_url(change))["location"]

    def test_pages_locked_since_are_skipped(self, as_editor, old, new):
        locked, other = case_study(old), case_study(old)
        change = retag(as_editor, [locked, other], "replace", old, new)
        Page.objects.filter(pk=locked.pk).update(locked=True)
        told = undo(as_editor, change)
        assert "1 page changed. 1 skipped." in told[0]
        assert (live_terms(locked), live_terms(other)) == (["new"], ["old"])

    @pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
    def test_an_unknown_retag_is_not_found(self, as_editor, pk):
        assert as_editor.get(f"/admin/retag/{pk}/undo/").status_code == 404

    def test_another_kind_of_change_is_not_found(self, as_editor, old, new):
        assert as_editor.get(undo_url(merge(old, new))).status_code == 404


def test_more_pages_need_no_more_queries(as_editor, old, new):
    def queries(number):
        change = retag(as_editor, [case_study(old) for _ in range(number)], "replace", old, new)
        with CaptureQueriesContext(connection) as captured:
            as_editor.get(undo_url(change))
        return len(captured)

    queries(1)
    assert queries(8) == queries(2)


def test_the_choice_leads_to_a_preview_by_its_address(as_editor, old, new):
    """What the choice and the preview need is in the address, so that a person can go back to it."""
    page = case_study(old)
    response = as_editor.get(retag_url([page], "add", new))
    assert response.context["again"].endswith(f"?id={page.pk}")
