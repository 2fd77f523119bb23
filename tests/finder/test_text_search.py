"""What words, phrases and exclusions find, in which order, and what a list says about it."""

import re

import pytest

from taxonomy.models import Term
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory, SummitReportPageFactory
from tests.factories.terms import term
from tests.finder.lists import html, listed

pytestmark = pytest.mark.django_db
SOME = "No page has all of that. These have some of it"


def found(client, text, address="/case-studies/"):
    return listed(client, f"{address}?{text}")


def test_all_words_must_be_there_in_whatever_part(client):
    page = CaseStudyPageFactory(title="Wombat school", challenge="<p>A <b>giraffe</b> came.</p>")
    CaseStudyPageFactory(title="Wombat park")
    assert found(client, "q=giraffe+wombat") == [page.pk]
    assert SOME not in html(client, "/case-studies/?q=giraffe+wombat")


def test_where_no_page_has_all_those_with_most_of_it_are_shown_and_it_says_so(client):
    three = CaseStudyPageFactory(title="Wombat", summary="With a giraffe and a quokka.")
    two = CaseStudyPageFactory(title="Wombat and giraffe")
    CaseStudyPageFactory(title="Zebra")
    assert found(client, "q=wombat+giraffe+quokka+kraken") == [three.pk, two.pk]
    assert SOME in html(client, "/case-studies/?q=wombat+giraffe+quokka+kraken")


def test_another_type_having_all_does_not_empty_a_list(client):
    story = InnovationStoryPageFactory(title="Wombat and kraken")
    page = CaseStudyPageFactory(title="Wombat")
    assert found(client, "q=wombat+kraken") == [page.pk]
    assert found(client, "q=wombat+kraken", "/search/") == [story.pk]


@pytest.mark.parametrize("quoted", ["%22night+wombat%22", "%E2%80%9Cnight+wombat%E2%80%9D", "night-wombat"])
def test_words_that_belong_together_must_stand_together(client, quoted):
    page = CaseStudyPageFactory(what_happened="<p>The night wombat slept.</p>")
    CaseStudyPageFactory(what_happened="<p>A wombat, one night.</p>")
    assert found(client, f"q={quoted}") == [page.pk]


def test_a_phrase_is_looked_up_in_labels_as_it_is_written(client):
    page = CaseStudyPageFactory(terms={"theme": ["co-production"]})
    assert found(client, "q=%22co-production%22") == [page.pk]
    assert found(client, "q=%22production+co%22") == []
    assert found(client, "q=falls+-%22production+co%22") == [page.pk]


def test_a_phrase_does_not_run_from_one_part_of_a_page_into_the_next(client):
    CaseStudyPageFactory(title="Street wombats", result="Krakens came.")
    assert found(client, "q=%22wombats+krakens%22") == []


def test_a_small_word_with_a_minus_leaves_nothing_out(client):
    page = CaseStudyPageFactory(title="Wombat")
    assert found(client, "q=wombat+-a+visit") == [page.pk]


@pytest.mark.parametrize("without", ["-giraffe", "-%22tall+giraffe%22", "-%E2%80%9Ctall+giraffe%E2%80%9D"])
def test_a_minus_leaves_out_what_has_the_word(client, without):
    page = CaseStudyPageFactory(title="Wombat")
    other = CaseStudyPageFactory(title="Wombat", slug="wombat-2", summary="With a tall giraffe.")
    assert found(client, f"q=wombat+{without}") == [page.pk]
    assert other.pk not in found(client, f"q={without}")
    assert found(client, "q=tall-giraffe") == [other.pk]  # a hyphen within a word leaves nothing out


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Mending policies", "policy"),
        ("A plumber's visits", "plumbers+visiting"),
        ("Wellbeing", "well-being"),
        ("Café at Tŷ Hafan", "cafe+ty"),
        ("The cafe", "CAFÉ"),
        ("Less CO₂ by m²", "CO₂+m²"),
        ("An eﬃcient Αθήνα", "eﬃcient+αθήνα"),
        ("Spend on 24/7 help", "24/7"),
        ("Wombats' own", "wombat%E2%80%99s+own"),
    ],
)
def test_word_forms_accents_and_signs_make_no_difference(client, written, asked):
    page = CaseStudyPageFactory(title="Kraken", result=f"{written}.")
    CaseStudyPageFactory(title="Moss")
    assert found(client, f"q={asked}") == [page.pk]


def test_small_words_are_not_needed(client):
    page = CaseStudyPageFactory(title="Wombats")
    assert found(client, "q=what+is+with+the+wombats") == [page.pk]
    assert SOME not in html(client, "/case-studies/?q=what+is+with+the+wombats")


def test_a_title_says_more_than_a_term_a_result_a_summary_and_a_text(client):
    pages = [
        CaseStudyPageFactory(what_was_done="<p>A co-operative began.</p>"),
        CaseStudyPageFactory(summary="A co-operative began."),
        CaseStudyPageFactory(result="A co-operative began."),
        CaseStudyPageFactory(terms={"delivery-model": ["co-operative"]}),
        CaseStudyPageFactory(title="The co-operative"),
    ]
    assert found(client, "q=co-operative") == [page.pk for page in reversed(pages)]


def test_a_rare_word_says_more_than_a_common_one(client):
    rare = CaseStudyPageFactory(title="Kraken")
    for number in range(4):
        CaseStudyPageFactory(title=f"Wombat {number}")
    assert found(client, "q=wombat+kraken+giraffe")[0] == rare.pk


def test_a_term_is_found_by_its_synonyms_and_usual_misspellings(client):
    Term.objects.filter(slug="community-assets").update(alt_labels=["village wombats"], hidden_labels=["asets"])
    page = CaseStudyPageFactory(terms={"theme": ["community-assets"]})
    written = CaseStudyPageFactory(summary="All about village wombats.")
    assert set(found(client, "q=village+wombats")) == {page.pk, written.pk}
    assert set(found(client, "q=asets")) == {page.pk, written.pk}
    assert set(found(client, "q=community+assets")) == {page.pk, written.pk}


def test_a_word_is_no_label_of_what_says_more_than_the_word(client):
    Term.objects.filter(slug="community-assets").update(alt_labels=["IT wombats", "the krakens", "village giraffes"])
    written = CaseStudyPageFactory(summary="All about village giraffes.")
    assert found(client, "q=wombats") == []
    assert found(client, "q=krakens") == [written.pk]


def test_a_place_finds_what_was_done_in_the_places_within_it(client):
    page = CaseStudyPageFactory(terms={"place": ["camden"]})
    CaseStudyPageFactory(terms={"place": ["wales"]})
    assert found(client, "q=london") == [page.pk]
    assert found(client, "q=camden") == [page.pk]


def test_a_single_word_of_a_scale_is_a_term_only_when_it_is_all_that_was_asked(client):
    ended = CaseStudyPageFactory(title="Wombats", terms={"stage": ["ended"]})
    assert found(client, "q=ended") == [ended.pk]
    assert SOME in html(client, "/case-studies/?q=wombats+ended")


def test_terms_that_were_asked_for_stand_on_top(client):
    CaseStudyPageFactory(terms={"theme": ["co-production"], "place": ["wales"]})
    page = html(client, "/case-studies/?q=coproduction+in+wales")
    named = re.search(r'<ul class="named-terms">.*?</ul>', page, re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', named) == ["/themes/co-production/", "/places/wales/"]
    assert named.count("1 page<") == 2
    assert 'class="named-terms"' not in html(client, "/case-studies/?q=wales+fiasco")
    assert 'class="named-terms"' not in html(client, "/case-studies/?q=wales&place=wales")


def test_a_draft_term_names_nothing(client):
    draft = term("theme", "community-assets")
    draft.status = Term.Status.DRAFT
    draft.save()
    CaseStudyPageFactory()
    page = html(client, "/case-studies/?q=community+assets")
    assert 'class="named-terms"' not in page


def test_a_misspelling_shows_the_results_of_the_likeliest_word_and_says_so(client):
    page = CaseStudyPageFactory(title="Wombat school", terms={"theme": ["co-production"]})
    shown = html(client, "/case-studies/?q=wobmat+co-prodution&theme=co-production")
    assert found(client, "q=wobmat+co-prodution") == [page.pk]
    assert "Nothing has “wobmat co-prodution”. These are the results for" in shown
    link = re.search(r'<a href="([^"]+)" data-did-you-mean>([^<]+)</a>', shown)
    assert link.groups() == ("/case-studies/?q=wombat+co-production&amp;theme=co-production", "wombat co-production")


def test_a_word_that_pages_write_as_two_finds_them(client):
    page = CaseStudyPageFactory(title="Night-wombats at home")
    CaseStudyPageFactory(title="A wombat, one night")
    shown = html(client, "/case-studies/?q=nightwombats+home")
    assert found(client, "q=nightwombats+home") == [page.pk]
    assert ">night-wombats home</a>" in shown


def test_a_likelier_word_is_offered_where_not_all_is_found(client):
    CaseStudyPageFactory(title="Wombat")
    page = html(client, "/case-studies/?q=wobmat+kraken")
    assert re.search(r"Did you mean <a [^>]+data-did-you-mean>wombat kraken</a>\?", page)


@pytest.mark.parametrize("asked", ["wombat", "%22wobmat%22", "wmb", "2015", "xyzzyplugh"])
def test_no_other_word_is_offered_for_what_is_right_quoted_short_or_far_from_all(client, asked):
    CaseStudyPageFactory(title="Wombat 2016")
    assert "data-did-you-mean" not in html(client, f"/case-studies/?q={asked}")


def test_a_misspelling_that_staff_know_is_not_offered(client):
    Term.objects.filter(slug="co-production").update(hidden_labels=["wombatt"])
    CaseStudyPageFactory(terms={"theme": ["co-production"]})
    assert "wombatt<" not in html(client, "/case-studies/?q=wombattt")


def test_more_than_can_be_looked_for_is_cut_and_it_says_so(client):
    CaseStudyPageFactory()
    asked = "".join(f"%22{number}%22" for number in range(25))
    assert "Only the first 20 things that the search asks for" in html(client, f"/case-studies/?q={asked}")


def test_a_hidden_page_lends_no_words(client):
    page = CaseStudyPageFactory(title="Wombat")
    page.unpublish()
    CaseStudyPageFactory(live=False, title="Wombat draft")
    shown = html(client, "/case-studies/?q=wobmat")
    assert "data-did-you-mean" not in shown
    assert "wombat" not in shown.lower()


def test_matches_are_marked_where_they_stand_and_nothing_else_of_a_page_is_html(client):
    CaseStudyPageFactory(
        title="<b>Wombats</b> & co",
        result="The wombat's <i>burrow</i>.",
        what_was_done="<p>First nothing. Then 5 &lt; 6 krakens came to the burrow. Then more.</p>",
    )
    page = html(client, "/case-studies/?q=wombat+kraken")
    assert "&lt;b&gt;<mark>Wombats</mark>&lt;/b&gt; &amp; co" in page
    assert "The <mark>wombat</mark>&#x27;s &lt;i&gt;burrow&lt;/i&gt;." in page
    assert "5 &lt; 6 <mark>krakens</mark> came to the burrow." in page
    assert "First nothing" not in page


def test_words_are_looked_up_in_what_the_public_reads_only(client):
    page = CaseStudyPageFactory(
        title="Kraken",
        contact_name="Mary Wombat",
        contact_email="wombat@example.org",
        update_notes="Wombat",
        source_of_case_study="Wombat",
    )
    page.challenge = "<p>A wombat in a draft.</p>"
    page.save_revision()
    assert found(client, "q=wombat") == []
    assert found(client, f"q={page.identifier}") == [page.pk]


def test_a_summit_is_found_by_its_debate(client):
    report = SummitReportPageFactory(key_messages="<ol><li>Count the wombats.</li></ol>")
    assert found(client, "q=wombats", "/summits/") == [report.pk]


@pytest.mark.parametrize(
    "asked", ["title:wombat", "wom*", "wombat+NEAR+kraken", "NEAR(wombat+kraken)", "wombat+|+kraken", "^wombat", "w:*"]
)
def test_no_operator_of_a_database_has_a_meaning(client, asked):
    CaseStudyPageFactory(title="A wombat")
    CaseStudyPageFactory(title="A title near a kraken")
    CaseStudyPageFactory(title="Neither")
    shown = html(client, f"/case-studies/?q={asked}")
    assert 'data-total="3"' not in shown


@pytest.mark.parametrize("asked", ["%22", "-", "%2B%21%3F", "%22%22", "…"])
def test_a_text_without_words_is_ignored_and_it_says_so(client, asked):
    page = CaseStudyPageFactory()
    assert found(client, f"q={asked}") == [page.pk]
    assert "has no word to look for, so it was ignored." in html(client, f"/case-studies/?q={asked}")
