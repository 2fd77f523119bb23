"""The history: who changed what, when and why."""

import pytest
from django.urls import reverse

from taxonomy.models import TaxonomyChange, Term, Vocabulary
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory
from tests.factories.users import UserFactory
from tests.taxonomy.changing import edit, merge, move, retire, undo
from tests.taxonomy.manager.screens import soup, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(db):
    return TermFactory(slug="one", pref_label="One")


@pytest.fixture
def other(db):
    return TermFactory(slug="other", pref_label="Other")


def history(client, subject, **parameters):
    name = "taxonomy_term_history" if isinstance(subject, Term) else "taxonomy_history"
    return client.get(reverse(name, args=[subject.pk]), parameters)


class TestTheHistoryOfAVocabulary:
    def test_says_who_what_when_and_why(self, as_manager, one, other):
        kit = UserFactory(first_name="Kit", last_name="Marlow")
        change = merge(one, other, user=kit, note="They mean the same.")
        shown = text_of(history(as_manager, one.vocabulary), f"#change-{change.pk}")
        assert shown.startswith("Merged “One” into “Other” Merged by Kit Marlow on ")
        assert f"{change.made_at:%Y}, " in shown
        assert "They mean the same." in shown

    def test_tells_what_changed_on_pages_and_of_terms(self, as_manager, one, other):
        CaseStudyPageFactory.create_batch(2, terms={"theme": [one]})
        merge(one, other)
        shown = text_of(history(as_manager, one.vocabulary))
        assert "2 pages: “One” becomes “Other”" in shown
        assert "Status In use Retired" in shown
        assert "Replaced by (empty) Other" in shown

    def test_begins_with_the_newest(self, as_manager, one):
        edit(one, definition="First.")
        edit(one, definition="Second.")
        shown = text_of(history(as_manager, one.vocabulary))
        assert shown.index("First. Second.") < shown.index("(empty) First.")

    def test_shows_markup_as_text(self, as_manager, one, other):
        merge(one, other, note="<script>alert(1)</script>")
        response = history(as_manager, one.vocabulary)
        assert b"<script>alert(1)" not in response.content
        assert "<script>alert(1)</script>" in text_of(response)

    def test_offers_undo_where_it_may_be_and_says_what_was_undone(self, as_manager, one, other):
        change = merge(one, other)
        edited = edit(other, definition="Other things.")
        shown = soup(history(as_manager, one.vocabulary))
        assert shown.find(id=f"change-{change.pk}").find("a", href=reverse("taxonomy_undo", args=[change.pk]))
        assert not shown.find(id=f"change-{edited.pk}").find("a")
        undo(change, user=UserFactory(first_name="Kit", last_name="Marlow"))
        shown = text_of(history(as_manager, one.vocabulary), f"#change-{change.pk}")
        assert "Undone by Kit Marlow on " in shown
        assert "until" not in shown

    def test_a_person_who_left_leaves_the_change_behind(self, as_manager, one):
        kit = UserFactory()
        change = retire(one, user=kit)
        kit.delete()
        assert "Retired on " in text_of(history(as_manager, one.vocabulary), f"#change-{change.pk}")

    def test_says_when_nothing_has_changed(self, as_manager, one):
        assert "Nothing has changed since the vocabulary was made." in text_of(history(as_manager, one.vocabulary))

    def test_leaves_out_other_vocabularies(self, as_manager, one):
        edit(one, definition="Meaning.")
        assert "Edited “One”" not in text_of(history(as_manager, Vocabulary.objects.get(slug="stage")))

    def test_takes_no_more_queries_for_more_changes(self, as_manager, one, django_assert_max_num_queries):
        edit(one, definition="0")
        history(as_manager, one.vocabulary)
        for number in range(1, 25):
            edit(one, definition=str(number))
        with django_assert_max_num_queries(13):
            response = history(as_manager, one.vocabulary)
        assert "Page 1 of 2" in text_of(response)
        assert "(empty) 0" in text_of(history(as_manager, one.vocabulary, p="2"))

    @pytest.mark.parametrize("page", ["x", "0", "-1", "9" * 40, "\x00"])
    def test_a_page_that_there_is_not_is_no_fault(self, as_manager, one, page):
        assert history(as_manager, one.vocabulary, p=page).status_code == 200


class TestTheHistoryOfATerm:
    def test_holds_every_change_that_touched_it_and_no_other(self, as_manager, one, other):
        edit(one, definition="Meaning.")
        edit(other, definition="Other meaning.")
        merge(one, other)
        shown = text_of(history(as_manager, one))
        assert "Merged “One” into “Other”" in shown
        assert "Edited “One”" in shown
        assert "Edited “Other”" not in shown

    def test_begins_with_the_terms_own_part_of_a_large_change(self, as_manager):
        above, heir = (TermFactory(vocabulary="service-area", pref_label=label) for label in ("Above", "Heir"))
        below = [TermFactory(vocabulary="service-area", pref_label=f"Below {n}", broader=above) for n in range(60)]
        merge(above, heir)
        shown = text_of(history(as_manager, below[-1]))
        assert "Below 59 Field Before After Broader term Above Heir" in shown
        assert "more terms." in shown

    def test_a_move_names_both_broader_terms(self, as_manager):
        areas = [TermFactory(vocabulary="service-area", pref_label=label) for label in ("A", "B", "C")]
        move(areas[0], areas[1])
        move(areas[0], areas[2])
        assert "Broader term B C" in text_of(history(as_manager, areas[0]))

    def test_a_record_of_deleted_terms_can_still_be_read(self, as_manager, one):
        TaxonomyChange.objects.create(
            operation="edit",
            vocabulary=one.vocabulary,
            summary="From long ago",
            diff={
                "terms": {"999999": [{"broader": 999998}, {"broader": None}]},
                "rows": {"gone.table": [[1, 2, 3, 4, None]]},
            },
        )
        shown = text_of(history(as_manager, one.vocabulary))
        assert "a term that was deleted" in shown
