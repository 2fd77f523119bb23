"""Whatever hub staff do to a vocabulary, in whatever order, it stays sound and so do the pages."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from taxonomy.assignment import set_terms
from taxonomy.models import PageTerm, Vocabulary
from taxonomy.plans import Refused, rows_in, state_of, terms_in
from taxonomy.uses import PAGE_TERMS
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.users import UserFactory
from tests.taxonomy.changing import add, merge, move, retire, split, undo

PICK = st.integers(0, 30)
SOME = st.lists(PICK, max_size=3)


class Refusals:
    """A refusal is an answer too; anything else is a fault."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return isinstance(error, Refused)


class Staff(RuleBasedStateMachine):
    """Hub staff at work on one vocabulary and three pages."""

    @initialize()
    def open_the_hub(self):
        self.rollback = transaction.atomic()
        self.rollback.__enter__()
        self.vocabulary = Vocabulary.objects.create(name="Topic", slug="topic", hierarchical=True)
        self.vocabulary.uses.create(page_type="case-study")
        self.changes, self.count = [], 0
        self.public, self.manager = Client(), Client()
        self.manager.force_login(UserFactory(group="Taxonomy managers"))
        for _ in range(4):
            self.add(0)
        self.pages = [CaseStudyPageFactory(terms={"topic": [self.term(n)]}) for n in range(2)]
        self.pages.append(CaseStudyPageFactory(live=False, terms={"topic": [self.term(0), self.term(1)]}))

    def terms(self):
        return list(self.vocabulary.terms.order_by("pk"))

    def term(self, pick):
        terms = self.terms()
        return terms[pick % len(terms)]

    def some(self, pick, number):
        """Return different terms, in use if there are so many; one pick in eight takes any, and is mostly refused."""
        terms = self.terms()
        used = [term for term in terms if term.status == "in-use"]
        chosen = terms if pick % 8 == 7 or len(used) < number else used
        return [chosen[(pick + place) % len(chosen)] for place in range(number)]

    def change(self, act, *args):
        """Make a change, and remember how everything stood before; or be refused."""
        before = self.snapshot()
        with Refusals():
            self.changes.append((act(*args), before, set()))

    def snapshot(self):
        """Return ({term id: its fields}, {(page id, term id)}) as they are now."""
        rows = PageTerm.objects.filter(term__vocabulary=self.vocabulary)
        return {term.pk: state_of(term) for term in self.terms()}, set(rows.values_list("page_id", "term_id"))

    @rule(pick=PICK)
    def add(self, pick):
        self.count += 1
        broader = self.term(pick).pk if pick % 2 else None
        add(self.vocabulary, f"Topic {self.count}", broader=broader)

    @rule(pick=PICK, to_the_top=st.booleans())
    def move(self, pick, to_the_top):
        term, broader = self.some(pick, 2)
        self.change(move, term, None if to_the_top else broader)

    @rule(pick=PICK)
    def merge(self, pick):
        self.change(merge, *self.some(pick, 2))

    @rule(pick=PICK, given=st.integers(0, 2))
    def split(self, pick, given):
        term, *into = self.some(pick, 3)
        self.change(split, term, into, into[:given])

    @rule(pick=PICK)
    def retire(self, pick):
        self.change(retire, *self.some(pick, 1))

    @rule(pick=st.integers(0, 3))
    def undo(self, pick):
        if self.changes:
            change, before, edited = self.changes[-1 - pick % min(4, len(self.changes))]
            change.refresh_from_db()
            now = self.snapshot()
            with Refusals():
                undo(change)
                self.it_brought_back_what_was_before(change, before, now, edited)

    def it_brought_back_what_was_before(self, change, before, now, edited):
        """Compare the fields and the uses that a change touched, but for pages that were edited since. Nothing later
        was overwritten: until now its fields were as the change had left them."""
        terms, uses = self.snapshot()
        for pk, (_, after) in terms_in(change.diff).items():
            assert {name: now[0][pk][name] for name in after} == after
            assert {name: terms[pk][name] for name in after} == {name: before[0][pk][name] for name in after}
        for row in rows_in(change.diff).get(PAGE_TERMS, []):
            for term_id in {row.before, row.after, row.twin} - {None}:
                use = (row.owner, term_id)
                assert row.owner in edited or (use in uses) == (use in before[1])

    def note_edit(self, page):
        for _, _, edited in self.changes:
            edited.add(page.pk)

    @rule(page=PICK, chosen=SOME, publish=st.booleans())
    def edit_a_page(self, page, chosen, publish):
        page = self.pages[page % 3].get_latest_revision_as_object()
        others = [page_term.term for page_term in page.page_terms.all() if page_term.term.vocabulary.slug != "topic"]
        topics = dict.fromkeys(term for pick in chosen for term in [self.term(pick)] if term.status == "in-use")
        set_terms(page, [*others, *topics])
        revision = page.save_revision()
        if publish:
            revision.publish()
            self.note_edit(page)

    @rule(page=PICK, pick=PICK)
    def publish_an_old_draft(self, page, pick):
        revisions = list(self.pages[page % 3].revisions.order_by("pk"))
        revisions[pick % len(revisions)].publish()
        self.note_edit(self.pages[page % 3])

    @invariant()
    def no_term_stands_above_itself(self):
        above = dict(self.vocabulary.terms.values_list("pk", "broader_id"))
        for start in above:
            current, steps = start, 0
            while current is not None:
                current, steps = above[current], steps + 1
                assert steps <= len(above)

    @invariant()
    def pages_have_only_terms_in_use_each_once(self):
        rows = list(PageTerm.objects.filter(term__vocabulary=self.vocabulary).values_list("page", "term"))
        assert len(rows) == len(set(rows))
        assert not PageTerm.objects.exclude(term__status="in-use").exists()

    @invariant()
    def counts_equal_a_count_by_hand(self):
        live = [set(topics_of(page)) for page in self.live()]
        drafts = [{term for topic in topics_of(page) for term in topic.survivors()} for page in self.drafts()]
        for term, numbers in self.counts_in_the_manager().items():
            assert numbers == [sum(term in topics for topics in of_pages) for of_pages in (live, drafts)]

    def counts_in_the_manager(self):
        """Return {term: [live pages, drafts]} as the manager's screen shows them."""
        rows = self.manager.get(reverse("taxonomy_terms", args=[self.vocabulary.pk])).context["rows"]
        return {row.term: [number for _, number, _ in row.cells] for row in rows}

    @invariant()
    def every_address_answers(self):
        assert self.vocabulary.terms.count() == self.count
        for term in self.terms():
            address = f"/taxonomy/topic/{term.slug}/"
            assert self.public.get(address, headers={"accept": "text/turtle"}, follow=True).status_code == 200

    def live(self):
        return [page for page in map(fresh, self.pages) if page.live]

    def drafts(self):
        pages = [page for page in map(fresh, self.pages) if not page.live or page.has_unpublished_changes]
        return [page.get_latest_revision_as_object() for page in pages]

    def teardown(self):
        try:
            call_command("reindex", check=True, stdout=StringIO())  # the index has followed it all
            for term in self.terms():
                for address in (f"/taxonomy/topic/{term.slug}/", f"/case-studies/?topic={term.slug}"):
                    assert self.public.get(address, follow=True).status_code == 200
        finally:
            transaction.set_rollback(True)
            self.rollback.__exit__(None, None, None)


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def topics_of(page):
    return [page_term.term for page_term in page.page_terms.all()]


@pytest.mark.unmeasured
@pytest.mark.long
@pytest.mark.django_db
def test_any_sequence_of_changes_leaves_the_taxonomy_sound():
    run_state_machine_as_test(
        Staff,
        settings=settings(
            max_examples=30,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
