"""Terms that an import ends: what becomes of the pages that have them, and when it is refused."""

import pytest
from django.core.management import CommandError

from taxonomy.models import PageTerm, Term
from tests.factories.pages import CaseStudyPageFactory
from tests.publishing.admin import slugs
from tests.taxonomy.skos.files import concept, imported, topic, turtle

pytestmark = pytest.mark.django_db


class TestEndings:
    def test_a_deprecated_term_gives_its_pages_to_what_replaced_it(self, tmp_path, care):
        page = CaseStudyPageFactory(terms={"topic": [care]})
        content = concept("care", more="; owl:deprecated true ; dcterms:isReplacedBy e:nursing") + concept("nursing")
        report = imported(tmp_path, turtle(content))
        assert "1 page: “Care” becomes “Nursing”" in report
        assert slugs(page, "topic") == ["nursing"]
        assert topic("care").survivors() == [topic("nursing")]

    def test_pages_get_the_one_at_the_end_of_a_chain(self, tmp_path, care):
        page = CaseStudyPageFactory(terms={"topic": [care]})
        ended = "; owl:deprecated true ; dcterms:isReplacedBy e:"
        imported(tmp_path, turtle(concept("care", more=ended + "b") + concept("b", more=ended + "c") + concept("c")))
        assert slugs(page, "topic") == ["c"]

    def test_a_used_term_that_nothing_replaces_is_a_conflict(self, tmp_path, care):
        CaseStudyPageFactory(terms={"topic": [care]})
        with pytest.raises(CommandError, match="deprecated in the file and in use here"):
            imported(tmp_path, turtle(concept("care", more="; owl:deprecated true")))
        assert topic("care").status == "in-use"

    def test_a_draft_that_has_it_is_a_use_too(self, tmp_path, care):
        page = CaseStudyPageFactory(live=False, terms={"topic": [care]})
        page.save_revision()
        PageTerm.objects.filter(term=care).delete()
        with pytest.raises(CommandError, match="in use here"):
            imported(tmp_path, turtle(concept("care", more="; owl:deprecated true")))

    def test_an_unused_term_is_retired(self, tmp_path, care):
        imported(tmp_path, turtle(concept("care", more="; owl:deprecated 'true'")))
        assert topic("care").status == "retired"

    def test_two_successors_for_a_page_that_may_have_one_are_a_conflict(self, tmp_path, care):
        CaseStudyPageFactory(terms={"topic": [care]})
        ended = concept("care", more="; owl:deprecated true ; dcterms:isReplacedBy e:a, e:b")
        with pytest.raises(CommandError, match="Split it here first"):
            imported(tmp_path, turtle(ended + concept("a") + concept("b")))

    def test_a_term_that_is_retired_here_stays_so(self, tmp_path, rich):
        report = imported(tmp_path, turtle(concept("old", "Old") + concept("x", more="; owl:deprecated true")))
        assert "Retired here and in use in the file, so still retired afterwards: “Old”." in report
        assert {term.slug for term in topic("old").survivors()} == {"falls", "odd"}

    def test_a_used_term_cannot_become_a_draft(self, tmp_path, care):
        CaseStudyPageFactory(terms={"topic": [care]})
        unstable = "; <http://www.w3.org/2003/06/sw-vocab-status/ns#term_status> 'unstable'"
        with pytest.raises(CommandError, match="cannot become a draft"):
            imported(tmp_path, turtle(concept("care", more=unstable)))

    def test_retiring_what_is_missing_leaves_drafts_and_names_what_is_used(self, tmp_path, rich):
        CaseStudyPageFactory(terms={"topic": [rich["odd"]]})
        with pytest.raises(CommandError, match=r"in use here and not in the file\. Merge it or retire it here"):
            imported(tmp_path, turtle(concept("care", "Care")), "--retire-missing")
        PageTerm.objects.filter(term=rich["odd"]).delete()
        imported(tmp_path, turtle(concept("care", "Care")), "--retire-missing")
        status = dict(Term.objects.filter(vocabulary__slug="topic").values_list("slug", "status"))
        assert status == {
            "care": "in-use", "falls": "retired", "odd": "retired", "below": "retired", "old": "retired",
            "waiting": "draft",
        }  # fmt: skip

    def test_other_vocabularies_lose_nothing_by_it(self, tmp_path, care):
        themes = Term.objects.filter(vocabulary__slug="theme", status="in-use").count()
        imported(tmp_path, turtle(concept("care")), "--retire-missing")
        assert Term.objects.filter(vocabulary__slug="theme", status="in-use").count() == themes
