"""The counts beside every term, for every combination, are those that counting by hand gives."""

import random

import pytest
from django.db import transaction

from finder.index.snapshot import current_snapshot
from finder.query import Choice, FinderQuery
from finder.search import search
from taxonomy.models import Term
from taxonomy.schemes import load_schemes
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory
from tests.factories.terms import TermFactory

pytestmark = pytest.mark.django_db
VOCABULARIES = ("theme", "service-area", "evidence", "place", "outcome")
PAGES = 42
QUERIES = 100
SINGLE = ("evidence", "outcome")
TYPES = ("case-study", "story")
WORDS = ("Wombat", "Quokka", "Wombat and quokka", "Numbat")


def some(chance, terms, most):
    return chance.sample(terms, chance.randint(1, most))


@pytest.fixture(scope="module")
def chance():
    return random.Random("counts")


@pytest.fixture(scope="module", autouse=True)
def for_all_tests(django_db_setup, django_db_blocker):
    """Make everything once; in the end it is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def schemes(for_all_tests):
    """A few vocabularies, the service areas with three levels and a retired term among them."""
    below = TermFactory(vocabulary="service-area", slug="falls", broader=Term.objects.get(slug="adult-social-care"))
    TermFactory(vocabulary="service-area", slug="rods", broader=below)
    TermFactory(vocabulary="theme", slug="old", status=Term.Status.RETIRED, replaced_by=[])
    return load_schemes(slug__in=VOCABULARIES)


@pytest.fixture(scope="module")
def pages(chance, schemes):
    """Return {page id: (page, its terms)} of pages with terms by chance."""
    few = {slug: scheme.terms[:9] for slug, scheme in schemes.items()}
    few["service-area"] = [term for term in schemes["service-area"].terms if term.slug in NARROWING]
    made = {}
    for number in range(PAGES):
        factory = CaseStudyPageFactory if number % 3 else InnovationStoryPageFactory
        terms = {slug: some(chance, found, 1 if slug in SINGLE else 3) for slug, found in few.items()}
        terms["theme"] = [term for term in terms["theme"] if term.status == Term.Status.IN_USE] or few["theme"][:1]
        year = {"start_year": 2000 + chance.randint(0, 20)} if number % 3 else {}
        page = factory(title=f"{chance.choice(WORDS)} {number}", terms=terms, **year)
        made[page.pk] = (page, {term.pk for found in page.terms.values() for term in found})
    return made


NARROWING = {"adult-social-care", "falls", "rods", "home-care-and-reablement", "transport", "public-transport"}


def queries(chance, schemes):
    for _ in range(QUERIES):
        chosen = {}
        for slug in chance.sample(VOCABULARIES, chance.randint(0, 3)):
            terms = some(chance, schemes[slug].terms[:12], 2)
            chosen[slug] = tuple(Choice(term.slug, term.pref_label, frozenset([term.pk])) for term in terms)
        span = sorted(2000 + chance.randint(0, 20) for _ in range(2)) if chance.random() < 0.3 else (None, None)
        yield FinderQuery(
            text=chance.choice(["", "", "wombat", "quokkas", "wombat quokka"]),
            terms=chosen,
            types=frozenset(TYPES),
            chosen_types=tuple(some(chance, TYPES, 2)) if chance.random() < 0.3 else (),
            from_year=span[0],
            to_year=span[1],
        )


def matching(query, schemes, pages, leaving_out=None):
    """Return the ids of the matching pages, by looking at each page as a person would."""
    found = set()
    for pk, (page, terms) in pages.items():
        year = getattr(page, "start_year", None) or page.date.year
        fits = leaving_out == "type" or not query.chosen_types or page.page_type in query.chosen_types
        fits &= all(word.rstrip("s") in page.title.casefold() for word in query.text.split())
        fits &= query.from_year is None or query.from_year <= year <= query.to_year
        for slug, choices in query.terms.items():
            if slug != leaving_out:
                wanted = [schemes[slug].by_slug[choice.slug] for choice in choices]
                fits &= any(terms & set(schemes[slug].covered(term)) for term in wanted)
        if fits:
            found.add(pk)
    return found


def test_results_and_counts_are_those_of_counting_by_hand(chance, schemes, pages):
    index = current_snapshot()
    for query in queries(chance, schemes):
        results = search(query, schemes, index)
        assert set(results.ids) == matching(query, schemes, pages)
        assert results.total == len(results.ids)
        for slug, scheme in schemes.items():
            others = matching(query, schemes, pages, leaving_out=slug)
            by_hand = {
                term.pk: sum(bool(pages[pk][1] & set(scheme.covered(term))) for pk in others) for term in scheme.terms
            }
            assert results.counts(slug) == by_hand
        others = [pages[pk][0].page_type for pk in matching(query, schemes, pages, leaving_out="type")]
        assert results.type_counts() == {name: others.count(name) for name in TYPES}


def test_the_order_is_the_one_asked_for(schemes, pages):
    ranks = {term.pk: term.sort_order for term in schemes["evidence"].terms}
    newest = sorted(pages, reverse=True)
    orders = {
        "newest": newest,
        "title": sorted(pages, key=lambda pk: (pages[pk][0].title.casefold(), pk)),
        "evidence": sorted(newest, key=lambda pk: -max((ranks[t] for t in pages[pk][1] if t in ranks), default=-1)),
    }
    for sort, expected in orders.items():
        results = search(FinderQuery(sort=sort), schemes)
        assert results.ids == expected
        assert results.page_ids(2, size=20) == expected[20:40]
        assert results.first(3) == expected[:3]
