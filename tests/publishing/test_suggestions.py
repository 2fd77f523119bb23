"""Terms that the page's own text names are suggested on its edit form, and never chosen by themselves."""

import pytest
from bs4 import BeautifulSoup

from casestudies.models import CaseStudyPage
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory, SummitReportPageFactory
from tests.factories.terms import TermFactory, term
from tests.publishing.admin import EditForm, add_url, complete, edit_url, slugs

pytestmark = pytest.mark.django_db


def suggested(client, page):
    """Return the labels that the form of `page` suggests."""
    return in_form(client.get(edit_url(page)))


def in_form(response):
    form = BeautifulSoup(response.content, "html.parser")
    return [link.get_text() for link in form.select("[data-suggested-link]")]


def case_study(text="", terms=None, **kwargs):
    """A draft in whose words and chosen terms only the text can name a term."""
    kwargs = {"result": "", "summary": "", "challenge": "", "what_was_done": "", "what_happened": text, **kwargs}
    terms = {"place": [], "theme": [], "service-area": [], "delivery-model": [], "stage": [], **(terms or {})}
    return CaseStudyPageFactory(live=False, title="A title", lead_organisation="", terms=terms, **kwargs)


def test_a_label_in_the_text_is_suggested_with_the_words_that_name_it(as_editor):
    page = case_study("<p>It was co production, and Co-production again.</p>")
    response = as_editor.get(edit_url(page))
    form = BeautifulSoup(response.content, "html.parser").select_one("[data-suggested-terms]")
    assert in_form(response) == ["Theme: Co-production"]
    assert "found as “co production”, 2 times" in form.get_text()


def test_a_synonym_suggests_its_term(as_editor):
    TermFactory(pref_label="Bin days", alt_labels=["Kerbside collection"])
    assert suggested(as_editor, case_study("<p>Every kerbside collection was late.</p>")) == ["Theme: Bin days"]


def test_a_misspelling_does_not(as_editor):
    TermFactory(pref_label="Bin days", hidden_labels=["Kerbside collection"])
    assert suggested(as_editor, case_study("<p>Every kerbside collection was late.</p>")) == []


def test_nothing_is_chosen_by_itself(as_editor):
    page = case_study("<p>It was co-production.</p>")
    form = EditForm.editing(as_editor, page)
    assert form.data.getlist("terms-theme") == []
    form.press("save")
    assert slugs(page, "theme") == []


def test_at_most_three_and_those_named_most_come_first(as_editor):
    for label, times in (("Aqueducts", 1), ("Bridges", 3), ("Canals", 2), ("Dams", 4)):
        TermFactory(pref_label=label, scope_note=str(times))
    text = "aqueducts bridges bridges bridges canals canals dams dams dams dams"
    assert suggested(as_editor, case_study(f"<p>{text}</p>")) == ["Theme: Dams", "Theme: Bridges", "Theme: Canals"]


def test_a_term_that_is_chosen_and_those_above_it_are_not_suggested(as_editor):
    page = case_study("<p>They met in North West towns of England.</p>", terms={"place": ["north-west"]})
    assert suggested(as_editor, page) == []


def test_a_list_without_room_gets_no_suggestion(as_editor):
    themes = ["community-assets", "hidden-wealth-and-community-capacity", "social-productivity"]
    text = "<p>It was co-production.</p>"
    assert suggested(as_editor, case_study(text, terms={"theme": themes})) == []
    assert suggested(as_editor, case_study(text, terms={"theme": themes[:2]}, slug="b")) == ["Theme: Co-production"]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_only_terms_in_use_are_suggested(as_editor, status):
    TermFactory(pref_label="Kerbside collection", status=status)
    assert suggested(as_editor, case_study("<p>Every kerbside collection was late.</p>")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We went to Leeds often.", ["Place: Leeds"]),
        ("All leeds are alike.", []),
        ("Leeds. It was late.", []),
        ("It was late.</p><p>Leeds came first.", []),
        ("“Leeds came first.”", []),
        ("It ended: Leeds came first.", []),
        ("Yorkshire and the Humber is a region.", ["Place: Yorkshire and the Humber"]),
    ],
)
def test_a_place_is_named_with_its_capitals_inside_a_sentence(as_editor, text, found):
    assert suggested(as_editor, case_study(f"<p>{text}</p>")) == found


def test_one_everyday_word_is_no_stage_or_outcome(as_editor):
    assert suggested(as_editor, case_study("<p>It was running, with mixed fortunes, and worked.</p>")) == []


def test_whole_words_count_and_the_longest_name_wins(as_editor):
    TermFactory(pref_label="Aqueduct")
    TermFactory(pref_label="Aqueduct bridges")
    assert suggested(as_editor, case_study("<p>Aqueducts, or aqueduct bridges.</p>")) == ["Theme: Aqueduct bridges"]


def test_words_are_joined_neither_across_paragraphs_nor_hidden_in_markup(as_editor):
    TermFactory(pref_label="Bin days")
    text = '<p>The <b>bin</b> <i>days</i> &amp; nights.</p><p data-x="bin days">x</p>'
    form = as_editor.get(edit_url(case_study(text))).content.decode()
    assert "found as “bin days”<" in form


def test_every_type_is_read_with_its_blocks_and_headings(as_editor):
    TermFactory(pref_label="Bin days")
    story = InnovationStoryPageFactory(body=[("text", "<p>About bin days.</p>")])
    report = SummitReportPageFactory(key_messages="<ol><li>Bin days matter.</li></ol>")
    assert [suggested(as_editor, page) for page in (story, report)] == [["Theme: Bin days"]] * 2


def test_an_unsaved_page_has_none_until_a_refused_form_is_shown_again(as_editor, case_studies):
    response = as_editor.get(add_url(CaseStudyPage, case_studies))
    assert in_form(response) == []
    form = complete(EditForm.adding(as_editor, CaseStudyPage, case_studies))
    form.fill(result="").fill_rich_text(challenge="<p>It was community assets again.</p>")
    assert "Theme: Community assets" in in_form(form.press("publish"))


def test_a_suggestion_leads_to_the_list_that_has_its_box(as_editor):
    page = case_study("<p>It was co-production.</p>")
    form = BeautifulSoup(as_editor.get(edit_url(page)).content, "html.parser")
    terms = form.select_one(form.select_one("[data-suggested-link]")["href"])
    address = terms.select_one("[data-terms-list]")["data-terms-list"]
    fetched = BeautifulSoup(as_editor.get(address).content, "html.parser")
    assert fetched.select_one(f"input[value='{term('theme', 'co-production').pk}']")


@pytest.mark.parametrize("text", ["", "<p></p>", "&#0; &amp;nbsp;", "<p>" + "co " * 20_000 + "</p>", "🐟 < > \" ' “"])
def test_odd_texts_are_no_server_error(as_editor, text):
    assert suggested(as_editor, case_study(text)) == []
