"""What a run of the loader does to a site that has some of the pages already."""

import datetime

import pytest
from wagtail.models import Page

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from demo.loading import load
from demo.models import LoadedRecord
from demo.records import DemoError
from home.models import HomePage, StandardPage
from stories.models import InnovationStoryPage
from summits.models import SummitReportPage

pytestmark = pytest.mark.django_db

NOTHING = ["Nothing to do: the demonstration content is already there."]
SPREAD = '[[inspired_by]]\ncase_study = "warm-homes"\nyear = 2016\nwhat_changed = "Grants."\n[[partners]]'
ANOTHER = ('title = "Warm homes"', 'title = "Cold homes"')


@pytest.fixture
def case_study(content):
    load(content.root)
    return CaseStudyPage.objects.get()


def add_another(content):
    """Add a second case study, a copy of the first under another title."""
    content.write("case-studies/cold-homes.toml", (content.root / "case-studies/warm-homes.toml").read_text())
    content.change("case-studies/cold-homes.toml", *ANOTHER)


def test_a_case_study_gets_all_that_its_file_says(case_study):
    assert case_study.live
    assert case_study.identifier
    assert case_study.source_of_case_study == "Fact sheet R99"
    assert case_study.last_checked == datetime.date(2026, 1, 31)
    assert case_study.what_was_done == "<h4>First</h4>\n<p>The council <b>insulated</b> homes.</p>"
    figure = case_study.key_figures.get()
    assert (float(figure.before_value), figure.after_value, figure.better) == (37.5, 26, "lower")
    assert case_study.partners.get().role == "Referred people"
    assert [(item.kind, item.url) for item in case_study.related_items.all()] == [
        ("policy", "https://www.example.org/law"),
        ("link", "https://www.example.org/warm"),
    ]
    assert case_study.sources.get().year == 2016
    assert [term.slug for term in case_study.terms["theme"]] == ["prevention-and-early-intervention", "co-production"]


def test_a_story_and_a_summit_speak_of_the_case_study(content):
    content.add_story_and_summit()
    load(content.root)
    case_study, story = CaseStudyPage.objects.get(), InnovationStoryPage.objects.get()
    assert story.case_study == case_study
    assert story.body[0].value.source == "<p>It was cold.</p>"
    summit = SummitReportPage.objects.get()
    assert summit.only_year_known
    assert summit.key_messages == "<ol>\n<li>Insulate <i>first</i>.</li>\n<li>Then heat.</li>\n</ol>"
    assert dict(summit.quotations[0].value) == {"text": "I was warm at last.", "speaker": "A tenant"}
    session = summit.sessions.get()
    assert session.speaker_list == [{"name": "Jo Bloggs", "role": "tenant"}]
    assert session.starts_at == datetime.time(9, 30)
    assert [term.slug for term in session.themes.all()] == ["co-production"]
    answers = [(answer.page_id, answer.stance) for answer in summit.questions.get().answers.all()]
    assert answers == [(case_study.pk, "for"), (story.pk, "unclear")]
    assert summit.commitments.get().status == "done"
    assert summit.cited_case_studies.get().case_study == case_study


def test_the_spread_trail_runs_between_files_in_any_order(content):
    add_another(content)
    content.change("case-studies/cold-homes.toml", "[[partners]]", SPREAD)
    load(content.root)
    trail = CaseStudyPage.objects.get(slug="cold-homes").inspired_by.get()
    assert (trail.origin.slug, trail.year, trail.what_changed) == ("warm-homes", 2016, "Grants.")


def test_a_page_that_editors_changed_stays_as_they_left_it(content, case_study):
    case_study.result = "Ours."
    case_study.save_revision().publish()
    case_study.refresh_from_db()
    assert load(content.root).lines() == NOTHING
    kept = CaseStudyPage.objects.get()
    assert (kept.result, kept.latest_revision_id) == ("Ours.", case_study.latest_revision_id)


def test_a_page_that_editors_unpublished_stays_unpublished(content, case_study):
    case_study.unpublish()
    assert load(content.root).lines() == NOTHING
    assert not CaseStudyPage.objects.get().live


def test_a_page_that_editors_deleted_does_not_come_back(content, case_study):
    case_study.delete()
    assert load(content.root).lines() == NOTHING
    assert not CaseStudyPage.objects.exists()


def test_a_page_that_editors_renamed_or_moved_is_not_loaded_again(content, case_study):
    case_study.slug = "warmer-homes"
    case_study.save_revision().publish()
    Page.objects.get(slug="cookies").move(HomePage.objects.get(), pos="last-child")
    assert load(content.root).lines() == NOTHING
    assert CaseStudyPage.objects.get().slug == "warmer-homes"
    assert StandardPage.objects.filter(slug="cookies").count() == 1


def test_a_page_of_the_editors_own_keeps_its_address(content):
    index = CaseStudyIndexPage.objects.get()
    theirs = index.add_child(instance=CaseStudyPage(title="Ours", slug="warm-homes", live=False))
    assert "Case studies: 0 loaded, 1 left as they were" in load(content.root).lines()
    theirs.refresh_from_db()
    assert (theirs.title, theirs.live) == ("Ours", False)
    assert not LoadedRecord.objects.filter(page=theirs).exists()


def test_what_mentions_a_page_of_the_editors_own_points_to_it(content):
    theirs = CaseStudyIndexPage.objects.get().add_child(instance=CaseStudyPage(title="Ours", slug="warm-homes"))
    content.add_story_and_summit()
    load(content.root)
    assert InnovationStoryPage.objects.get().case_study == theirs


def test_what_is_new_in_the_files_joins_what_is_there(content, case_study):
    add_another(content)
    assert "Case studies: 1 loaded, 1 left as they were" in load(content.root).lines()
    assert CaseStudyPage.objects.get(slug="cold-homes").first_published_at > case_study.first_published_at


def test_what_mentions_a_deleted_page_is_loaded_without_it(content, case_study):
    case_study.delete()
    content.add_story_and_summit()
    add_another(content)
    content.change("case-studies/cold-homes.toml", "[[partners]]", SPREAD)
    load(content.root)
    assert not CaseStudyPage.objects.get().inspired_by.exists()
    assert InnovationStoryPage.objects.get().case_study is None
    summit = SummitReportPage.objects.get()
    assert [answer.page.slug for answer in summit.questions.get().answers.all()] == ["first-winter"]
    assert not summit.cited_case_studies.exists()


def test_a_page_whose_parent_was_deleted_is_not_loaded(content, case_study):
    StandardPage.objects.get(slug="about").delete()
    content.write("pages/privacy.toml", 'title = "Privacy"\nparent = "about"\nbody = "None."')
    assert load(content.root).lines() == NOTHING
    assert not StandardPage.objects.exists()


def test_links_lead_to_pages_wherever_they_stand(content, case_study):
    cookies = StandardPage.objects.get(slug="cookies")
    assert cookies.get_parent().slug == "about"
    about = StandardPage.objects.get(slug="about")
    assert f'<a linktype="page" id="{cookies.pk}">cookies</a>' in about.body[0].value.source


PICTURE = '[picture]\ndrawing = "{}"\ndescription = "{}"\ncredit = "Drawn"\n[[partners]]'
FAULTS = {
    "unknown term": ('"wales"', '"atlantis"', "There is no term “atlantis” in the vocabulary “place”."),
    "unknown vocabulary": ("stage =", "phase =", "There is no vocabulary “phase”."),
    "unknown key": ("start_year", "begin_year", "“begin_year” is not something that a case study has."),
    "unknown key of a record": ("role =", "part =", "“part” is not something that a partner has."),
    "no title": ('title = "Warm homes"', "", "It has no title."),
    "not ready": ("start_year = 2014", "", "Enter the year it started."),
    "no theme": ("theme = [", "theme = []\n# [", "Choose at least one theme."),
    "too long": ("Hospital stays fell", "Hospital stays fell " * 20, "result: Ensure this value has at most 160"),
    "bad record": ('better = "lower"', 'better = "less"', "key_figures: Key figure, which direction is better: "),
    "bad date": ("last_checked = 2026-01-31", 'last_checked = "soon"', "last_checked: "),
    "markup": ("Cold homes [1].", "# Cold homes", "In “challenge”, <h1> has no place here"),
    "long description": ("[[partners]]", PICTURE.format("front-doors", "Doors. " * 40), "picture, description: "),
    "no such drawing": ("[[partners]]", PICTURE.format("doors", "Doors."), "No picture is called"),
    "not TOML": ("start_year = 2014", "start_year 2014", "This is not valid TOML"),
    "no such file": (
        "[[partners]]",
        '[[inspired_by]]\ncase_study = "x"\n[[partners]]',
        "It mentions “x”, but there is no",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_file_and_nothing_is_written(content, media, fault):
    old, new, sentence = FAULTS[fault]
    content.change("case-studies/warm-homes.toml", old, new)
    pages = Page.objects.count()
    with pytest.raises(DemoError) as raised:
        load(content.root)
    assert str(raised.value).startswith("case-studies/warm-homes.toml: ")
    assert sentence in str(raised.value)
    assert Page.objects.count() == pages
    assert not LoadedRecord.objects.exists()
    assert not media.exists()


def test_a_fault_in_the_last_file_leaves_no_picture_behind(content, media):
    content.add_story_and_summit()
    picture = PICTURE.format("front-doors", "Doors.")
    content.change("case-studies/warm-homes.toml", "[[partners]]", picture)
    content.change("summits/winter-summit.toml", "summary =", "abstract =")
    with pytest.raises(DemoError, match=r"^summits/winter-summit\.toml: "):
        load(content.root)
    assert not media.exists()


def test_a_site_without_its_index_page_is_told_what_to_make(content):
    CaseStudyIndexPage.objects.get().delete()
    with pytest.raises(DemoError, match="The site has no case study index"):
        load(content.root)
