"""Merging, splitting, retiring and moving terms, and undoing it: what pages, labels and addresses become."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from summits.models import Session
from taxonomy.models import PageTerm, TaxonomyChange, Term
from taxonomy.plans import Refused
from tests.factories.pages import CaseStudyPageFactory, SummitReportPageFactory
from tests.factories.terms import TermFactory, term
from tests.publishing.admin import slugs
from tests.taxonomy.changing import add, again, edit, merge, move, retire, split, undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return TermFactory(slug="old", pref_label="Old", alt_labels=["Ancient"], hidden_labels=["Odl"])


@pytest.fixture
def new():
    return TermFactory(slug="new", pref_label="New", alt_labels=["Fresh"])


def service(slug, broader=None):
    return TermFactory(vocabulary="service-area", slug=slug, pref_label=slug.title(), broader=broader)


def snapshot(*terms):
    """Everything that undoing must bring back."""
    kept = ("status", "broader_id", "alt_labels", "hidden_labels", "exact_match", "sort_order")
    values = [[getattr(again(t), name) for name in kept] for t in terms]
    relations = [[set(again(t).related.all()), set(again(t).replaced_by.all())] for t in terms]
    return values, relations, sorted(PageTerm.objects.values_list("page_id", "term_id"))


class TestMerging:
    def test_pages_get_the_other_term_once(self, old, new):
        one = CaseStudyPageFactory(terms={"theme": [old]})
        both = CaseStudyPageFactory(terms={"theme": [old, new]})
        merge(old, new)
        assert [slugs(page, "theme") for page in (one, both)] == [["new"], ["new"]]

    def test_a_page_keeps_the_order_of_its_terms(self, old, new):
        page = CaseStudyPageFactory(terms={"theme": [old, "co-production"]})
        merge(old, new)
        assert [t.slug for t in page.specific_class.objects.get(pk=page.pk).terms["theme"]] == ["new", "co-production"]

    def test_it_takes_no_statement_for_each_page(self, old, new):
        def statements(number):
            for _ in range(number):
                CaseStudyPageFactory(terms={"theme": [old, new]})
            with CaptureQueriesContext(connection) as queries:
                undone = merge(old, new)
            undo(undone)
            return len(queries)

        assert statements(1) == statements(5)

    def test_all_labels_go_to_the_other_term_each_once(self, old, new):
        new.hidden_labels = ["ancient"]
        new.save()
        merge(old, new)
        assert again(new).alt_labels == ["Fresh", "Old", "Ancient"]
        assert again(new).hidden_labels == ["Odl"]

    def test_narrower_terms_go_under_the_other_term(self):
        above, other = service("above"), service("other")
        below = service("below", above)
        merge(above, other)
        assert again(below).broader == other

    def test_a_term_merged_into_one_below_it_leaves_no_ring(self):
        above = service("above")
        middle = service("middle", above)
        below = service("below", middle)
        merge(above, below)
        assert again(below).broader is None
        assert again(middle).broader == below

    def test_themes_of_summit_sessions_follow(self, old, new):
        page = SummitReportPageFactory()
        session = Session.objects.create(page=page, title="Morning")
        session.themes.set([old])
        session.save()
        change = merge(old, new)
        assert list(Session.objects.get().themes.all()) == [new]
        undo(change)
        assert list(Session.objects.get().themes.all()) == [old]

    def test_an_old_summit_draft_publishes_its_sessions_with_the_survivor(self, old, new):
        page = SummitReportPageFactory()
        session = Session(title="Morning")
        page.sessions.add(session)
        session.themes.set([old])
        revision = page.save_revision()
        merge(old, new)
        revision.publish()
        assert list(Session.objects.get().themes.all()) == [new]

    def test_what_stands_above_the_other_term_does_not_become_related_to_it(self):
        above, loose = service("above"), service("loose")
        below = service("below", above)
        loose.related.add(above)
        merge(loose, below)
        assert not again(below).related.exists()

    @pytest.mark.parametrize("status", [Term.Status.RETIRED, Term.Status.DRAFT])
    def test_only_a_term_in_use_can_take_the_place(self, old, new, status):
        Term.objects.filter(pk=new.pk).update(status=status)
        with pytest.raises(Refused, match="Choose a term in use"):
            merge(old, new)

    def test_a_term_of_another_vocabulary_cannot_take_the_place(self, old):
        with pytest.raises(Refused, match="Choose one of “Theme”"):
            merge(old, term("place", "wales"))

    def test_a_term_cannot_be_merged_into_itself(self, old):
        with pytest.raises(Refused, match="cannot take its own place"):
            merge(old, old)


class TestSplitting:
    def test_pages_get_the_given_terms_and_the_address_lists_all(self, old, new):
        page = CaseStudyPageFactory(terms={"theme": [old]})
        third = TermFactory(slug="third")
        split(old, [new, third], [third])
        assert slugs(page, "theme") == ["third"]
        assert again(old).survivors() == [new, third]

    def test_pages_may_get_all(self, old, new):
        page = CaseStudyPageFactory(terms={"theme": [old, new]})
        third = TermFactory(slug="third")
        before = snapshot(old, new, third)
        change = split(old, [new, third], [new, third])
        assert slugs(page, "theme") == ["new", "third"]
        undo(change)
        assert snapshot(old, new, third) == before

    def test_a_page_that_may_have_one_term_is_not_given_two(self):
        stages = [term("stage", slug) for slug in ("idea", "design", "pilot")]
        with pytest.raises(Refused, match="only one term"):
            split(stages[0], stages[1:], stages[1:])

    def test_into_one_is_no_split(self, old, new):
        with pytest.raises(Refused, match="two or more"):
            split(old, [new], [new])


class TestUndoing:
    def test_a_merge_leaves_no_trace(self):
        above, other = service("above"), service("other")
        service("below", above)
        above.related.add(service("friend"))
        CaseStudyPageFactory(terms={"service-area": [above]})
        CaseStudyPageFactory(terms={"service-area": [above, other]})
        terms = list(Term.objects.filter(vocabulary__slug="service-area"))
        before = snapshot(*terms)
        undo(merge(above, other))
        assert snapshot(*terms) == before

    def test_retiring_takes_the_term_from_pages_and_undoing_gives_it_back(self, old):
        page = CaseStudyPageFactory(terms={"theme": [old, "co-production"]})
        change = retire(old)
        assert slugs(page, "theme") == ["co-production"]
        undo(change)
        assert slugs(page, "theme") == ["co-production", "old"]

    def test_it_ends_after_thirty_days(self, old, new):
        change = merge(old, new)
        change.made_at -= timedelta(days=30)
        with pytest.raises(Refused, match="30 days"):
            undo(change)

    def test_it_happens_once(self, old, new):
        change = merge(old, new)
        undo(change)
        with pytest.raises(Refused, match="undone already"):
            undo(TaxonomyChange.objects.get(pk=change.pk))

    def test_a_later_change_of_the_same_labels_stands_in_the_way_and_is_named(self, old, new):
        change = merge(old, new)
        edit(new, alt_labels=["Newest"])
        with pytest.raises(Refused, match="A later change stands in the way: Edited “New”"):
            undo(change)

    def test_a_later_change_of_other_things_does_not(self, old, new):
        change = merge(old, new)
        edit(new, definition="What is new.")
        undo(change)
        assert again(new).definition == "What is new."
        assert again(old).status == Term.Status.IN_USE

    def test_a_later_merge_of_the_same_pages_stands_in_the_way_until_it_is_undone(self, old, new):
        page = CaseStudyPageFactory(terms={"theme": [old]})
        third = TermFactory(slug="third")
        first, second = merge(old, new), merge(new, third)
        with pytest.raises(Refused, match="Merged “New” into"):
            undo(first)
        undo(second)
        undo(first)
        assert slugs(page, "theme") == ["old"]

    def test_a_page_that_an_editor_changed_since_keeps_its_newer_terms(self, old, new):
        page = CaseStudyPageFactory(terms={"theme": [old]})
        change = merge(old, new)
        PageTerm.objects.filter(page=page, term=new).delete()
        undo(change)
        assert slugs(page, "theme") == []

    def test_a_page_that_was_deleted_since_is_no_hindrance(self, old, new):
        page = CaseStudyPageFactory(terms={"theme": [old]})
        change = merge(old, new)
        page.delete()
        undo(change)
        assert again(old).status == Term.Status.IN_USE

    def test_undoing_that_would_bring_back_a_label_which_another_term_has_now_is_refused(self, old, new):
        change = merge(old, new)
        add(old.vocabulary, "Old")
        with pytest.raises(Refused, match="Two terms would be called “Old” in one place"):
            undo(change)
        assert again(old).status == Term.Status.RETIRED

    def test_undoing_a_move_that_would_now_make_a_ring_is_refused(self):
        top, one, two = service("top"), service("one"), service("two")
        move(one, top)
        change = move(one, None)
        move(top, two)
        move(two, one)
        with pytest.raises(Refused, match="in a ring"):
            undo(change)
        assert again(one).broader is None


class TestAdding:
    def test_a_label_that_is_there_is_refused(self, old):
        with pytest.raises(Refused, match="is there already"):
            add(old.vocabulary, " old ")

    def test_a_related_term_is_related_back_and_gets_a_new_version(self, old, new):
        made = add(old.vocabulary, "Newest", related=[new.pk])
        assert list(again(new).related.all()) == [made]
        assert again(new).version == new.version + 1

    def test_the_address_is_never_one_that_was_used_before(self, old, new):
        merge(old, new)
        assert add(old.vocabulary, "Old").slug == "old-2"
