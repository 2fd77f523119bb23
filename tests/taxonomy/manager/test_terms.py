"""Adding and editing a term on its form."""

import pytest
from django.urls import reverse

from taxonomy.models import TaxonomyChange, Term, Vocabulary
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory, term
from tests.publishing.admin import errors_in
from tests.taxonomy.changing import again, edit, merge, retire
from tests.taxonomy.manager.screens import (
    add_url,
    form_on,
    post,
    said_in,
    send,
    soup,
    term_url,
    terms_url,
    text_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(db):
    return Vocabulary.objects.get(slug="theme")


@pytest.fixture
def areas(db):
    return Vocabulary.objects.get(slug="service-area")


class TestAdding:
    def test_a_term_gets_all_that_was_typed(self, as_manager, theme, manager):
        send(
            as_manager,
            add_url(theme),
            pref_label="  Time   banks ",
            definition="Hours in the place of money.",
            scope_note="Not for credit unions.",
            alt_labels="Time credits\n\nTime credits\nTime banks",
            hidden_labels="tiem banks",
            notation="T1",
            exact_match="https://example.org/time",
            related=[str(term("theme", "co-production").pk)],
            change_note="New.",
            why="Five cases need it.",
        )
        made = term("theme", "time-banks")
        assert set(TaxonomyChange.objects.get().terms.all()) == {made, term("theme", "co-production")}
        assert (made.pref_label, made.definition, made.scope_note) == (
            "Time banks",
            "Hours in the place of money.",
            "Not for credit unions.",
        )
        assert (made.alt_labels, made.hidden_labels) == (["Time credits"], ["tiem banks"])
        assert (made.notation, made.exact_match, made.change_note) == ("T1", ["https://example.org/time"], "New.")
        assert (made.status, list(made.related.all())) == ("in-use", [term("theme", "co-production")])
        change = made.changes.get()
        assert (change.user, change.note, change.summary) == (manager, "Five cases need it.", "Added “Time banks”")

    def test_leads_back_to_the_term_among_the_others(self, as_manager, theme):
        response = send(as_manager, add_url(theme), pref_label="Time banks")
        made = term("theme", "time-banks")
        assert response.url == f"{terms_url(theme)}?at={made.pk}#term-{made.pk}"
        assert "Added “Time banks”" in said_in(response)

    def test_a_draft_is_offered_to_nobody_yet(self, as_manager, theme, client):
        send(as_manager, add_url(theme), pref_label="Time banks", status="draft")
        assert term("theme", "time-banks").status == Term.Status.DRAFT
        client.logout()
        assert client.get("/taxonomy/theme/time-banks/").status_code == 404

    def test_goes_under_a_broader_term(self, as_manager, areas):
        above = TermFactory(vocabulary="service-area")
        send(as_manager, add_url(areas), pref_label="Falls clinics", broader=str(above.pk))
        assert term("service-area", "falls-clinics").broader == above

    def test_a_flat_list_asks_for_no_broader_term_and_takes_none(self, as_manager, theme):
        assert "broader" not in form_on(as_manager.get(add_url(theme)))
        send(as_manager, add_url(theme), pref_label="Time banks", broader=str(term("theme", "co-production").pk))
        assert term("theme", "time-banks").broader is None

    def test_a_label_that_is_there_is_refused_and_what_was_typed_stays(self, as_manager, theme):
        response = send(as_manager, add_url(theme), pref_label="co-production", definition="Typed.")
        assert "“Co-production” is there already. Use that term, or choose another label." in text_of(response)
        assert form_on(response)["definition"] == "Typed."

    def test_retired_terms_are_not_offered(self, as_manager, theme):
        ended = TermFactory(pref_label="Ended")
        retire(ended)
        assert "Ended" not in [row["data-term"] for row in soup(as_manager.get(add_url(theme))).select("[data-term]")]

    @pytest.mark.parametrize("label", ["日本", "🌱", "!!!", "x" * 120, "=1+1", "feed", "<b>Bold</b>", "a/b?c#d"])
    def test_any_label_gets_an_address_that_answers(self, as_manager, theme, client, label):
        send(as_manager, add_url(theme), pref_label=label)
        made = theme.terms.get(pref_label=label)
        client.logout()
        for address in (f"/taxonomy/theme/{made.slug}/", f"/themes/{made.slug}/", f"/case-studies/?theme={made.slug}"):
            assert client.get(address).status_code == 200


class TestInputThatCannotBe:
    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("pref_label", "", "required"),
            ("pref_label", "   ", "required"),
            ("pref_label", "a" * 5000, "at most 120 characters"),
            ("pref_label", "nul\x00", "Null characters"),
            ("definition", "a" * 100_000, "at most 4000 characters"),
            ("definition", "\x00", "Null characters"),
            ("alt_labels", "ok\n" + "a" * 500, "Use at most 120 characters a line."),
            ("alt_labels", "\n".join(f"s{n}" for n in range(201)), "That is 201 lines. Use at most 200."),
            ("alt_labels", "ok\nnul\x00", "Null characters"),
            ("hidden_labels", "a" * 121, "Use at most 120 characters a line."),
            ("notation", "a" * 41, "at most 40 characters"),
            ("exact_match", "javascript:alert(1)", "“javascript:alert(1)” is not a web address."),
            ("exact_match", "not an address", "Enter one that begins with https:// or http://."),
            ("exact_match", "https://example.org/" + "a" * 500, "Use at most 500 characters a line."),
            ("related", ["999999"], "That term is not in the list. Choose from those shown."),
            ("related", [str(10**30)], "That term is not in the list."),
            ("related", ["x\x00"], "That term is not in the list."),
            ("status", "retired", "Select a valid choice"),
            ("status", "\x00", "Select a valid choice"),
            ("why", "a" * 1001, "at most 1000 characters"),
        ],
    )
    def test_is_answered_with_a_sentence(self, as_manager, theme, field, typed, said):
        response = send(as_manager, add_url(theme), **{"pref_label": "Time banks", field: typed})
        assert response.status_code == 200
        assert said in " ".join(errors_in(response)[field])
        assert not theme.terms.filter(slug="time-banks").exists()

    @pytest.mark.parametrize("broader", ["999999", str(10**30), "x", "\x00"])
    def test_a_broader_term_that_there_is_not_is_refused(self, as_manager, areas, broader):
        response = send(as_manager, add_url(areas), pref_label="Falls", broader=broader)
        assert errors_in(response)["broader"] == ["That term is not in the list. Choose from those shown."]

    def test_a_broader_term_of_another_vocabulary_is_refused(self, as_manager, areas):
        response = send(as_manager, add_url(areas), pref_label="Falls", broader=str(term("place", "wales").pk))
        assert "broader" in errors_in(response)

    def test_an_empty_form_is_no_fault(self, as_manager, theme):
        assert as_manager.post(add_url(theme), {}).status_code == 200
        assert as_manager.post(term_url(term("theme", "co-production")), {}).status_code == 200


class TestEditing:
    def test_the_form_shows_what_is_stored(self, as_manager):
        shown = TermFactory(pref_label="Time banks", alt_labels=["Time credits", "Hours"], change_note="New.")
        shown.related.add(term("theme", "co-production"))
        form = form_on(as_manager.get(term_url(shown)))
        assert (form["pref_label"], form["alt_labels"].split(), form["change_note"]) == (
            "Time banks",
            ["Time", "credits", "Hours"],
            "New.",
        )
        assert form.getlist("related") == [str(term("theme", "co-production").pk)]

    def test_saving_the_form_as_it_stands_changes_nothing_and_says_so(self, as_manager):
        shown = TermFactory(alt_labels=["One", "Two"], hidden_labels=["Tow"], exact_match=["urn:x"])
        assert "This changes nothing." in text_of(send(as_manager, term_url(shown)))
        assert not TaxonomyChange.objects.exists()

    def test_a_renamed_term_keeps_its_address(self, as_manager, client):
        renamed = TermFactory(pref_label="Time banks", slug="time-banks")
        response = send(as_manager, term_url(renamed), pref_label="Time banking", why="The field says so.")
        assert (again(renamed).pref_label, again(renamed).slug) == ("Time banking", "time-banks")
        assert "Renamed “Time banks” to “Time banking”" in said_in(response)
        client.logout()
        assert "Time banking" in client.get("/taxonomy/theme/time-banks/").content.decode()

    def test_related_goes_both_ways(self, as_manager):
        one, other = TermFactory(), TermFactory()
        send(as_manager, term_url(one), related=[str(other.pk)])
        assert list(again(other).related.all()) == [one]
        form = form_on(as_manager.get(term_url(other)))
        form.pop("related")
        post(as_manager, term_url(other), form)
        assert not again(one).related.exists()

    def test_a_term_that_pages_have_cannot_go_back_to_draft(self, as_manager):
        used = TermFactory(pref_label="Used")
        CaseStudyPageFactory(live=False, terms={"theme": [used]})
        response = send(as_manager, term_url(used), status="draft")
        assert "“Used” is in use, so it cannot become a draft again." in text_of(response)

    def test_a_proposed_term_is_put_in_use(self, as_manager):
        proposed = TermFactory(status="draft")
        send(as_manager, term_url(proposed), status="in-use")
        assert again(proposed).status == Term.Status.IN_USE

    def test_a_retired_term_stays_so_while_its_text_is_mended(self, as_manager):
        ended, other = TermFactory(pref_label="Old"), TermFactory(pref_label="Old")
        merge(ended, other)
        send(as_manager, term_url(ended), definition="What it meant.")
        assert (again(ended).status, again(ended).definition) == (Term.Status.RETIRED, "What it meant.")
        assert again(ended).survivors() == [other]

    def test_a_retired_term_is_given_a_successor(self, as_manager, client):
        ended, other = TermFactory(slug="old"), TermFactory(slug="new")
        retire(ended)
        send(as_manager, term_url(ended), replaced_by=[str(other.pk)])
        client.logout()
        assert client.get("/taxonomy/theme/old/")["Location"] == "/taxonomy/theme/new/"

    def test_a_chain_of_successors_stays_as_it_is(self, as_manager):
        first, second, third = TermFactory(), TermFactory(), TermFactory()
        merge(first, second)
        merge(second, third)
        send(as_manager, term_url(first), definition="What it meant.")
        assert list(again(first).replaced_by.all()) == [second]

    def test_only_a_term_in_use_can_be_named_as_a_successor(self, as_manager):
        ended, draft = TermFactory(), TermFactory(status="draft")
        retire(ended)
        response = send(as_manager, term_url(ended), replaced_by=[str(draft.pk)])
        assert "That term is not in the list." in text_of(response)
        assert not again(ended).replaced_by.exists()

    def test_a_retired_term_comes_back_in_use_without_successors_and_without_its_pages(self, as_manager):
        ended, other = TermFactory(), TermFactory()
        CaseStudyPageFactory(terms={"theme": [ended]})
        merge(ended, other)
        assert "Pages that had it do not get it back." in text_of(as_manager.get(term_url(ended)))
        send(as_manager, term_url(ended), status="in-use")
        assert (again(ended).status, list(again(ended).replaced_by.all())) == (Term.Status.IN_USE, [])
        assert not again(ended).page_terms.exists()

    def test_a_term_does_not_come_back_beside_one_of_its_label(self, as_manager):
        ended, other = TermFactory(pref_label="Old"), TermFactory(pref_label="New")
        merge(ended, other)
        edit(other, pref_label="Old")
        response = send(as_manager, term_url(ended), status="in-use")
        assert "“Old” is there already." in text_of(response)

    def test_the_addresses_that_an_import_brought_are_left_as_they_came(self, as_manager):
        imported = TermFactory(exact_match=["urn:uuid:1"])
        send(as_manager, term_url(imported), definition="Meaning.")
        assert again(imported).exact_match == ["urn:uuid:1"]

    def test_the_change_note_is_shown_in_the_history_of_the_term(self, as_manager):
        changed = TermFactory()
        send(as_manager, term_url(changed), change_note="Now includes time credits.")
        history = as_manager.get(reverse("taxonomy_term_history", args=[changed.pk]))
        assert "Change note (empty) Now includes time credits." in text_of(history)
