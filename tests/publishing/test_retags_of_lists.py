"""Which pages a retag is about, who may make it, and what each page's history says."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageLogEntry

from stories.models import StoryIndexPage
from taxonomy.models import PageTerm
from tests.factories.pages import (
    InnovationStoryPageFactory,
    SummitReportPageFactory,
)
from tests.factories.users import UserFactory
from tests.publishing.admin import bulk_url, messages_in
from tests.publishing.retagging import (
    case_study,
    do,
    live_terms,
    retag,
    retag_url,
)
from tests.taxonomy.manager.screens import soup

pytestmark = pytest.mark.django_db


class TestWhichPages:
    def test_the_ticked_ones_come_from_the_footer_of_a_list(self, as_editor, old):
        pages = [case_study(old), case_study(old)]
        response = as_editor.get(bulk_url(*pages, action="retag") + "&next=/admin/case_studies/", follow=True)
        assert response.context["number"] == 2
        assert "Step 1 of 3. 2 pages chosen." in response.content.decode()

    def test_all_that_a_filtered_list_shows(self, as_editor, old, new):
        wanted = case_study(old, title="Wardens of Easton")
        others = [case_study(old, title="Wardens of Weston", live=False), case_study(new, title="Easton clinic")]
        listed = as_editor.get(reverse("case_studies:index"), {"q": "wardens", "status": "live"})
        url = listed.context["retag_url"]
        assert "Retag all 1 page shown by these filters" in listed.content.decode()
        form = as_editor.get(url).context["form"]
        assert not form.is_bound
        assert as_editor.get(url).context["number"] == 1
        do(as_editor, f"{url}&retag-action=add&retag-term={new.pk}")
        assert live_terms(wanted) == ["old", "new"]
        assert [live_terms(page) for page in others] == [["old"], ["new"]]

    def test_all_pages_of_a_list_beyond_its_first_page(self, as_editor, old, new):
        pages = [case_study(old) for _ in range(52)]
        listed = as_editor.get(reverse("case_studies:index"), {"p": "2"})
        assert "Retag all 52 pages in this list" in listed.content.decode()
        do(as_editor, f"{listed.context['retag_url']}&retag-action=add&retag-term={new.pk}")
        assert PageTerm.objects.filter(term=new, page__in=pages).count() == 52

    def test_the_way_leads_back_to_the_filtered_list(self, as_editor, old, new):
        case_study(old)
        url = as_editor.get(reverse("case_studies:index"), {"status": "live"}).context["retag_url"]
        response = do(as_editor, f"{url}&retag-action=add&retag-term={new.pk}")
        assert response["location"] == "/admin/case_studies/?status=live"

    def test_an_empty_list_offers_no_retag(self, as_editor, db):
        assert "Retag all" not in as_editor.get(reverse("case_studies:index")).content.decode()

    def test_filters_that_are_no_longer_valid_are_not_taken_for_none(self, as_editor, old):
        case_study(old)
        response = as_editor.get(f"{reverse('content_retag')}?listing=case-study&theme=gone")
        assert "One of the filters is no longer valid" in messages_in(response)[0]

    @pytest.mark.parametrize("listing", ["", "page", "x", "\x00"])
    def test_an_unknown_list_holds_no_pages(self, as_editor, old, listing):
        case_study(old)
        assert as_editor.get(reverse("content_retag"), {"listing": listing}).status_code == 302

    def test_summit_reports_and_stories_have_it_too(self, as_editor, new):
        pages = [SummitReportPageFactory(), InnovationStoryPageFactory()]
        for name in ("summit_reports", "stories"):
            url = as_editor.get(reverse(f"{name}:index")).context["retag_url"]
            do(as_editor, f"{url}&retag-action=add&retag-term={new.pk}")
        assert ["new" in live_terms(page) for page in pages] == [True, True]

    def test_no_address_leads_off_the_site(self, as_editor, old, new):
        response = do(as_editor, retag_url([case_study(old)], "add", new, next="https://example.org/"))
        assert response["location"] == reverse("wagtailadmin_home")


class TestLog:
    def test_each_page_gets_one_entry_with_the_way_to_undo_it(self, as_editor, editor, old, new):
        pages = [case_study(old), case_study(old, live=False)]
        left_alone = case_study(new)
        change = retag(as_editor, [*pages, left_alone], "add", new, note="Asked for by the summit.")
        entries = PageLogEntry.objects.filter(action="taxonomy.retag")
        assert {(entry.page_id, entry.user) for entry in entries} == {(page.pk, editor) for page in pages}
        assert len(entries) == 2
        for page in pages:
            history = soup(as_editor.get(f"/admin/pages/{page.pk}/history/")).select_one("table")
            assert "Theme: added “New”" in history.get_text()
            assert history.find("a", href=reverse("content_undo_retag", args=[change.pk]))
        assert (change.note, change.user) == ("Asked for by the summit.", editor)

    def test_a_refused_retag_leaves_none(self, as_editor, old, new):
        as_editor.post(retag_url([case_study(old)], "add", new), {"digest": "stale"})
        assert not PageLogEntry.objects.filter(action="taxonomy.retag").exists()


class TestPermission:
    def test_it_is_not_for_visitors(self, client, old, new):
        response = client.get(retag_url([case_study(old)], "add", new))
        assert "login" in response["location"]

    @pytest.mark.parametrize("group", ["Taxonomy managers", "Network managers"])
    def test_it_is_not_for_those_who_have_no_pages_to_edit(self, client, old, new, group):
        client.force_login(UserFactory(group=group))
        page = case_study(old)
        for method in (client.get, client.post):
            assert method(retag_url([page], "add", new)).status_code == 302
        assert live_terms(page) == ["old"]

    def test_pages_out_of_a_persons_sight_are_not_named(self, client, old, new):
        group = Group.objects.create(name="Story writers")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
        GroupPagePermission.objects.create(group=group, page=StoryIndexPage.objects.get(), permission=change)
        client.force_login(UserFactory(group="Story writers"))
        hidden, story = case_study(old, title="A hidden title"), InnovationStoryPageFactory(live=False)
        shown = client.get(retag_url([hidden, story], "add", new))
        assert len(shown.context["outcome"].drafts) == 1
        assert "A hidden title" not in shown.content.decode()
