"""The tree of a vocabulary: what each term means, how it stands, how often it is used, and in which order."""

import pytest
from django.urls import reverse

from taxonomy.applying import carry_out
from taxonomy.models import Term, Vocabulary
from taxonomy.operations.edits import plan_add
from tests.factories.terms import TermFactory, term
from tests.factories.users import UserFactory
from tests.taxonomy.changing import add, retire
from tests.taxonomy.manager.screens import labels_in, row_of, said_in, soup, terms_url, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(db):
    return Vocabulary.objects.get(slug="theme")


@pytest.fixture
def stage(db):
    return Vocabulary.objects.get(slug="stage")


def step(client, moved, way):
    return client.post(reverse(f"taxonomy_move_{way}", args=[moved.pk]))


def buttons_of(response, moved):
    """Return {"up": button, "down": button} of a term."""
    up, down = soup(response).find(id=f"term-{moved.pk}").select(".taxonomy-order button")
    return {"up": up, "down": down}


class TestARow:
    def test_shows_label_definition_synonyms_and_status(self, as_manager, theme):
        shown = TermFactory(pref_label="Hidden wealth", definition="What people know.", alt_labels=["Assets", "Gifts"])
        row = row_of(as_manager.get(terms_url(theme)), shown)
        assert row[:5] == ["Hidden wealth", "What people know.", "Assets, Gifts", "In use", "0"]

    @pytest.mark.parametrize(("status", "said"), [("draft", "Draft"), ("retired", "Retired")])
    def test_says_when_a_term_is_not_in_use(self, as_manager, theme, status, said):
        shown = TermFactory(status=status)
        assert row_of(as_manager.get(terms_url(theme)), shown)[3] == said

    def test_offers_no_ending_for_a_retired_term(self, as_manager, theme):
        ended = TermFactory()
        retire(ended)
        row = soup(as_manager.get(terms_url(theme))).find(id=f"term-{ended.pk}")
        assert [link["href"].split("/")[-2] for link in row.select("details a")] == [str(ended.pk), "history"]

    def test_shows_markup_as_text(self, as_manager, theme):
        shown = TermFactory(pref_label="<script>alert(1)</script>", alt_labels=["<b>x</b>"], definition="<i>y</i>")
        row = row_of(as_manager.get(terms_url(theme)), shown)
        assert row[:3] == ["<script>alert(1)</script>", "<i>y</i>", "<b>x</b>"]


class TestTheTree:
    def test_narrower_terms_stand_under_their_broader_one(self, as_manager):
        above = TermFactory(vocabulary="service-area", pref_label="Aaa")
        below = TermFactory(vocabulary="service-area", pref_label="Zzz", broader=above)
        response = as_manager.get(terms_url(above.vocabulary))
        assert labels_in(response)[:2] == ["Aaa", "Zzz"]
        assert "taxonomy-term--1" in soup(response).find(id=f"term-{below.pk}").th["class"]

    @pytest.mark.parametrize("typed", ["gifts", "GIFTS", " gifts "])
    def test_is_narrowed_down_by_label_synonym_or_misspelling(self, as_manager, theme, typed):
        TermFactory(pref_label="Gifts")
        TermFactory(pref_label="One", alt_labels=["Gifts of all"])
        TermFactory(pref_label="Two", hidden_labels=["Giftss"])
        assert labels_in(as_manager.get(terms_url(theme), {"q": typed})) == ["Gifts", "One", "Two"]

    def test_is_narrowed_down_by_status(self, as_manager, theme):
        TermFactory(pref_label="Waits", status="draft")
        assert labels_in(as_manager.get(terms_url(theme), {"status": "draft"})) == ["Waits"]

    def test_says_when_nothing_fits(self, as_manager, theme):
        assert "No term fits" in text_of(as_manager.get(terms_url(theme), {"q": "xyzzy"}))

    def test_of_a_new_vocabulary_leads_to_adding(self, as_manager):
        empty = Vocabulary.objects.create(name="Empty", slug="empty")
        assert "There are no terms yet. Add the first" in text_of(as_manager.get(terms_url(empty)))

    @pytest.mark.parametrize(
        "parameters", ["q=%00", "q=" + "a" * 5000, "status=none", "p=x", "p=-1", "p=" + "9" * 40, "moved=up-x", "at=x"]
    )
    def test_nothing_in_its_address_is_a_fault(self, as_manager, theme, parameters):
        assert as_manager.get(f"{terms_url(theme)}?{parameters}").status_code == 200

    def test_a_long_one_has_pages_and_opens_at_the_term_just_changed(self, as_manager, theme):
        Term.objects.bulk_create(Term(vocabulary=theme, pref_label=f"Z {n:03}", slug=f"z-{n}") for n in range(310))
        last = term("theme", "z-309")
        assert row_of(as_manager.get(terms_url(theme)), last) is None
        assert row_of(as_manager.get(terms_url(theme), {"p": "2"}), last)
        assert row_of(as_manager.get(terms_url(theme), {"at": last.pk}), last)

    def test_takes_no_more_queries_for_more_terms(self, as_manager, theme, django_assert_max_num_queries):
        as_manager.get(terms_url(theme))
        above = TermFactory(vocabulary="theme")
        Term.objects.bulk_create(
            Term(vocabulary=theme, pref_label=f"T {n}", slug=f"t-{n}", broader=above, status="draft")
            for n in range(90)
        )
        with django_assert_max_num_queries(19):
            as_manager.get(terms_url(theme))


class TestWaiting:
    def test_drafts_are_listed_with_who_proposed_them_and_why(self, as_manager, theme):
        kit = UserFactory(group="Editors", last_name="Marlow")
        values = {"pref_label": "Time banks", "status": Term.Status.DRAFT}
        carry_out(theme, lambda: plan_add(theme, values), user=kit, note="Five cases need it.")
        section = text_of(as_manager.get(terms_url(theme)), ".taxonomy-waiting")
        assert "Time banks added by Kit Marlow" in section
        assert "Five cases need it." in section


class TestReordering:
    def test_a_term_moves_one_place_and_the_focus_stays_on_its_button(self, as_manager, stage):
        response = step(as_manager, term("stage", "pilot"), "up")
        assert labels_in(as_manager.get(terms_url(stage)))[:3] == ["Idea", "Pilot", "Design"]
        assert "“Pilot” is now number 2 of 6." in said_in(response)
        shown = as_manager.get(response.url)
        buttons = buttons_of(shown, term("stage", "pilot"))
        assert buttons["up"].has_attr("autofocus")
        assert not buttons["down"].has_attr("autofocus")

    def test_at_the_end_of_the_way_the_focus_goes_to_the_other_button(self, as_manager):
        response = step(as_manager, term("stage", "design"), "up")
        buttons = buttons_of(as_manager.get(response.url), term("stage", "design"))
        assert buttons["up"].has_attr("disabled")
        assert buttons["down"].has_attr("autofocus")

    def test_every_button_says_what_it_moves(self, as_manager, stage):
        assert buttons_of(as_manager.get(terms_url(stage)), term("stage", "pilot"))["up"].get_text() == "Move Pilot up"

    def test_beyond_the_end_nothing_moves_and_it_says_so(self, as_manager):
        assert "“Idea” is already the first." in said_in(step(as_manager, term("stage", "idea"), "up"))

    def test_in_the_order_of_the_alphabet_there_are_no_buttons_and_no_moves(self, as_manager, theme):
        assert not soup(as_manager.get(terms_url(theme))).select(".taxonomy-order")
        assert "order of the alphabet" in said_in(step(as_manager, term("theme", "co-production"), "up"))

    def test_a_part_of_the_list_cannot_be_reordered(self, as_manager, stage):
        assert not soup(as_manager.get(terms_url(stage), {"q": "i"})).select(".taxonomy-order")

    def test_by_its_address_alone_nothing_moves(self, as_manager, stage):
        assert as_manager.get(reverse("taxonomy_move_up", args=[term("stage", "pilot").pk])).status_code == 405

    def test_narrower_terms_move_among_those_beside_them(self, as_manager):
        order = Vocabulary.objects.create(name="Ladder", slug="ladder", ordered=True, hierarchical=True)
        one, two = add(order, "One"), add(order, "Two")
        inner = [add(order, name, broader=one.pk) for name in ("A", "B")]
        step(as_manager, inner[1], "up")
        assert labels_in(as_manager.get(terms_url(order))) == ["One", "B", "A", "Two"]
        step(as_manager, two, "up")
        assert labels_in(as_manager.get(terms_url(order))) == ["Two", "One", "B", "A"]
