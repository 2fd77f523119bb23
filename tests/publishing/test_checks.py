"""Keeping case studies true: a year after it was published the owner is asked, and answers by a signed address."""

import datetime
import html
import re
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from casestudies.checks.dates import months_after
from casestudies.models import CaseStudyPage, CheckRequest
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.users import UserFactory
from tests.publishing.admin import EditForm, bulk_url, complete

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def today():
    return timezone.localdate()


def a_year_from_now():
    return months_after(today(), 12)


def due_page(due=None, **values):
    """A case study whose check is due."""
    values.setdefault("owner", UserFactory(group="Authors"))
    return CaseStudyPageFactory(next_check_due=due or today(), **values)


def link_in(message):
    return urlsplit(re.search(r"\S+/still-true/\S+", message.body)[0]).path


def asked(page):
    """Return the signed address in the e-mail that the owner of a case study gets."""
    call_command("maintain")
    return link_in(next(message for message in mail.outbox if page.title in message.subject))


def now(page):
    return CaseStudyPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ((2024, 2, 29), 12, (2025, 2, 28)),
        ((2027, 2, 28), 12, (2028, 2, 28)),
        ((2024, 2, 29), 48, (2028, 2, 29)),
        ((2026, 12, 31), 2, (2027, 2, 28)),
        ((2026, 11, 30), 1, (2026, 12, 30)),
    ],
)
def test_a_check_is_due_on_the_same_day_some_months_later(day, months, later):
    assert months_after(datetime.date(*day), months) == datetime.date(*later)


def test_what_is_published_is_checked_a_year_later(as_editor, case_studies):
    """Through the form, in bulk, by schedule: whichever way it goes live for the first time, and not before."""
    complete(EditForm.adding(as_editor, CaseStudyPage, case_studies)).press("publish")
    bulk, scheduled = CaseStudyPageFactory(live=False), CaseStudyPageFactory(live=False)
    assert bulk.next_check_due is None
    as_editor.post(bulk_url(bulk))
    scheduled.revisions.update(approved_go_live_at=timezone.now() - DAY)
    call_command("publish_scheduled")
    dates = CaseStudyPage.objects.filter(live=True).values_list("next_check_due", flat=True)
    assert list(dates) == 3 * [a_year_from_now()]
    chosen = datetime.date(2031, 7, 9)
    assert CaseStudyPageFactory(next_check_due=chosen).next_check_due == chosen


def test_publishing_a_change_moves_no_check(as_editor):
    page = CaseStudyPageFactory(next_check_due=today() + 30 * DAY)
    EditForm.editing(as_editor, page).fill(funding="Half and half").press("publish")
    assert (now(page).funding, now(page).next_check_due) == ("Half and half", today() + 30 * DAY)
    EditForm.editing(as_editor, page).fill(next_check_due="2031-07-09").press("publish")
    assert now(page).next_check_due == datetime.date(2031, 7, 9)


def test_the_owner_gets_one_email_when_the_day_has_come():
    page = due_page(title="Falls & clinics", last_checked=datetime.date(2025, 1, 2))
    due_page(due=today() + DAY)
    call_command("maintain")
    call_command("maintain")
    [message] = mail.outbox
    assert message.to == [page.owner.email]
    assert message.subject == "Is this still true? Falls & clinics"
    assert "last checked on 2 January 2025" in message.body
    assert "“Falls & clinics” (CS-" in message.body
    [(as_html, kind)] = message.alternatives
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for text in (message.body, as_html):
        assert link_in(message) in text
        assert edit in text
    assert kind == "text/html"
    CaseStudyPage.objects.filter(pk=page.pk).update(next_check_due=today() - DAY)
    call_command("maintain")
    assert len(mail.outbox) == 2  # another day, another e-mail


def test_who_cannot_be_asked_stops_nobody_else(as_editor, capsys, monkeypatch):
    away = UserFactory(group="Authors", is_active=False)
    overdue = {"due": today() - DAY}
    due_page(**overdue, owner=None, title="Nobody's clinic")
    due_page(**overdue, owner=away)
    due_page(**overdue, owner=UserFactory(email=""))
    hidden = due_page(**overdue)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    due_page(**overdue, live=False)
    page = due_page(**overdue)
    call_command("maintain")
    assert [message.to for message in mail.outbox] == [[page.owner.email]]
    assert "Checks of case studies: 1 sent, 3 without an owner to ask" in capsys.readouterr().out
    told = html.unescape(as_editor.get("/admin/").content.decode())
    assert "5 case studies are overdue for checking." in told
    assert told.count("(nobody could be asked)") == 3
    assert told.count("/still-true/") == 4  # a private page has no such address


def test_an_email_that_cannot_be_sent_is_tried_again(monkeypatch, capsys):
    first, second = due_page(due=today() - DAY), due_page()
    send = type(get_connection()).send_messages

    def broken(connection, messages):
        if first.owner.email in messages[0].to:
            raise ConnectionRefusedError
        return send(connection, messages)

    with monkeypatch.context() as patch:
        patch.setattr(type(get_connection()), "send_messages", broken)
        with pytest.raises(CommandError, match="Checks of case studies"):
            call_command("maintain")
    assert "failed: 1 not sent, 1 sent" in capsys.readouterr().out
    assert [message.to for message in mail.outbox] == [[second.owner.email]]
    call_command("maintain")
    assert [message.to for message in mail.outbox[1:]] == [[first.owner.email]]
    assert CheckRequest.objects.count() == 2


def test_two_runs_at_the_same_time_send_no_email_twice(monkeypatch):
    pages = [due_page(due=today() - DAY), due_page()]
    send = type(get_connection()).send_messages

    def while_another_runs(connection, messages):
        monkeypatch.setattr(type(get_connection()), "send_messages", send)
        call_command("maintain")
        return send(connection, messages)

    monkeypatch.setattr(type(get_connection()), "send_messages", while_another_runs)
    call_command("maintain")
    assert sorted(message.to[0] for message in mail.outbox) == sorted(page.owner.email for page in pages)


def test_the_signed_address_asks_before_it_confirms_and_works_once(client):
    page = due_page(contact_name="Secret Name", contact_email="secret@example.org", summary="Nurses visit.")
    address = asked(page)
    response = client.get(address)
    shown = response.content.decode()
    assert response.status_code == 200
    assert response.cookies == {}
    assert "no-store" in response.headers["Cache-Control"]
    assert all(text in shown for text in (page.title, page.result, "Nurses visit.", "data-facts", page.url, "noindex"))
    assert not any(text in shown.lower() for text in ("secret", page.owner.email, page.owner.last_name.lower()))
    assert now(page).last_checked is None  # looking changes nothing
    thanks = client.post(address)
    assert (thanks.status_code, now(page).last_checked) == (200, today())
    assert now(page).next_check_due == a_year_from_now()
    for again in (client.get(address), client.post(address)):
        assert again.status_code == 410
        assert "answered already" in again.content.decode()
    mail.outbox.clear()
    call_command("maintain")
    assert mail.outbox == []


def test_confirming_stands_in_the_history_and_shows_at_once(client, as_editor, editor):
    page = due_page(due=today() - DAY)
    address = asked(page)
    client.logout()
    overdue = f"Not since it was published. A check was due on {today() - DAY:%-d %B %Y}."
    assert overdue in client.get(page.url).content.decode()
    client.post(address)
    shown = client.get(page.url).content.decode()
    assert "A check was due" not in shown
    assert f"<dd>{today():%-d %B %Y}</dd>" in shown
    client.force_login(editor)
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert f"Confirmed as still true. The next check is due on {a_year_from_now():%-d %B %Y}." in history
    assert "Overdue for checking" not in client.get("/admin/").content.decode()


def test_confirming_keeps_drafts_and_no_draft_takes_it_back(client):
    page = due_page(last_checked=datetime.date(2025, 1, 2))
    old = page.latest_revision
    draft = page.get_latest_revision_as_object()
    draft.funding = "Half and half"
    draft.save_revision()
    client.post(asked(page))
    assert (now(page).funding, now(page).has_unpublished_changes) == ("", True)
    assert now(page).get_latest_revision_as_object().funding == "Half and half"
    now(page).get_latest_revision().publish()
    assert (now(page).funding, now(page).last_checked) == ("Half and half", today())
    old.publish()
    assert (now(page).funding, now(page).last_checked) == ("", today())
    assert now(page).next_check_due == a_year_from_now()


def test_an_address_that_is_wrong_or_leads_to_what_is_not_public_says_so(client):
    page = due_page()
    address = asked(page)
    for wrong in (
        address[:-3] + "/",
        "/still-true/x/",
        address.replace("CS-", "CS-1"),
        "/still-true/%00.%F0%9F%92%A5/",
    ):
        response = client.post(wrong)
        assert response.status_code == 404
        assert "Copy the whole address" in response.content.decode()
    CaseStudyPage.objects.filter(pk=page.pk).update(next_check_due=today() + DAY)
    assert client.post(address).status_code == 410
    CaseStudyPage.objects.filter(pk=page.pk).update(next_check_due=today())
    now(page).unpublish()
    response = client.post(address)
    assert response.status_code == 410
    assert page.title not in response.content.decode()
    assert now(page).last_checked is None


def test_authors_are_told_of_their_own_case_studies_alone(as_author, author):
    due_page(due=today() - DAY, title="Mine", owner=author)
    due_page(due=today() - DAY, title="Somebody else’s")
    told = as_author.get("/admin/").content.decode()
    assert "1 case study is overdue for checking." in told
    assert "Somebody else’s" not in told.partition("overdue-for-checking")[2].partition("</section>")[0]


def test_an_alias_is_as_true_as_the_page_it_repeats(client, case_studies):
    page = due_page(due=today() - DAY)
    other = case_studies.copy(update_attrs={"slug": "more", "title": "More"}, copy_revisions=False)
    alias = page.create_alias(parent=other, update_slug="again")
    client.post(asked(page))
    assert CaseStudyPage.objects.get(pk=alias.pk).last_checked == today()
    assert len(mail.outbox) == 1
