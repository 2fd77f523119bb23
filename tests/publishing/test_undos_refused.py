"""Undoing a retag that cannot be undone, or not by this person, or not yet."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Page

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
    undo,
    undo_url,
)
from tests.taxonomy.changing import merge, retire
from tests.taxonomy.changing import undo as undo_in_the_manager

pytestmark = pytest.mark.django_db


def age(change, **since):
    TaxonomyChange.objects.filter(pk=change.pk).update(made_at=timezone.now() - datetime.timedelta(**since))


def lock(page, locked=True):
    Page.objects.filter(pk=page.pk).update(locked=locked)


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

    def test_a_full_page_has_to_lose_a_term_first(self, as_editor, old, new):
        page = case_study(old, "co-production", title="Full")
        change = retag(as_editor, [page], "remove", old)
        EditForm.editing(as_editor, page).choose(
            theme=["co-production", "community-assets", "social-productivity"]
        ).press("publish")
        kept_back = as_editor.get(undo_url(change)).context["skipped"]
        assert list(kept_back) == ["It would have more than 3 terms of “Theme”, the most that it may have."]
        EditForm.editing(as_editor, page).choose(theme=["co-production", "community-assets"]).press("publish")
        undo(as_editor, change)
        assert set(live_terms(page)) == {"co-production", "community-assets", "old"}

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

    def test_a_page_locked_since_keeps_the_others_waiting_until_it_is_unlocked(self, as_editor, old, new):
        locked, other = case_study(old, title="Locked"), case_study(old)
        change = retag(as_editor, [locked, other], "replace", old, new)
        lock(locked)
        shown = as_editor.get(undo_url(change))
        [reason] = refusals(shown)
        assert "1 of them cannot be changed now" in reason
        assert "It is locked, or waits for somebody else’s review. (1 page)" in shown.content.decode()
        assert f'href="/admin/pages/{locked.pk}/edit/">Locked' in shown.content.decode()
        assert 'name="digest"' not in shown.content.decode()
        lock(locked, locked=False)
        assert "2 pages changed." in undo(as_editor, change)[0]
        assert (live_terms(locked), live_terms(other)) == (["old"], ["old"])

    def test_a_page_locked_after_the_preview_keeps_the_others_too(self, as_editor, old, new):
        locked, other = case_study(old), case_study(old)
        change = retag(as_editor, [locked, other], "replace", old, new)
        seen = as_editor.get(undo_url(change)).context["plan"].digest
        lock(locked)
        assert "This cannot be undone yet." in refusals(as_editor.post(undo_url(change), {"digest": seen}))[0]
        assert (live_terms(locked), live_terms(other)) == (["new"], ["new"])
        lock(locked, locked=False)
        undo(as_editor, change)
        assert (live_terms(locked), live_terms(other)) == (["old"], ["old"])

    def test_a_locked_page_that_has_nothing_to_undo_is_no_hindrance(self, as_editor, old, new):
        locked, other = case_study(old, title="Locked"), case_study(old)
        change = retag(as_editor, [locked, other], "replace", old, new)
        EditForm.editing(as_editor, locked).choose(theme=["co-production"]).press("publish")
        lock(locked)
        assert [page.title for page in as_editor.get(undo_url(change)).context["outcome"].unchanged] == ["Locked"]
        assert undo(as_editor, change)[0].strip().endswith("1 page changed.")
        assert (live_terms(locked), live_terms(other)) == (["co-production"], ["old"])

    @pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
    def test_an_unknown_retag_is_not_found(self, as_editor, pk):
        assert as_editor.get(f"/admin/retag/{pk}/undo/").status_code == 404

    def test_another_kind_of_change_is_not_found(self, as_editor, old, new):
        assert as_editor.get(undo_url(merge(old, new))).status_code == 404
