"""How many pages and drafts use each term, the lists behind the numbers, and counts that other rooms add."""

import pytest
from django.urls import reverse
from wagtail import hooks

from taxonomy.models import Vocabulary
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory
from tests.factories.users import UserFactory
from tests.taxonomy.changing import merge
from tests.taxonomy.manager.screens import row_of, soup, terms_url, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def chosen(db):
    return TermFactory(pref_label="Chosen")


def counts(client, counted):
    return row_of(client.get(terms_url(counted.vocabulary)), counted)[4:-1]


def list_url(kind, listed):
    return reverse(f"taxonomy_{kind}", args=[listed.pk])


class AlertsForTerms:
    """What a room of alerts would register."""

    heading = "Alerts"

    def counts(self, term_ids):
        return dict.fromkeys(term_ids, 7)

    def url(self, counted):
        return f"/admin/alerts/?term={counted.pk}"


class TestCounts:
    def test_live_pages_and_drafts_are_counted_apart(self, as_manager, chosen):
        CaseStudyPageFactory(terms={"theme": [chosen]})
        CaseStudyPageFactory.create_batch(2, live=False, terms={"theme": [chosen]})
        assert counts(as_manager, chosen) == ["1 live pages with Chosen", "2 drafts with Chosen"]

    def test_a_live_page_with_changes_not_yet_published_is_both(self, as_manager, chosen):
        page = CaseStudyPageFactory(terms={"theme": [chosen]})
        page.title = "Newer"
        page.save_revision()
        assert counts(as_manager, chosen) == ["1 live pages with Chosen", "1 drafts with Chosen"]

    def test_a_draft_from_before_a_merge_counts_for_the_survivor(self, as_manager, chosen):
        CaseStudyPageFactory(live=False, terms={"theme": [chosen]})
        survivor = TermFactory(pref_label="Survivor")
        merge(chosen, survivor)
        assert counts(as_manager, survivor) == ["0", "1 drafts with Survivor"]
        assert counts(as_manager, chosen) == ["0", "0"]

    def test_nought_leads_nowhere(self, as_manager, chosen):
        row = soup(as_manager.get(terms_url(chosen.vocabulary))).find(id=f"term-{chosen.pk}")
        assert not row.select(".taxonomy-number a")

    def test_another_room_adds_its_own(self, as_manager, chosen):
        with hooks.register_temporarily("register_term_uses", AlertsForTerms):
            response = as_manager.get(terms_url(chosen.vocabulary))
        assert "Alerts" in [cell.get_text() for cell in soup(response).select("thead th")]
        assert row_of(response, chosen)[-2] == "7 alerts with Chosen"
        assert f'href="/admin/alerts/?term={chosen.pk}"' in response.content.decode()

    def test_what_another_room_uses_is_not_offered_for_deletion(self, as_manager, chosen):
        def may_delete():
            row = soup(as_manager.get(terms_url(chosen.vocabulary))).find(id=f"term-{chosen.pk}")
            return bool(row.find("a", href=reverse("taxonomy_delete_term", args=[chosen.pk])))

        assert may_delete()
        with hooks.register_temporarily("register_term_uses", AlertsForTerms):
            assert not may_delete()


class TestTheListBehindANumber:
    def test_names_the_pages(self, as_manager, chosen):
        CaseStudyPageFactory(title="Shown", terms={"theme": [chosen]})
        CaseStudyPageFactory(title="Other")
        CaseStudyPageFactory(title="Draft", live=False, terms={"theme": [chosen]})
        live, drafts = (text_of(as_manager.get(list_url(kind, chosen))) for kind in ("live_pages", "drafts"))
        assert ("Shown" in live, "Other" in live, "Draft" in live.replace("Drafts", "")) == (True, False, False)
        assert ("Shown" in drafts, "Draft" in drafts) == (False, True)

    def test_leads_to_a_page_only_for_those_who_may_edit_it(self, client, as_manager, chosen):
        page = CaseStudyPageFactory(terms={"theme": [chosen]})
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert edit not in as_manager.get(list_url("live_pages", chosen)).content.decode()
        client.force_login(UserFactory(group="Administrators"))
        assert edit in client.get(list_url("live_pages", chosen)).content.decode()

    def test_says_when_there_is_none(self, as_manager, chosen):
        assert "No page has this term." in text_of(as_manager.get(list_url("live_pages", chosen)))
        assert "No page has this term in a draft." in text_of(as_manager.get(list_url("drafts", chosen)))

    def test_has_pages(self, as_manager, chosen):
        CaseStudyPageFactory.create_batch(51, live=False, terms={"theme": [chosen]})
        shown = text_of(as_manager.get(list_url("drafts", chosen)))
        assert "51 pages have this term in the newest draft." in shown
        assert "Page 1 of 2" in shown

    def test_takes_no_more_queries_for_more_pages(self, as_manager, chosen, django_assert_max_num_queries):
        as_manager.get(list_url("drafts", chosen))
        CaseStudyPageFactory.create_batch(10, live=False, terms={"theme": [chosen]})
        with django_assert_max_num_queries(20):
            as_manager.get(list_url("drafts", chosen))


def test_the_list_of_all_vocabularies_counts_terms(as_manager):
    assert Vocabulary.objects.get(slug="stage").terms.count() == 6
    assert "stage 6" in text_of(as_manager.get(reverse("taxonomy_vocabulary_modeladmin_index")))
