"""The terms of a page through merging: an old draft is published with the terms that survived, each once."""

import pytest

from casestudies.models import CaseStudyPage
from taxonomy.models import PageTerm, Term, VocabularyUse
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory, term
from tests.publishing.admin import EditForm, bulk_url, errors_in, slugs


def retire(old, *successors):
    old.status = Term.Status.RETIRED
    old.save()
    old.replaced_by.set(successors)


@pytest.fixture
def survivor(db):
    return TermFactory(slug="survivor")


@pytest.fixture
def old(db):
    return TermFactory(slug="old")


def test_an_old_draft_is_published_with_the_survivor(old, survivor):
    page = CaseStudyPageFactory(live=False, terms={"theme": [old]})
    retire(old, survivor)
    page.latest_revision.publish()
    assert slugs(page, "theme") == ["survivor"]


def test_a_survivor_that_the_draft_has_already_stands_once(old, survivor):
    page = CaseStudyPageFactory(live=False, terms={"theme": [survivor, old]})
    retire(old, survivor)
    page.latest_revision.publish()
    assert slugs(page, "theme") == ["survivor"]


def test_two_terms_merged_into_one_stand_once(old, survivor):
    other = TermFactory(slug="other")
    page = CaseStudyPageFactory(live=False, terms={"theme": [old, other]})
    retire(old, survivor)
    retire(other, survivor)
    page.latest_revision.publish()
    assert slugs(page, "theme") == ["survivor"]


def test_a_term_retired_twice_over_ends_with_the_last(old, survivor):
    between = TermFactory(slug="between")
    page = CaseStudyPageFactory(live=False, terms={"theme": [old]})
    retire(old, between)
    retire(between, survivor)
    page.latest_revision.publish()
    assert slugs(page, "theme") == ["survivor"]


def test_a_circle_of_retired_terms_ends(old):
    other = TermFactory(slug="other")
    page = CaseStudyPageFactory(live=False, terms={"theme": [old, "co-production"]})
    retire(old, other)
    retire(other, old)
    page.latest_revision.publish()
    assert slugs(page, "theme") == ["co-production"]


def test_a_term_without_successor_is_left_out(old):
    page = CaseStudyPageFactory(live=False, terms={"theme": [old, "co-production"]})
    retire(old)
    page.latest_revision.publish()
    assert slugs(page, "theme") == ["co-production"]


def test_a_draft_whose_only_theme_was_retired_is_not_published_without_one(old):
    page = CaseStudyPageFactory(live=False, terms={"theme": [old]})
    retire(old)
    page.latest_revision.publish()
    page.refresh_from_db()
    assert not page.live


def test_a_draft_with_a_term_that_was_split_gets_all_that_it_became(old, survivor):
    page = CaseStudyPageFactory(live=False, terms={"theme": [old]})
    retire(old, survivor, term("theme", "co-production"))
    page.latest_revision.publish()
    assert slugs(page, "theme") == ["co-production", "survivor"]


def test_a_live_page_is_published_again_from_a_revision_before_the_merge(old, survivor):
    page = CaseStudyPageFactory(terms={"theme": [old]})
    before = page.latest_revision
    retire(old, survivor)
    page.save_revision().publish()
    before.publish()
    assert slugs(page, "theme") == ["survivor"]


def test_the_same_revision_is_published_twice(db):
    page = CaseStudyPageFactory()
    page.latest_revision.publish()
    page.latest_revision.publish()
    assert page.page_terms.count() == 6


def test_a_merge_that_leaves_three_themes_is_no_reason_to_refuse(as_editor, old, survivor):
    more = [term("theme", "co-production"), term("theme", "community-assets")]
    page = CaseStudyPageFactory(live=False, terms={"theme": [old, survivor, *more]})
    retire(old, survivor)
    as_editor.post(bulk_url(page))
    page.refresh_from_db()
    assert page.live
    assert len(slugs(page, "theme")) == 3


def test_the_edit_form_shows_the_survivor_of_a_retired_term_and_saves_it(as_editor, old, survivor):
    page = CaseStudyPageFactory(live=False, terms={"theme": [old]})
    retire(old, survivor)
    form = EditForm.editing(as_editor, page)
    assert form.data.getlist("terms-theme") == [str(survivor.pk)]
    assert f"<span>{old.pref_label}" not in as_editor.get(form.url).content.decode()
    form.press("publish")
    assert slugs(page, "theme") == ["survivor"]


def test_the_edit_form_shows_a_term_without_successor_as_such_and_publishes_without_it(as_editor, old):
    page = CaseStudyPageFactory(live=False, terms={"theme": [old, "co-production"]})
    retire(old)
    form = EditForm.editing(as_editor, page)
    assert str(old.pk) in form.data.getlist("terms-theme")
    assert "(no longer used: publishing leaves it out)" in as_editor.get(form.url).content.decode()
    form.press("publish")
    assert slugs(page, "theme") == ["co-production"]


def test_an_editor_is_asked_to_choose_among_what_a_term_was_split_into(as_editor, old, survivor):
    page = CaseStudyPageFactory(live=False, terms={"theme": [old, "co-production"]})
    retire(old, survivor, term("theme", "community-assets"))
    form = EditForm.editing(as_editor, page)
    assert "(was split into “" in as_editor.get(form.url).content.decode()
    [question] = errors_in(form.press("publish"))["terms-theme"]
    assert question == (f"“{old}” was split into “{survivor}” and “Community assets”. Untick it and choose.")
    form.choose(theme=["co-production", survivor]).press("publish")
    assert slugs(page, "theme") == ["co-production", "survivor"]


def test_a_term_retired_while_the_form_was_open_is_saved_as_its_survivor(as_editor, old, survivor):
    form = EditForm.editing(as_editor, CaseStudyPageFactory(live=False)).choose(theme=[old])
    retire(old, survivor)
    form.press("publish")
    assert slugs(CaseStudyPage.objects.get(), "theme") == ["survivor"]


def test_the_edit_form_counts_merged_terms_once(as_editor, old, survivor):
    more = [term("theme", "co-production"), term("theme", "community-assets")]
    page = CaseStudyPageFactory(live=False, terms={"theme": [old, survivor, *more]})
    retire(old, survivor)
    EditForm.editing(as_editor, page).press("publish")
    page.refresh_from_db()
    assert page.live


def test_a_retired_term_is_not_offered_to_other_pages(as_editor, old):
    retire(old)
    page = as_editor.get(EditForm.editing(as_editor, CaseStudyPageFactory(live=False)).url).content.decode()
    assert old.pref_label not in page


def test_one_term_in_the_place_of_another_keeps_the_others_records(as_editor):
    page = CaseStudyPageFactory(live=False, terms={"theme": ["co-production"]})
    kept = set(PageTerm.objects.filter(page=page).exclude(term__vocabulary__slug="theme").values_list("pk", flat=True))
    EditForm.editing(as_editor, page).choose(theme=["community-assets"]).press("save")
    assert slugs(page, "theme") == ["community-assets"]
    assert kept < set(PageTerm.objects.filter(page=page).values_list("pk", flat=True))


def test_a_vocabulary_that_no_longer_applies_keeps_its_terms(as_editor):
    page = CaseStudyPageFactory(terms={"people": ["carers"]})
    VocabularyUse.objects.filter(vocabulary__slug="people").delete()
    form = EditForm.editing(as_editor, page)
    assert "terms-people" not in form.data
    form.press("publish")
    assert slugs(page, "people") == ["carers"]


def test_a_vocabulary_made_required_is_asked_for_at_once(as_editor):
    page = CaseStudyPageFactory()
    VocabularyUse.objects.filter(vocabulary__slug="outcome").update(required=True)
    assert errors_in(EditForm.editing(as_editor, page).press("publish"))["terms-outcome"] == ["Choose an outcome."]


def test_drafts_choose_terms_before_they_are_published(as_editor):
    page = CaseStudyPageFactory(live=False, terms={"place": []})
    EditForm.editing(as_editor, page).choose(place=["wales", "scotland"]).press("save")
    saved = CaseStudyPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [place.slug for place in saved.terms["place"]] == ["scotland", "wales"]


def test_each_term_is_offered_with_its_definition_below_its_broader_term(as_editor):
    page = as_editor.get("/admin/terms/service-area/").content.decode()
    dementia = Term.objects.filter(vocabulary__slug="service-area", broader__isnull=False).first()
    assert page.index(f">{dementia.broader.pref_label}<") < page.index(f">{dementia.pref_label}<")
    assert dementia.definition.split(". ")[0] in page


def test_a_draft_whose_term_was_deleted_since_can_be_edited_and_published(as_editor, old):
    page = CaseStudyPageFactory(terms={"theme": ["co-production"]})
    EditForm.editing(as_editor, page).choose(theme=["co-production", old]).press("save")
    old.delete()  # in no table, only in the draft
    EditForm.editing(as_editor, page).press("publish")
    assert slugs(page, "theme") == ["co-production"]
