"""Giving ticked pages to an owner, and setting the next check of ticked case studies: page by page, with a word on
each that stays as it is."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from casestudies.models import CaseStudyPage
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory, StandardPageFactory
from tests.factories.users import UserFactory
from tests.publishing.admin import EditForm, bulk_url, messages_in

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + datetime.timedelta(days=40)


def assign(client, owner, *pages):
    return client.post(bulk_url(*pages, action="assign_owner"), {"owner": owner.pk})


def set_check(client, day, *pages):
    return client.post(bulk_url(*pages, action="set_next_check"), {"day": day})


def owners(*pages):
    return [Page.objects.get(pk=page.pk).owner for page in pages]


def next_check(page):
    return CaseStudyPage.objects.get(pk=page.pk).next_check_due


def test_pages_get_an_owner_and_locked_ones_keep_theirs(as_editor, editor, author):
    ours, locked = CaseStudyPageFactory(title="Ours"), InnovationStoryPageFactory(title="Held")
    already, draft = CaseStudyPageFactory(owner=author), StandardPageFactory(live=False, owner=editor)
    Page.objects.filter(pk=locked.pk).update(locked=True, locked_by=author)
    response = assign(as_editor, author, ours, locked, already, draft)
    assert owners(ours, locked, already, draft) == [author, None, author, author]
    done, left = messages_in(response)
    assert done.strip() == f"{author.get_full_name()} now owns 2 pages more. 1 had this owner already."
    assert "It is locked, or waits for somebody else’s review. “Held”" in left
    logged = PageLogEntry.objects.filter(action="content.assign_owner")
    assert {entry.page_id for entry in logged} == {ours.pk, draft.pk}
    assert all(entry.message == f"Given to {author.get_full_name()}" for entry in logged)


def test_it_is_said_who_can_no_longer_change_what_was_theirs(as_editor, editor, author):
    theirs, ours = CaseStudyPageFactory(owner=author), CaseStudyPageFactory(owner=UserFactory(group="Editors"))
    form = as_editor.get(bulk_url(theirs, ours, action="assign_owner")).content.decode()
    assert "An author who owned the pages until now can no longer change them." in form
    [done] = messages_in(assign(as_editor, editor, theirs, ours))
    assert done.strip().endswith(f"now owns 2 pages more. No longer theirs to change: {author.get_full_name()}.")


def test_an_author_cannot_lose_a_page_on_its_form(as_author, author, editor):
    own = CaseStudyPageFactory(live=False, owner=author)
    EditForm.editing(as_author, own).fill(owner=editor.pk).press("save")
    EditForm.adding(as_author, CaseStudyPage, own.get_parent()).fill(title="New", owner=editor.pk).press("save")
    assert owners(own, Page.objects.get(title="New")) == [author, author]


def test_an_editor_gives_a_page_to_somebody_by_name_on_its_form(as_editor, author):
    page = CaseStudyPageFactory(live=False)
    form = EditForm.editing(as_editor, page)
    assert f">{author.get_full_name()}</option>" in as_editor.get(form.url).content.decode()
    form.fill(owner=author.pk).press("save")
    assert page.get_latest_revision_as_object().owner == author


def test_the_next_form_and_publication_keep_the_owner(as_editor, author):
    page = CaseStudyPageFactory()
    page.save_revision()
    assign(as_editor, author, page)
    CaseStudyPage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert owners(page) == [author]


def test_authors_give_away_only_their_own_pages(as_author, author, editor):
    own, other = CaseStudyPageFactory(live=False, owner=author), CaseStudyPageFactory(title="Not theirs", owner=editor)
    shown = as_author.get(bulk_url(own, other, action="assign_owner")).content.decode()
    assert "You may not edit this page." in shown
    assert "Pages that change: 1" in shown
    response = assign(as_author, editor, own, other)
    assert owners(own, other) == [editor, editor]
    assert "“Not theirs”" in messages_in(response)[1]


@pytest.mark.parametrize("chosen", ["", "0", "x", "stranger"])
def test_only_those_who_may_write_can_own(as_editor, taxonomy_manager, chosen):
    page = CaseStudyPageFactory()
    value = taxonomy_manager.pk if chosen == "stranger" else chosen
    response = as_editor.post(bulk_url(page, action="assign_owner"), {"owner": value})
    assert "Choose" in response.context["form"].errors["owner"][0]
    assert owners(page) == [None]


def test_a_check_is_set_at_once_drafts_keep_what_else_they_change(as_editor, client):
    page = CaseStudyPageFactory(title="Live", next_check_due=datetime.date(2020, 1, 2))
    page.funding = "Half and half"
    page.save_revision()
    draft, story = CaseStudyPageFactory(title="Draft", live=False), InnovationStoryPageFactory(title="A story")
    response = set_check(as_editor, SOON.isoformat(), page, draft, story)
    assert [next_check(page), next_check(draft)] == [SOON, SOON]
    done, left = messages_in(response)
    assert done.strip() == f"The next check of 2 pages is due on {SOON:%-d %B %Y}."
    assert "Only case studies are checked. “A story”" in left
    latest = CaseStudyPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (latest.funding, latest.next_check_due) == ("Half and half", SOON)
    [entry] = PageLogEntry.objects.filter(page=page.pk, action="casestudies.set_next_check")
    assert entry.message == f"The next check was set to {SOON:%-d %B %Y}."


def test_who_may_not_publish_sets_no_check_that_readers_see(as_author, author):
    live = CaseStudyPageFactory(owner=author, next_check_due=datetime.date(2020, 1, 2))
    draft = CaseStudyPageFactory(owner=author, live=False)
    response = set_check(as_author, SOON.isoformat(), live, draft)
    assert [next_check(live), next_check(draft)] == [datetime.date(2020, 1, 2), SOON]
    assert "It is live, and you may not publish it." in messages_in(response)[1]


@pytest.mark.parametrize("day", ["", "soon", "2020-01-01", "31/31/2031"])
def test_a_day_that_cannot_be_meant_changes_nothing(as_editor, day):
    page = CaseStudyPageFactory()
    before = next_check(page)
    response = set_check(as_editor, day, page)
    assert response.context["form"].errors["day"][0].startswith(("Enter a day", "That day has passed."))
    assert next_check(page) == before


@pytest.mark.parametrize("action", ["assign_owner", "set_next_check"])
@pytest.mark.parametrize("ids", [[], ["all"], ["x"], ["99999999999999999999"], ["987654"]])
def test_odd_choices_of_pages_change_nothing(as_editor, action, ids):
    CaseStudyPageFactory()
    response = as_editor.get(bulk_url(action=action, all_ids=ids))
    assert "No pages are chosen" in response.content.decode()


def test_pages_that_somebody_may_not_see_are_not_named(client, taxonomy_manager):
    client.force_login(taxonomy_manager)
    page = CaseStudyPageFactory(title="Secret")
    assert "Secret" not in client.get(bulk_url(page, action="assign_owner")).content.decode()
    assert not messages_in(assign(client, UserFactory(group="Authors"), page))
    assert owners(page) == [None]


def test_more_pages_need_no_more_queries_to_be_given(as_editor, author, django_assert_max_num_queries):
    pages = [CaseStudyPageFactory(live=False) for _ in range(12)]
    with django_assert_max_num_queries(25):
        assign(as_editor, author, *pages)
