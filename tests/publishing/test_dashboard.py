"""The first screen of the admin: what each person has to do, and nothing that is not theirs to see."""

import datetime
import html
import json

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from finder.models import UnansweredSearch
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory, StandardPageFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def panels(client):
    """Return {id: text} of the panels that somebody sees."""
    page = lxml.html.document_fromstring(client.get("/admin/").content.decode())
    found = {section.get("id").removesuffix("-section"): section for section in page.xpath("//section[@data-panel]")}
    return {name: " ".join(section.text_content().split()) for name, section in found.items()}


def submit(page, user):
    return page.get_workflow().start(page, user).current_task_state


def send_back(page, author, editor, words):
    task = submit(page, author)
    task.task.specific.on_action(task, editor, "reject", comment=words)


def test_an_author_finds_what_to_go_on_with(as_author, author, editor):
    for title in ("Begun", "Waiting", "Returned"):
        CaseStudyPageFactory(title=title, live=False, owner=author)
    _, waiting, returned = Page.objects.filter(owner=author).order_by("pk")
    CaseStudyPageFactory(title="Of somebody else", live=False, owner=editor)
    CaseStudyPageFactory(title="Done", owner=author)
    submit(waiting, author)
    send_back(returned, author, editor, "Who measured this?")
    seen = panels(as_author)
    assert "Begun" in seen["your-drafts"]
    assert not {"Waiting", "Returned", "Done"} & set(seen["your-drafts"].split())
    assert "Returned Who measured this? Sent back by Kit Person" in seen["sent-back"]
    assert "Waiting" in seen["waiting-for-review"]
    assert "Done" in seen["published-this-month"]
    assert "to-review" not in seen
    assert "Of somebody else" not in "".join(seen.values())


def test_an_editor_is_told_what_waits_and_those_without_pages_nothing(client, as_editor, author, taxonomy_manager):
    page = CaseStudyPageFactory(title="Falls & clinics", owner=author)
    page.save_revision()
    submit(page, author)
    seen = panels(as_editor)
    assert "Review “Falls & clinics” Submitted by Kit Person" in seen["to-review"]
    assert not {"sent-back", "waiting-for-review"} & set(seen)
    old = {"awaiting-review", "objects-in-workflow", "recent-edits"}
    assert not old & set(seen)
    client.force_login(taxonomy_manager)
    assert panels(client) == {}
    assert "Falls" not in html.unescape(client.get("/admin/").content.decode())


def test_only_what_is_new_this_month_is_published_this_month(as_editor):
    CaseStudyPageFactory(title="Fresh")
    old = CaseStudyPageFactory(title="Ancient")
    begin = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    Page.objects.filter(pk=old.pk).update(first_published_at=begin - datetime.timedelta(seconds=1))
    assert "Fresh" in panels(as_editor)["published-this-month"]
    assert "Ancient" not in panels(as_editor)["published-this-month"]


def test_links_to_pages_that_are_gone_or_not_published_are_named(
    client, as_editor, author, django_capture_on_commit_callbacks
):
    there, draft, gone = StandardPageFactory(), StandardPageFactory(live=False), StandardPageFactory()
    links = "".join(f'<a linktype="page" id="{page.pk}">it</a> ' for page in (there, draft, gone))
    with django_capture_on_commit_callbacks(execute=True):
        CaseStudyPageFactory(title="With links", what_was_done=f"<p>{links}</p>")
        unpublished = CaseStudyPageFactory(title="A draft", live=False, challenge=f"<p>{links}</p>")
        InnovationStoryPageFactory(title="Readers are not shown it", case_study=unpublished)
        gone.delete()
    told = panels(as_editor)["broken-links"]
    assert told.count("With links What was done: a link leads to a page that") == 2
    assert "is not published" in told
    assert "was deleted" in told
    assert "A draft" not in told
    assert "Readers are not shown it" not in told
    client.force_login(author)
    assert "broken-links" not in panels(client)


def test_those_who_may_see_it_are_told_what_readers_do_not_find(client, as_editor, author):
    today = timezone.localdate()
    in_wales = "place=wales"
    for text, filters, times in (("hot desks", "", 2), ("hot desks", in_wales, 1), ("taxis", "", 31), ("", "", 99)):
        UnansweredSearch.objects.create(
            where="case-studies", text=text, filters=filters, times=times, first_seen=today, last_seen=today
        )
    told = panels(as_editor)["top-gaps"]
    assert "“taxis”, 31 times“hot desks”, 3 times" in told
    assert "99" not in told
    client.force_login(author)
    assert "top-gaps" not in panels(client)


def test_each_may_begin_the_kinds_of_page_that_they_may_add(client, as_author, case_studies, taxonomy_manager):
    def buttons():
        page = lxml.html.document_fromstring(client.get("/admin/").content.decode())
        return {
            link.text_content().strip(): link.get("href") for link in page.xpath("//nav[@aria-label='Add a page']/a")
        }

    found = buttons()
    assert list(found) == ["Add case study", "Add innovation story", "Add summit report", "Add page"]
    add = reverse("wagtailadmin_pages:add", args=["casestudies", "casestudypage", case_studies.pk])
    assert found["Add case study"] == add
    assert as_author.get(found["Add page"]).status_code == 200
    client.force_login(taxonomy_manager)
    assert not buttons()


def test_the_first_steps_are_ticked_by_what_was_done(client):
    user = UserFactory(group="Authors", first_name="", last_name="")
    client.force_login(user)

    def done():
        text = panels(client).get("first-steps", "")
        return "".join(mark[0] for mark in ("Done: ", "To do: ") if mark in text), text.count("Done: ")

    assert done() == ("T", 0)
    user.first_name = "Ann"
    user.save()
    assert done() == ("DT", 1)
    page = CaseStudyPageFactory(live=False, owner=user, result="")
    PageLogEntry.objects.log_action(page, "wagtail.create", user=user)
    assert done() == ("DT", 2)
    page.result = "Falls fell."
    page.save_revision(user=user)
    assert done() == ("DT", 3)
    task = submit(page, user)
    assert done() == ("DT", 4)
    task.task.specific.on_action(task, UserFactory(group="Editors"), "approve")
    assert done() == ("", 0)


def test_an_editors_steps_are_an_editors_and_can_be_put_away(as_editor):
    assert "Review a page that somebody submitted" in panels(as_editor)["first-steps"]
    put_away = json.dumps({"first_steps": True})
    as_editor.patch(reverse("wagtailadmin_dismissibles"), put_away, content_type="application/json")
    assert "first-steps" not in panels(as_editor)


def test_more_pages_need_no_more_queries(as_editor, editor, author, django_capture_on_commit_callbacks):
    target = StandardPageFactory(live=False)
    link = f'<p><a linktype="page" id="{target.pk}">it</a></p>'

    def add(number):
        for _ in range(number):
            with django_capture_on_commit_callbacks(execute=True):
                CaseStudyPageFactory(what_was_done=link)
            CaseStudyPageFactory(live=False, owner=editor)
            submit(CaseStudyPageFactory(live=False, owner=author), author)
            send_back(CaseStudyPageFactory(live=False, owner=editor), editor, author, "No.")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            panels(as_editor)
        return len(captured)

    add(1)
    queries()
    few = queries()
    add(5)
    assert queries() == few
    assert "And 1 more" in panels(as_editor)["your-drafts"]
