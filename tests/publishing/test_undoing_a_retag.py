"""Taking a retag back: within thirty days, page by page, unless a later change stands in the way."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from taxonomy.models import TaxonomyChange
from tests.factories.terms import TermFactory
from tests.publishing.admin import EditForm
from tests.publishing.retagging import (
    case_study,
    draft_terms,
    live_terms,
    retag,
    retag_url,
    schedule,
    undo,
    undo_url,
)
from tests.taxonomy.manager.screens import text_of

pytestmark = pytest.mark.django_db


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
        pages = [case_study(old), case_study(old)]
        undo(as_editor, retag(as_editor, pages, "add", new))
        for page in pages:
            history = text_of(as_editor.get(f"/admin/pages/{page.pk}/history/"), "table")
            assert history.count("Theme: added “New”") == 2
            assert history.count("Undid: Theme: added “New”") == 1

    def test_the_screen_says_what_was_done_and_what_would_change(self, as_editor, editor, old, new):
        change = retag(as_editor, [case_study(old, title="Wardens")], "add", new, note="The summit asked.")
        shown = as_editor.get(undo_url(change)).content.decode()
        for words in (f"Theme: added “New” by {editor.get_full_name()}", "Why: The summit asked.", "Wardens"):
            assert words in shown
        assert "Undo on 1 page" in shown
        assert live_terms(Page.objects.get(title="Wardens").specific) == ["old", "new"]


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
