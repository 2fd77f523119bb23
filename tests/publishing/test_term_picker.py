"""The lists of terms on the edit form: what each says of itself, and what stands on top."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taxonomy.models import Vocabulary, VocabularyUse
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory
from tests.factories.terms import TermFactory, term
from tests.publishing.admin import edit_url

pytestmark = pytest.mark.django_db


def fetch(client, page, query="?lists=whole"):
    """Return the edit form with its lists drawn whole, as for a browser without scripts, unless asked otherwise."""
    return BeautifulSoup(client.get(edit_url(page) + query).content, "html.parser")


def fetch_list(client, vocabulary="theme"):
    """Return a list of terms as the script of a form fetches it."""
    return BeautifulSoup(client.get(f"/admin/terms/{vocabulary}/").content, "html.parser")


def field(client, page, vocabulary="theme"):
    """Return one vocabulary's part of the edit form."""
    return fetch(client, page).select_one(f"[data-contentpath=terms-{vocabulary}]")


def words(element):
    return " ".join(element.get_text(" ").split())


def told_before(picker):
    """Return the help with a vocabulary, without the link into the guide that may end it."""
    return words(picker.select_one(".help")).removesuffix("More in the guide (opens in a new tab)").rstrip()


def groups(picker):
    """Return {heading: [label as shown]} of a list."""
    return {
        words(heading): [words(label) for label in heading.find_next_sibling("div").select(".term__label")]
        for heading in picker.select(".terms__heading")
    }


def test_a_vocabulary_says_what_it_is_for_and_how_many_it_takes(as_editor):
    page = CaseStudyPageFactory()
    told = told_before(field(as_editor, page))
    assert told.startswith(Vocabulary.objects.get(slug="theme").help_text)
    assert told.endswith("Choose at least one and at most 3.")


@pytest.mark.parametrize(
    ("vocabulary", "use", "told"),
    [
        ("service-area", {"required": True, "maximum": None}, "Choose at least one."),
        ("service-area", {"required": False, "maximum": None}, "Choose any that apply."),
        ("service-area", {"required": False, "maximum": 2}, "Choose at most 2."),
        ("stage", {"required": True}, "Choose one."),
        ("stage", {"required": False}, "Choose one, or none."),
    ],
)
def test_the_demand_stands_before_the_list(as_editor, vocabulary, use, told):
    VocabularyUse.objects.filter(page_type="case-study", vocabulary__slug=vocabulary).update(**use)
    picker = field(as_editor, CaseStudyPageFactory(), vocabulary)
    assert told_before(picker).endswith(told)
    described_by = picker.select_one(".terms")["aria-describedby"].split()
    assert picker.select_one("[data-field-help]")["id"] in described_by


def test_chosen_terms_stand_on_top_and_once(as_editor):
    page = CaseStudyPageFactory(terms={"theme": ["social-productivity", "co-production"]})
    found = groups(field(as_editor, page))
    assert sorted(found["Chosen"]) == ["Co-production", "Social productivity"]
    assert "Citizen engagement" in found["More to choose from"]
    assert not {"Co-production", "Social productivity"} & set(found["More to choose from"])


def test_a_list_without_a_choice_has_no_empty_heading(as_editor):
    page = CaseStudyPageFactory(live=False, terms={"theme": []})
    assert list(groups(field(as_editor, page))) == ["More to choose from"]


def test_a_chosen_narrower_term_names_what_it_stands_under(as_editor):
    page = CaseStudyPageFactory(terms={"place": ["north-west"]})
    assert groups(field(as_editor, page, "place"))["Chosen"] == ["North West (in England)"]


def test_a_chosen_broader_term_stays_as_a_heading_of_what_is_below_it(as_editor):
    page = CaseStudyPageFactory(terms={"place": ["wales"]})
    picker = field(as_editor, page, "place")
    assert "Wales (chosen above)" in groups(picker)["More to choose from"]
    assert len(picker.select(f"input[value='{term('place', 'wales').pk}']")) == 1


def test_each_term_has_its_meaning_folded_beside_it(as_editor):
    TermFactory(pref_label="Barn raising", definition="Many hands.", scope_note="Not for paid work.")
    TermFactory(pref_label="Bare", definition="")
    picker = field(as_editor, CaseStudyPageFactory())
    meaning = picker.select_one("[data-term='Barn raising'] details")
    assert words(meaning) == "Meaning of Barn raising Many hands. Not for paid work."
    assert not meaning.has_attr("open")
    assert picker.select_one("[data-term='Bare'] details") is None


def test_labels_and_meanings_cannot_write_markup(as_editor):
    TermFactory(pref_label='<b>"Bold"</b>', definition="<script>x</script>", alt_labels=['"><i>'])
    picker = field(as_editor, CaseStudyPageFactory())
    assert picker.select_one("[data-term]:has(b), script, i") is None
    assert picker.select_one("""[data-term='<b>"Bold"</b>']""")["data-synonyms"] == '"><i>'


def test_synonyms_and_misspellings_go_with_each_term_for_finding(as_editor):
    TermFactory(pref_label="Bin days", alt_labels=["Refuse", "Waste"], hidden_labels=["Refuze"])
    row = field(as_editor, CaseStudyPageFactory()).select_one("[data-term='Bin days']")
    assert (row["data-synonyms"], row["data-misspellings"]) == ("Refuse|Waste", "Refuze")
    assert "Refuze" not in words(row)


def test_a_term_is_found_by_the_names_of_all_that_it_replaced(as_editor):
    bins = TermFactory(pref_label="Bins")
    dust = TermFactory(pref_label="Dust", status="retired", replaced_by=[bins])
    TermFactory(pref_label="Ashes", status="retired", replaced_by=[dust])
    TermFactory(pref_label="Split", status="retired", replaced_by=[bins, term("theme", "co-production")])
    row = field(as_editor, CaseStudyPageFactory()).select_one("[data-term='Bins']")
    assert set(row["data-synonyms"].split("|")) == {"Ashes", "Dust", "Split"}


def test_long_lists_get_a_box_to_type_into_and_short_ones_do_not(as_editor):
    page = fetch(as_editor, CaseStudyPageFactory())
    with_box = {
        box.find_parent(attrs={"data-contentpath": True})["data-contentpath"]
        for box in page.select("[data-terms-find]")
    }
    long = ("theme", "place", "service-area", "delivery-model", "people")
    assert with_box == {f"terms-{slug}" for slug in long}
    assert all(box.has_attr("hidden") for box in page.select("[data-terms-find]"))  # until the script is there


def test_the_many_places_stand_folded_and_are_plain_boxes_without_a_script(as_editor):
    picker = field(as_editor, CaseStudyPageFactory(terms={"place": ["scotland"]}), "place")
    folds = picker.select("details.terms__fold")
    wales = picker.select_one("[data-term=Wales]")
    assert len(picker.select("input[type=checkbox][name=terms-place]")) > 400
    assert not any(fold.has_attr("open") for fold in folds)
    assert wales.find_parent("details").find_parent("details") is None
    assert words(wales.find_parent("details").summary).endswith("in United Kingdom")
    assert (
        words(folds[0].summary)
        == f"{len(folds[0].select('[data-term]'))} in {folds[0].find_previous_sibling()['data-term']}"
    )


def test_a_list_of_one_choice_has_radio_buttons_and_a_way_back(as_editor):
    picker = field(as_editor, CaseStudyPageFactory(), "outcome")
    assert {box["type"] for box in picker.select("input")} == {"radio"}
    assert picker.select_one("input[value='']").has_attr("checked")
    assert picker.select_one(".terms")["role"] == "radiogroup"
    required = field(as_editor, CaseStudyPageFactory(), "stage")
    assert required.select_one("input[value='']") is None


def test_every_box_has_a_label_and_every_list_a_name(as_editor):
    page = fetch(as_editor, CaseStudyPageFactory())
    boxes = page.select("[data-terms] .term input")
    assert len(boxes) > 500
    assert len({(box["name"], box["value"]) for box in boxes}) == len(boxes)
    assert all(words(box.find_parent("label")) and not box.find_parent("label").get("for") for box in boxes)
    assert all(group["aria-label"] for group in page.select(".terms"))


def test_more_terms_need_no_more_queries_and_little_more_room(as_editor):
    page = CaseStudyPageFactory()

    def cost():
        with CaptureQueriesContext(connection) as captured:
            response = as_editor.get(edit_url(page))
        return len(captured), len(response.content)

    cost()
    queries, size = cost()
    for _ in range(50):
        TermFactory(vocabulary="place", broader=term("place", "north-west"), definition="A place.")
    more_queries, more_size = cost()
    assert more_queries == queries
    assert more_size == size  # the form holds none of a long list


def test_a_form_holds_of_a_long_list_what_is_chosen_and_where_the_list_is(as_editor):
    page = CaseStudyPageFactory(terms={"place": ["wales"]})
    picker = fetch(as_editor, page, query="").select_one("[data-contentpath=terms-place]")
    assert [box["value"] for box in picker.select("input[type=checkbox]")] == [str(term("place", "wales").pk)]
    assert picker.select_one("[data-terms-list]")["data-terms-list"] == "/admin/terms/place/"
    [link] = picker.select("[data-terms-list] a")
    whole = fetch(as_editor, page, query=link["href"])
    assert len(whole.select("input[name=terms-place]")) > 400
    short = fetch(as_editor, page, query="").select_one("[data-contentpath=terms-stage]")
    assert len(short.select("input")) > 3
    assert short.select_one("[data-terms-list]") is None


def test_the_fetched_list_is_that_of_the_form_and_has_nothing_chosen(as_editor):
    TermFactory(pref_label="Barn raising", definition="Many hands.")
    TermFactory(pref_label="Unripe", status="draft")
    TermFactory(pref_label="Spent", status="retired")
    page = CaseStudyPageFactory(live=False, terms={"theme": []})
    on_the_form = field(as_editor, page).select(".terms__group [data-term]")
    fetched = fetch_list(as_editor)
    assert [str(row) for row in fetched.select("[data-term]")] == [str(row) for row in on_the_form]
    assert fetched.select_one("[data-term='Barn raising'] details") is not None
    assert fetched.select("[checked], [data-term=Unripe], [data-term=Spent]") == []


def test_a_list_is_for_those_who_work_here_and_a_vocabulary_that_is_there(client, as_editor):
    assert as_editor.get("/admin/terms/no-such-thing/").status_code == 404
    client.logout()
    assert client.get("/admin/terms/place/").status_code == 302


def test_all_lists_are_read_together(as_editor):
    page = CaseStudyPageFactory()
    as_editor.get(edit_url(page))
    with CaptureQueriesContext(connection) as captured:
        as_editor.get(edit_url(page))
    about_terms = [query for query in captured.captured_queries if "taxonomy_" in query["sql"]]
    assert len(about_terms) <= 6  # not one for each of ten vocabularies


def test_pages_of_another_type_have_their_own_lists(as_editor):
    found = {
        name["data-contentpath"]
        for name in fetch(as_editor, InnovationStoryPageFactory()).select("[data-contentpath^=terms-]")
    }
    uses = VocabularyUse.objects.filter(page_type="story").values_list("vocabulary__slug", flat=True)
    assert found == {f"terms-{slug}" for slug in uses}
