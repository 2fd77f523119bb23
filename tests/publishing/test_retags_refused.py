"""Retags that are refused, and pages that a retag skips, each with its reason."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from casestudies.models import CaseStudyIndexPage
from home.models import HomePage
from taxonomy.models import Term
from tests.factories.pages import (
    CaseStudyPageFactory,
    InnovationStoryPageFactory,
    StandardPageFactory,
)
from tests.factories.terms import TermFactory, term
from tests.factories.users import UserFactory
from tests.publishing.admin import EditForm, messages_in
from tests.publishing.retagging import (
    case_study,
    do,
    draft_terms,
    live_terms,
    refusals,
    retag,
    retag_url,
    schedule,
    skipped,
)

pytestmark = pytest.mark.django_db


class TestRefusals:
    def test_replacing_by_a_term_of_another_vocabulary(self, as_editor, old):
        response = as_editor.get(retag_url([case_study(old)], "replace", old, term("place", "wales")))
        assert refusals(response) == ["“Wales” is a term of “Place”. Choose one of “Theme”."]

    def test_replacing_a_term_by_itself(self, as_editor, old):
        response = as_editor.get(retag_url([case_study(old)], "replace", old, old))
        assert refusals(response) == ["“Old” cannot take its own place. Choose another term."]

    def test_replacing_by_nothing(self, as_editor, old):
        response = as_editor.get(retag_url([case_study(old)], "replace", old))
        assert response.context["form"].errors == {"other": ["Choose the term that takes its place."]}

    def test_another_term_counts_only_when_one_is_replaced(self, as_editor, old, new):
        page = case_study(old)
        retag(as_editor, [page], "add", term("theme", "co-production"), new)
        assert live_terms(page) == ["old", "co-production"]

    @pytest.mark.parametrize("status", [Term.Status.DRAFT, Term.Status.RETIRED])
    def test_a_term_that_is_not_in_use(self, as_editor, old, status):
        response = as_editor.get(retag_url([case_study(old)], "add", TermFactory(status=status)))
        assert "term" in response.context["form"].errors

    def test_no_pages_at_all(self, as_editor, old):
        response = as_editor.get(retag_url([], "add", old))
        assert response.status_code == 302
        assert "Choose the pages to retag first: tick them in a list" in messages_in(response)[0]

    def test_the_whole_tree_of_pages(self, as_editor):
        response = as_editor.get(f"{reverse('content_retag')}?id=all&childOf={HomePage.objects.get().pk}")
        assert response.status_code == 302
        assert "Tick the pages one by one here." in messages_in(response)[0]

    @pytest.mark.parametrize(
        "name", ["retag-action", "retag-term", "retag-other", "retag-note", "id", "listing", "next", "theme"]
    )
    @pytest.mark.parametrize("value", ["\x00", "9" * 40, "-1", "' OR 1=1", "🐟" * 300, "٣"])
    def test_odd_input_is_no_server_error(self, as_editor, old, new, name, value):
        for method in (as_editor.get, as_editor.post):
            assert method(retag_url([case_study(old)], "replace", old, new, **{name: value})).status_code in (200, 302)

    @pytest.mark.parametrize("way_back", ["x", "\x00", "٣", "//example.org", "javascript:alert(1)", "/admin/\nx"])
    def test_an_odd_way_back_is_no_server_error(self, as_editor, old, new, way_back):
        assert as_editor.get(retag_url([], next=way_back)).status_code == 302
        response = do(as_editor, retag_url([case_study(old)], "add", new, next=way_back))
        assert response.status_code == 302
        assert "example.org" not in response["location"]

    def test_thousands_of_pages_in_the_address(self, as_editor, old, new):
        page = case_study(old)
        ids = [page.pk, *range(100_000, 105_000)]
        url = f"{retag_url([], 'replace', old, new)}&" + "&".join(f"id={pk}" for pk in ids)
        assert do(as_editor, url).status_code == 302
        assert live_terms(page) == ["new"]

    def test_an_address_with_more_fields_than_the_site_takes(self, as_editor, old, new):
        url = f"{retag_url([], 'replace', old, new)}&" + "&".join(f"id={pk}" for pk in range(11_000))
        assert as_editor.get(url).status_code == 400


class TestPagesThatAreSkipped:
    def test_those_of_somebody_else(self, as_author, author, old, new):
        own = case_study(old, title="Own", live=False, owner=author)
        other = case_study(old, title="Other", live=False)
        assert skipped(as_author, [own, other], "add", new) == {"Other": "You may not edit this page."}
        retag(as_author, [own, other], "add", new)
        assert (set(draft_terms(own)), draft_terms(other)) == ({"old", "new"}, ["old"])

    def test_an_authors_own_page_once_it_is_live(self, as_author, author, old, new):
        page = case_study(old, title="Own", owner=author)
        assert skipped(as_author, [page], "add", new) == {"Own": "It is live, and you may not publish it."}

    def test_those_locked_by_somebody_else(self, as_editor, editor, old, new):
        lock = {"locked": True, "locked_at": timezone.now()}
        case_study(old, title="Mine", locked_by=editor, **lock)
        case_study(old, title="Theirs", locked_by=UserFactory(), **lock)
        found = skipped(as_editor, Page.objects.filter(locked=True), "add", new)
        assert found == {"Theirs": "It is locked, or waits for somebody else’s review."}

    def test_those_that_wait_for_somebody_elses_review(self, client, author, as_editor, old, new):
        page = case_study(old, title="Waiting", live=False, owner=author)
        page.get_workflow().start(page, author)
        assert skipped(as_editor, [page], "add", new) == {}
        client.force_login(author)
        assert "waits for somebody else’s review" in skipped(client, [page], "add", new)["Waiting"]

    def test_those_whose_type_has_no_such_vocabulary(self, as_editor, old):
        story, about = InnovationStoryPageFactory(title="A story"), StandardPageFactory(title="About")
        found = skipped(as_editor, [story, about], "add", term("stage", "pilot"))
        assert found == dict.fromkeys(("A story", "About"), "Pages of this type have no “Stage”.")

    def test_those_that_would_have_more_than_the_most(self, as_editor, old, new):
        themes = ["co-production", "community-assets", old]
        page = case_study(*themes, title="Full")
        found = skipped(as_editor, [page], "add", new)
        assert found == {"Full": "It would have more than 3 terms of “Theme”, the most that it may have."}
        assert found["Full"] in as_editor.get(retag_url([page], "add", new)).content.decode()
        assert skipped(as_editor, [page], "replace", old, new) == {}

    def test_those_whose_draft_would_have_more_than_the_most(self, as_editor, old, new):
        page = case_study(old, title="Full draft")
        themes = ["co-production", "community-assets", old]
        EditForm.editing(as_editor, page).choose(theme=themes).press("save")
        assert "more than 3" in skipped(as_editor, [page], "add", new)["Full draft"]

    def test_those_that_have_another_term_where_they_may_have_one(self, as_editor):
        page = CaseStudyPageFactory(title="Piloted", terms={"stage": ["pilot"]})
        found = skipped(as_editor, [page], "add", term("stage", "running"))
        assert found == {
            "Piloted": "It has another term of “Stage”, and may have only one. Use “Replace a term with another”."
        }

    def test_live_and_scheduled_ones_that_would_lose_the_last_term_they_must_have(self, as_editor, old):
        live, scheduled = case_study(old, title="Live"), case_study(old, title="Scheduled", live=False)
        draft = case_study(old, title="Draft", live=False)
        schedule(scheduled)
        found = skipped(as_editor, [live, scheduled, draft], "remove", old)
        reason = "It would lose its last term of “Theme”, and must have one while it is live or scheduled."
        assert found == {"Live": reason, "Scheduled": reason}

    def test_those_that_mirror_another(self, as_editor, old, new):
        mirror = case_study(old).create_alias(update_slug="mirror", parent=CaseStudyIndexPage.objects.get())
        found = skipped(as_editor, [mirror], "add", new)
        assert list(found.values()) == ["It mirrors another page, and changes when that does: change that one."]

    def test_the_editor_is_told_how_many(self, as_editor, old, new):
        pages = [case_study(old), case_study(old, locked=True), StandardPageFactory()]
        response = do(as_editor, retag_url(pages, "add", new))
        [told] = messages_in(response)
        assert "Theme: added “New”. 1 page changed. 2 skipped." in told

    def test_a_page_locked_since_the_preview_is_left_alone(self, as_editor, old, new):
        page = case_study(old)
        url = retag_url([page], "add", new)
        seen = as_editor.get(url).context["plan"].digest
        Page.objects.filter(pk=page.pk).update(locked=True)
        assert as_editor.post(url, {"digest": seen}).status_code == 200
        assert live_terms(page) == ["old"]
