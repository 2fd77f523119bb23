"""What is suggested to somebody who has begun to write."""

import pytest

from taxonomy.models import Term
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory
from tests.factories.terms import term

pytestmark = pytest.mark.django_db


def suggested(client, text):
    response = client.get("/search/suggest/", {"q": text})
    assert response.status_code == 200
    return [tuple(one.values()) for one in response.json()["suggestions"]]


def test_terms_and_titles_are_completed(client):
    CaseStudyPageFactory(title="The copper pot", terms={"theme": ["co-production"], "place": ["wales"]})
    story = InnovationStoryPageFactory(title="My own copper", terms={"theme": ["co-production"]})
    assert suggested(client, "Co-pro") == [("Co-production", "Theme", 2, "/themes/co-production/")]
    assert suggested(client, "wal") == [("Wales", "Place", 1, "/places/wales/")]
    assert suggested(client, "own cop") == [("My own copper", "Innovation story", 1, story.url)]


def test_a_synonym_leads_to_its_term_and_a_misspelling_too(client):
    CaseStudyPageFactory(terms={"delivery-model": ["employee-owned-mutual"]})
    Term.objects.filter(slug="employee-owned-mutual").update(alt_labels=["Staff wombat"])
    address = "/search/?delivery-model=employee-owned-mutual"
    expected = ("Employee-owned mutual", "Delivery model", 1, address)
    assert suggested(client, "wom") == [expected]
    assert expected in suggested(client, "employe owned mutal")


def test_what_no_page_has_is_not_suggested(client):
    page = CaseStudyPageFactory(title="Wombat", terms={"theme": ["co-production"]})
    CaseStudyPageFactory(title="Wombat draft", live=False, terms={"theme": ["community-assets"]})
    assert suggested(client, "community a") == []
    page.unpublish()
    assert suggested(client, "wom") == []
    assert suggested(client, "co-pro") == []


def test_a_draft_term_is_not_suggested(client):
    CaseStudyPageFactory(terms={"theme": ["co-production"]})
    draft = term("theme", "co-production")
    draft.status = Term.Status.DRAFT
    draft.save()
    assert suggested(client, "co-pro") == []


def test_ten_at_most(client):
    for number in range(12):
        CaseStudyPageFactory(title=f"Wombat {number}")
    assert len(suggested(client, "wombat")) == 10


@pytest.mark.parametrize("text", ["", " ", "w", '"', "\0\0", "* OR 1", "'; --", "title:", "é" * 5000, "-" * 50])
def test_anything_may_be_written(client, text):
    CaseStudyPageFactory()
    assert suggested(client, text) == []
