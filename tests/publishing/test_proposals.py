"""Editors propose terms: a draft with a note, which waits for a taxonomy manager."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from casestudies.models import CaseStudyPage
from content.proposals import MOST_WAITING
from taxonomy.models import TaxonomyChange, Term, Vocabulary
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory, term
from tests.factories.users import UserFactory
from tests.publishing.admin import add_url, edit_url, messages_in
from tests.taxonomy.manager.screens import send, term_url

pytestmark = pytest.mark.django_db


def url(vocabulary="theme", page=""):
    return reverse("propose_term", args=[vocabulary]) + (f"?page={page}" if page else "")


def propose(client, address=None, **fields):
    return client.post(
        address or url(), {"pref_label": "Barn raising", "reason": "Three pages are about it.", **fields}
    )


def errors(response):
    return {name: list(texts) for name, texts in response.context["form"].errors.items()}


def proposed(label="Barn raising"):
    return Term.objects.get(pref_label=label)


class TestFromThePicker:
    def test_each_list_leads_to_the_form_for_it(self, as_editor):
        page = CaseStudyPageFactory()
        form = as_editor.get(edit_url(page)).content.decode()
        for vocabulary in Vocabulary.objects.filter(uses__page_type="case-study"):
            assert f'href="{url(vocabulary.slug, page.pk)}"' in form

    def test_from_a_page_that_is_not_saved_yet_too(self, as_editor, case_studies):
        assert f'href="{url("theme")}"' in as_editor.get(add_url(CaseStudyPage, case_studies)).content.decode()

    def test_the_form_opens_beside_the_page_and_names_it(self, as_editor):
        page = CaseStudyPageFactory(title="Wardens & <b>co</b>")
        link = BeautifulSoup(as_editor.get(edit_url(page)).content, "html.parser").select_one(
            "a[href^='/admin/propose']"
        )
        assert link["target"] == "_blank"
        assert "opens in a new tab" in link.get_text()
        shown = as_editor.get(link["href"]).content.decode()
        assert "For the page “Wardens &amp; &lt;b&gt;co&lt;/b&gt;”." in shown
        assert "waits for a taxonomy manager" in shown

    def test_authors_are_not_asked(self, client, author):
        client.force_login(author)
        page = CaseStudyPageFactory(live=False, owner=author)
        assert "propose-term" not in client.get(edit_url(page)).content.decode()

    def test_who_may_add_terms_is_not_asked_either(self, admin_client):
        assert "propose-term" not in admin_client.get(edit_url(CaseStudyPageFactory())).content.decode()


class TestProposing:
    def test_makes_a_draft_with_the_note(self, as_editor, editor):
        page = CaseStudyPageFactory(title="Street wardens")
        response = propose(as_editor, url(page=page.pk), definition="Neighbours build together.")
        made = proposed()
        assert (made.status, made.vocabulary.slug) == (Term.Status.DRAFT, "theme")
        assert made.definition == "Neighbours build together."
        assert TaxonomyChange.objects.get(terms=made).note == (
            f"Proposed by {editor.get_full_name()} for “Street wardens”: Three pages are about it."
        )
        assert "“Barn raising” is proposed for “Theme”. It waits for a taxonomy manager" in messages_in(response)[0]
        assert response["location"] == url(page=page.pk)

    def test_it_is_in_the_history(self, as_editor, editor):
        propose(as_editor)
        change = TaxonomyChange.objects.get()
        assert (change.user, change.summary) == (editor, "Added “Barn raising” as a draft")

    def test_it_waits_in_the_manager_with_its_note(self, as_editor, editor, client, taxonomy_manager):
        propose(as_editor)
        client.force_login(taxonomy_manager)
        shown = client.get(reverse("taxonomy_terms", args=[proposed().vocabulary_id])).content.decode()
        waiting = shown[shown.index('id="waiting"') : shown.index("</section>")]
        for words in ("Barn raising", editor.get_full_name(), "Three pages are about it."):
            assert words in waiting

    def test_what_it_was_proposed_for_is_never_published(self, as_editor, editor, client, taxonomy_manager):
        page = CaseStudyPageFactory(title="A secret draft", live=False)
        propose(as_editor, url(page=page.pk))
        client.force_login(taxonomy_manager)
        send(client, term_url(proposed()), status="in-use")
        client.logout()
        for address in ("/taxonomy.ttl", "/taxonomy.jsonld", f"/taxonomy/theme/{proposed().slug}/"):
            read = client.get(address).content.decode()
            assert "Barn raising" in read
            for private in (editor.get_full_name(), "A secret draft", "Three pages are about it."):
                assert private not in read

    def test_nobody_can_choose_it_and_readers_do_not_see_it(self, as_editor, client):
        page = CaseStudyPageFactory()
        propose(as_editor)
        assert 'data-term="Barn raising"' not in as_editor.get(edit_url(page)).content.decode()
        client.logout()
        for address in ("/themes/", "/case-studies/", "/taxonomy/theme/"):
            assert "Barn raising" not in client.get(address).content.decode()

    def test_it_may_stand_under_a_term_in_use(self, as_editor):
        above = term("service-area", "adult-social-care")
        propose(as_editor, url("service-area"), broader=above.pk)
        assert proposed().broader == above

    def test_a_flat_list_has_no_broader_terms(self, as_editor):
        assert "broader" not in as_editor.get(url("stage")).context["form"].fields

    def test_the_same_label_may_be_proposed_for_another_list(self, as_editor):
        propose(as_editor)
        propose(as_editor, url("service-area"))
        assert Term.objects.filter(pref_label="Barn raising").count() == 2


class TestRefusals:
    def test_a_term_without_a_reason_or_a_label(self, as_editor):
        assert errors(propose(as_editor, pref_label="  ", reason="")) == {
            "pref_label": ["Enter the term."],
            "reason": ["Say why the term is needed."],
        }

    @pytest.mark.parametrize(
        ("known", "told"),
        [
            ({"pref_label": "Barn raising"}, "“Barn raising” is there already: choose it in the list."),
            (
                {"pref_label": "Barns", "alt_labels": ["barn  raising"]},
                "“Barn Raising” is another name of “Barns”: choose that.",
            ),
            (
                {"pref_label": "Barns", "hidden_labels": ["Barn raising"]},
                "“Barn Raising” is another name of “Barns”: choose that.",
            ),
            (
                {"pref_label": "Barn raising", "status": "draft"},
                "“Barn raising” is proposed already: it waits for a taxonomy manager.",
            ),
            (
                {"pref_label": "Barn raising", "status": "retired"},
                "“Barn raising” is no longer used: ask a taxonomy manager whether it should come back.",
            ),
        ],
    )
    def test_a_label_that_is_known_leads_to_its_term(self, as_editor, known, told):
        TermFactory(**known)
        assert errors(propose(as_editor, pref_label="Barn Raising")) == {"pref_label": [told]}

    def test_a_label_that_was_merged_leads_to_what_replaced_it(self, as_editor):
        others = [TermFactory(pref_label=label) for label in ("Barns", "Sheds")]
        TermFactory(pref_label="Barn raising", status="retired", replaced_by=others)
        assert errors(propose(as_editor)) == {
            "pref_label": ["“Barn raising” is no longer used: choose “Barns” or “Sheds” instead."]
        }

    def test_more_than_a_manager_can_look_at(self, as_editor):
        for number in range(MOST_WAITING):
            propose(as_editor, pref_label=f"Barn {number}")
        assert "Ask one to look at them" in errors(propose(as_editor))["pref_label"][0]
        waiting = proposed("Barn 0")
        waiting.status = Term.Status.IN_USE
        waiting.save()
        assert propose(as_editor).status_code == 302

    def test_a_broader_term_that_is_not_in_the_list(self, as_editor):
        for other in (term("theme", "co-production"), TermFactory(vocabulary="service-area", status="retired")):
            found = errors(propose(as_editor, url("service-area"), broader=other.pk))
            assert found == {"broader": ["That term is not in the list any more. Choose another, or none."]}

    @pytest.mark.parametrize("field", ["pref_label", "definition", "reason", "broader"])
    @pytest.mark.parametrize("value", ["\x00", "x" * 5000, "9" * 40])
    def test_odd_input_is_taken_or_refused_in_words(self, as_editor, field, value):
        response = propose(as_editor, url("service-area"), **{field: value})
        assert response.status_code == 302 or errors(response)[field]

    @pytest.mark.parametrize("page", ["x", "\x00", "0", "9" * 18, "9" * 40, "٣", "-1"])
    def test_an_odd_page_is_no_hindrance(self, as_editor, page):
        response = as_editor.get(reverse("propose_term", args=["theme"]), {"page": page})
        assert response.status_code == 200
        assert "For the page" not in response.content.decode()

    def test_an_unknown_vocabulary_is_not_found(self, as_editor):
        assert as_editor.get(url("nothing")).status_code == 404


class TestPermission:
    @pytest.mark.parametrize("group", ["Authors", "Network managers", "Taxonomy managers"])
    def test_only_editors_propose(self, client, group):
        client.force_login(UserFactory(group=group))
        assert client.get(url()).status_code == 302
        assert propose(client).status_code == 302
        assert not Term.objects.filter(pref_label="Barn raising").exists()

    def test_visitors_are_asked_to_sign_in(self, client):
        assert "login" in propose(client)["location"]

    def test_a_page_that_an_editor_may_not_edit_is_not_named(self, as_editor):
        for pk in (1, CaseStudyPageFactory(locked=True).pk):
            assert ("For the page" in as_editor.get(url(page=pk)).content.decode()) == (pk != 1)

    def test_editors_cannot_open_the_manager(self, as_editor):
        propose(as_editor)
        assert as_editor.get(reverse("taxonomy_edit_term", args=[proposed().pk])).status_code in (302, 403)
