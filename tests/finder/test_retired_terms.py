"""Terms that are not in use any more, or not yet, as readers of a list meet them."""

import pytest
from django.core.management import call_command

from taxonomy.models import Term
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory, term
from tests.finder.lists import count_beside, html, listed

pytestmark = pytest.mark.django_db


@pytest.fixture
def coproduction():
    return CaseStudyPageFactory(terms={"theme": ["co-production"], "place": ["wales"]})


@pytest.fixture
def assets():
    return CaseStudyPageFactory(terms={"theme": ["community-assets"], "place": ["scotland"]})


def test_a_draft_term_is_as_unknown_as_any_other(client, coproduction):
    TermFactory(slug="not-yet", pref_label="Secret plan", status=Term.Status.DRAFT)
    page = html(client, "/case-studies/?theme=not-yet")
    assert "“not-yet” is not a term of Theme" in page
    assert "Secret plan" not in html(client, "/case-studies/")


def test_a_retired_term_answers_for_what_replaced_it(client, coproduction, assets):
    successors = [term("theme", "co-production"), term("theme", "community-assets")]
    TermFactory(slug="together", status=Term.Status.RETIRED, replaced_by=successors)
    assert set(listed(client, "/case-studies/?theme=together")) == {coproduction.pk, assets.pk}


def test_a_page_that_still_has_a_retired_term_is_found_under_what_replaced_it(client):
    old = TermFactory(slug="together")
    page = CaseStudyPageFactory(terms={"theme": [old]})
    Term.objects.filter(pk=old.pk).update(status=Term.Status.RETIRED)
    old.replaced_by.set([term("theme", "co-production"), term("theme", "community-assets")])
    call_command("reindex")  # as after anything that was changed behind the site's back
    for slug in ("together", "co-production", "community-assets"):
        assert listed(client, f"/case-studies/?theme={slug}") == [page.pk]
    assert count_beside(client, "/case-studies/", "theme", "co-production") == 1
    assert listed(client, "/themes/co-production/") == [page.pk]


def test_a_choice_without_a_box_is_sent_again_with_the_form(client, coproduction):
    TermFactory(slug="together", status=Term.Status.RETIRED, replaced_by=[term("theme", "co-production")])
    page = html(client, "/case-studies/?theme=together")
    assert '<input type="hidden" name="theme" value="together">' in page
    assert 'type="hidden"' not in html(client, "/case-studies/?theme=co-production")


def test_a_term_retired_without_successor_says_so_and_matches_nothing(client, coproduction):
    TermFactory(slug="old", pref_label="Old idea", status=Term.Status.RETIRED)
    page = html(client, "/case-studies/?theme=old")
    assert 'data-total="0"' in page
    assert "“Old idea” is no longer used" in page


def test_a_list_of_what_replaced_a_term_is_called_by_its_name_and_says_why(client, coproduction):
    TermFactory(
        slug="old", pref_label="Old idea", status=Term.Status.RETIRED, replaced_by=[term("theme", "co-production")]
    )
    page = html(client, "/case-studies/?theme=old")
    assert "about Co-production" in page
    assert "about Old idea" not in page
    assert "“Old idea” is no longer used: this is what has “Co-production” instead." in page
    assert "is no longer used" not in html(client, "/case-studies/?theme=co-production")
