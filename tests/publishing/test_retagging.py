"""Adding a term to many pages at once, removing it or replacing it with another: the preview and what it does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casestudies.models import CaseStudyIndexPage
from taxonomy.models import TaxonomyChange
from tests.factories.pages import (
    CaseStudyPageFactory,
)
from tests.factories.terms import term
from tests.publishing.admin import EditForm
from tests.publishing.retagging import (
    case_study,
    changing,
    draft_terms,
    live_terms,
    retag,
    retag_url,
    schedule,
)
from tests.taxonomy.changing import merge, retire

pytestmark = pytest.mark.django_db


class TestWhatChanges:
    def test_adding_gives_the_term_to_pages_that_lack_it(self, as_editor, old, new):
        one, other = case_study(old, title="One"), case_study(new, title="Other")
        change = retag(as_editor, [one, other], "add", new)
        assert [live_terms(page) for page in (one, other)] == [["old", "new"], ["new"]]
        assert change.summary == "Theme: added “New”"

    def test_removing_takes_it_and_leaves_other_terms(self, as_editor, old, new):
        page = case_study(old, new)
        retag(as_editor, [page], "remove", old)
        assert live_terms(page) == ["new"]
        assert live_terms(page, "place") == ["wales"]

    def test_replacing_keeps_the_place_of_the_term(self, as_editor, old, new):
        page = case_study(old, "co-production")
        retag(as_editor, [page], "replace", old, new)
        assert live_terms(page) == ["new", "co-production"]

    def test_replacing_by_a_term_that_is_there_leaves_it_once(self, as_editor, old, new):
        page = case_study(old, new)
        retag(as_editor, [page], "replace", old, new)
        assert live_terms(page) == ["new"]

    def test_a_single_choice_can_be_replaced(self, as_editor):
        page = CaseStudyPageFactory(terms={"stage": ["pilot"]})
        retag(as_editor, [page], "replace", term("stage", "pilot"), term("stage", "running"))
        assert live_terms(page, "stage") == ["running"]

    def test_a_draft_changes_and_stays_a_draft(self, as_editor, old, new):
        page = case_study(old, live=False)
        retag(as_editor, [page], "replace", old, new)
        page.refresh_from_db()
        assert not page.live
        assert draft_terms(page) == ["new"]
        page.get_latest_revision().publish()
        assert live_terms(page) == ["new"]

    def test_unpublished_changes_of_a_live_page_change_too_and_are_not_published(self, as_editor, old, new):
        page = case_study(old)
        EditForm.editing(as_editor, page).fill(title="Later title").press("save")
        retag(as_editor, [page], "replace", old, new)
        page.refresh_from_db()
        assert (page.title == "Later title", page.draft_title) == (False, "Later title")
        assert live_terms(page) == draft_terms(page) == ["new"]
        EditForm.editing(as_editor, page).press("publish")
        assert live_terms(page) == ["new"]

    def test_live_page_and_draft_change_each_by_what_it_has(self, as_editor, old, new):
        page = case_study(old)
        EditForm.editing(as_editor, page).choose(theme=["co-production"]).press("save")
        retag(as_editor, [page], "add", new)
        assert live_terms(page) == ["old", "new"]
        assert draft_terms(page) == ["co-production", "new"]

    def test_a_scheduled_version_goes_live_with_the_new_term(self, as_editor, old, new):
        page = case_study(old)
        schedule(page)
        scheduled = page.scheduled_revision
        page.save_revision()  # a newer draft beside the scheduled version
        retag(as_editor, [page], "replace", old, new)
        page.revisions.get(pk=scheduled.pk).as_object().save()
        assert live_terms(page) == ["new"]

    def test_a_draft_from_before_a_merge_counts_as_having_what_survived(self, as_editor, old, new):
        page = case_study(old, live=False)
        merge(old, new)
        assert changing(as_editor, [page], "add", new) == ([], [])
        retag(as_editor, [page], "replace", new, term("theme", "co-production"))
        assert draft_terms(page) == ["co-production"]

    def test_what_a_person_types_meanwhile_is_theirs(self, as_editor, old, new):
        page = case_study(old)
        open_since_before = EditForm.editing(as_editor, page)
        retag(as_editor, [page], "add", new)
        open_since_before.choose(theme=["co-production"]).press("publish")
        assert live_terms(page) == ["co-production"]

    def test_an_old_version_can_be_published_after_its_terms_changed_places(self, as_editor, old, new):
        page = case_study(old, new)
        before, third = page.latest_revision, term("theme", "co-production")
        for gone, instead in ((old, third), (new, old), (third, new)):
            retag(as_editor, [page], "replace", gone, instead)
        assert live_terms(page) == ["new", "old"]
        before.publish()
        assert live_terms(page) == ["old", "new"]

    def test_pages_that_mirror_one_follow_it(self, as_editor, old, new):
        page = case_study(old)
        mirror = page.create_alias(update_slug="mirror", parent=CaseStudyIndexPage.objects.get())
        retag(as_editor, [page], "replace", old, new)
        assert live_terms(mirror) == ["new"]

    def test_readers_find_it_at_once(self, as_editor, client, old, new):
        page = case_study(old, title="Street wardens")
        addresses = ("/case-studies/?theme=new", "/themes/new/", f"/case-studies/{page.slug}/")
        before = [client.get(address).content.decode() for address in addresses]
        retag(as_editor, [page], "replace", old, new)
        after = [client.get(address).content.decode() for address in addresses]
        assert ["Street wardens" in text for text in (*before[:2], *after[:2])] == [False, False, True, True]
        assert ("/themes/new/" in before[2], "/themes/new/" in after[2]) == (False, True)
        assert "Street wardens" not in client.get("/case-studies/?theme=old").content.decode()


class TestPreview:
    def test_it_changes_nothing_and_says_which_pages_would(self, as_editor, old, new):
        live, draft = case_study(old, title="Live one"), case_study(old, title="Draft one", live=False)
        case = case_study(new, title="Has it")
        pages = [live, draft, case]
        page = as_editor.get(retag_url(pages, "replace", old, new)).content.decode()
        assert changing(as_editor, pages, "replace", old, new) == (["Live one"], ["Draft one"])
        assert "nothing has changed yet" in page
        assert "Live pages that change at once: 1" in page
        assert "Drafts that change, and show it once they are published: 1" in page
        assert "Already as you want them: 1" in page
        assert "Retag 2 pages" in page
        assert live_terms(live) == ["old"]
        assert not TaxonomyChange.objects.filter(operation="retag").exists()

    def test_it_offers_no_button_when_no_page_changes(self, as_editor, old, new):
        page = case_study(new)
        shown = as_editor.get(retag_url([page], "add", new)).content.decode()
        assert "No page changes." in shown
        assert 'name="digest"' not in shown

    def test_a_page_published_since_makes_it_stale(self, as_editor, old, new):
        pages = [case_study(old), case_study("co-production")]
        url = retag_url(pages, "replace", old, new)
        seen = as_editor.get(url).context["plan"].digest
        EditForm.editing(as_editor, pages[1]).choose(theme=[old]).press("publish")
        response = as_editor.post(url, {"digest": seen})
        assert "Something changed since this preview was made" in response.content.decode()
        assert len(response.context["outcome"].live) == 2
        assert live_terms(pages[0]) == ["old"]

    @pytest.mark.parametrize("sent", [{}, {"digest": ""}, {"digest": "\x00"}, {"digest": "x" * 40}])
    def test_without_having_seen_it_nothing_is_done(self, as_editor, old, new, sent):
        page = case_study(old)
        response = as_editor.post(retag_url([page], "replace", old, new), sent)
        assert response.status_code == 200
        assert live_terms(page) == ["old"]

    def test_a_term_retired_since_the_choice_is_refused_in_words(self, as_editor, old, new):
        page = case_study(old)
        url = retag_url([page], "add", new)
        seen = as_editor.get(url).context["plan"].digest
        retire(new)
        for response in (as_editor.get(url), as_editor.post(url, {"digest": seen})):
            assert response.context["form"].errors == {
                "term": ["That term is not in use, or no longer. Choose another."]
            }
        assert live_terms(page) == ["old"]

    def test_many_pages_are_listed_in_part(self, as_editor, old, new):
        pages = [case_study(old, title=f"Numbered {number}") for number in range(12)]
        shown = as_editor.get(retag_url(pages, "add", new)).content.decode()
        assert "Show the other 2" in shown

    def test_more_pages_need_no_more_queries(self, as_editor, author, old, new):
        def add(number):
            for _ in range(number):
                case_study(old)
                waiting = case_study(old, live=False, owner=author)
                waiting.get_workflow().start(waiting, author)
                schedule(case_study(old))

        def queries(ask):
            with CaptureQueriesContext(connection) as captured:
                assert ask().status_code in (200, 302)
            return len(captured)

        def counts(action, gone, instead):
            url = retag_url([], action, gone, instead, listing="case-study")
            digest = as_editor.get(url).context["plan"].digest
            return queries(lambda: as_editor.get(url)), queries(lambda: as_editor.post(url, {"digest": digest}))

        add(2)
        counts("replace", old, new)
        few = counts("replace", new, old)
        add(5)
        counts("replace", old, new)
        assert counts("replace", new, old) == few
