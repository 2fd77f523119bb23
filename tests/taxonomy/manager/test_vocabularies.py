"""The list of vocabularies and the form of one."""

import pytest
from django.urls import reverse

from taxonomy.models import TaxonomyChange, Vocabulary
from taxonomy.reserved import api_names
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory, term
from tests.factories.users import UserFactory
from tests.publishing.admin import EditForm, errors_in
from tests.taxonomy.manager.screens import fill, form_on, post, said_in, send, settings_url, text_of

pytestmark = pytest.mark.django_db
ADD = reverse("taxonomy_vocabulary_modeladmin_create")
LIST = reverse("taxonomy_vocabulary_modeladmin_index")
FORM = "form[action^='/admin/taxonomy/vocabulary/']"


@pytest.fixture
def theme(db):
    return Vocabulary.objects.get(slug="theme")


def save(client, vocabulary, **values):
    return send(client, settings_url(vocabulary), FORM, **values)


def add(client, **values):
    return send(client, ADD, FORM, **{"name": "Sector", "slug": "sector", **values})


class TestTheList:
    def test_names_every_vocabulary_with_its_size_and_where_it_applies(self, as_manager):
        shown = text_of(as_manager.get(LIST))
        assert "Stage Terms Settings History stage 6 0 Case study" in shown

    def test_takes_no_more_queries_for_more_vocabularies(self, as_manager, django_assert_max_num_queries):
        as_manager.get(LIST)
        Vocabulary.objects.bulk_create(Vocabulary(name=f"List {n}", slug=f"list-{n}") for n in range(40))
        with django_assert_max_num_queries(16):
            as_manager.get(LIST)


class TestAdding:
    def test_a_new_vocabulary_is_the_last_and_applies_where_it_was_ticked(self, as_manager):
        add(as_manager, **{"case-study-applies": "on", "case-study-required": "on", "case-study-maximum": "2"})
        made = Vocabulary.objects.last()
        assert (made.slug, made.multiple, made.is_filter) == ("sector", True, True)
        use = made.uses.get()
        assert (use.page_type, use.required, use.maximum) == ("case-study", True, 2)

    def test_its_name_in_addresses_is_made_from_its_name_unless_typed(self, as_manager):
        add(as_manager, name="Kind of Partner", slug="")
        assert Vocabulary.objects.filter(slug="kind-of-partner").exists()

    def test_a_name_that_makes_no_address_asks_for_one(self, as_manager):
        assert errors_in(add(as_manager, name="区域", slug=""))["slug"] == [
            "Enter one: none could be made from this name."
        ]

    @pytest.mark.parametrize("name", ["q", "page", "sort", "type", "from", "to"])
    def test_a_parameter_of_the_search_is_refused(self, as_manager, name):
        assert errors_in(add(as_manager, slug=name))["slug"] == [
            f"“{name}” is already a parameter of the search. Choose another, such as {name}-area."
        ]

    def test_a_name_that_searches_the_terms_of_another_is_refused(self, as_manager):
        assert errors_in(add(as_manager, slug="find-theme"))["slug"] == [
            "“find-theme” is already a parameter of the search. Choose another, such as theme-area."
        ]

    @pytest.mark.parametrize(
        "name",
        [
            *("fields", "order", "search", "limit", "offset", "locale", "site", "id", "format", "search-operator"),
            *("child-of", "ancestor-of", "descendant-of", "translation-of", "html-path", "title", "slug", "meta"),
            *("detail-url", "html-url", "show-in-menus", "seo-title", "first-published-at", "alias-of", "parent"),
        ],
    )
    def test_a_parameter_or_field_of_the_api_is_refused(self, as_manager, name):
        assert errors_in(add(as_manager, slug=name))["slug"] == [
            f"“{name}” is already a parameter or field of the API. Choose another, such as {name}-area."
        ]

    def test_a_name_made_from_the_name_is_refused_alike(self, as_manager):
        assert "already a parameter" in errors_in(add(as_manager, name="Page", slug=""))["slug"][0]

    @pytest.mark.parametrize("name", ["Sector", "SECTOR", "service_area", "-sector", "sector-", "a--b", "Q", "find_x"])
    def test_a_name_that_would_be_taken_for_another_is_refused(self, as_manager, name):
        assert errors_in(add(as_manager, slug=name))["slug"] == [
            "Use small letters and digits, with single hyphens between words, such as service-area."
        ]

    def test_names_that_are_taken_are_refused(self, as_manager):
        errors = errors_in(add(as_manager, name="Theme", slug="theme"))
        assert errors["name"] == ["Another vocabulary has this name. Choose a different one."]
        assert errors["slug"] == ["Another vocabulary has this name in web addresses. Enter a different one."]

    @pytest.mark.parametrize("name", ["feed", "terms", "places", "admin"])
    def test_names_that_addresses_use_elsewhere_are_free(self, as_manager, client, name):
        add(as_manager, name=name, slug=name)
        vocabulary = Vocabulary.objects.get(slug=name)
        TermFactory(vocabulary=name, slug="feed", pref_label="Feed")
        client.logout()
        for address in (f"/taxonomy/{name}/", f"/taxonomy/{name}/feed/", f"/taxonomy/{name}/feed/feed/"):
            assert client.get(address).status_code == 200
        assert client.get(f"/case-studies/?{vocabulary.slug}=feed").status_code == 200

    @pytest.mark.parametrize(
        "typed",
        [
            {"name": ""},
            {"name": "a" * 5000},
            {"name": "nul\x00"},
            {"slug": "a" * 5000},
            {"slug": "nul\x00"},
            {"help_text": "a" * 100_000},
            {"case-study-maximum": "-1"},
            {"case-study-maximum": str(10**30)},
            {"case-study-maximum": "\x00"},
            {"why": "a" * 5000},
            {"why": "\x00"},
        ],
    )
    def test_input_that_cannot_be_is_answered_with_a_sentence(self, as_manager, typed):
        response = add(as_manager, **typed)
        assert response.status_code == 200
        assert set(errors_in(response)) >= {name for name in typed if name != "name" or typed["name"]}
        assert not Vocabulary.objects.filter(slug="sector").exists()

    def test_the_reserved_names_follow_the_api(self):
        assert {"fields", "order", "id", "title", "meta"} <= api_names()


class TestTheSettings:
    def test_its_name_in_addresses_never_changes(self, as_manager, theme):
        save(as_manager, theme, slug="topic")
        theme.refresh_from_db()
        assert theme.slug == "theme"

    def test_a_reserved_name_from_before_does_not_hinder_editing(self, as_manager, theme):
        Vocabulary.objects.filter(pk=theme.pk).update(slug="page")
        assert save(as_manager, theme, name="Topic").status_code == 302

    def test_who_what_and_why_are_in_the_history(self, as_manager, manager, theme):
        save(as_manager, theme, **{"name": "Topic", "case-study-maximum": "2", "why": "Readers say topic."})
        change = TaxonomyChange.objects.get()
        assert (change.user, change.note) == (manager, "Readers say topic.")
        assert change.summary == ("Changed the settings of “Topic”. Name: Theme → Topic; Case study: maximum: 3 → 2")
        assert change.summary in text_of(as_manager.get(reverse("taxonomy_history", args=[theme.pk])))

    def test_saving_the_same_leaves_no_trace(self, as_manager, theme):
        save(as_manager, theme)
        assert not TaxonomyChange.objects.exists()

    def test_making_one_is_in_its_history(self, as_manager):
        add(as_manager, why="Partners asked.")
        change = TaxonomyChange.objects.get()
        assert (change.summary, change.note) == ("Added the vocabulary “Sector”", "Partners asked.")

    def test_a_type_of_page_that_is_unticked_has_none_of_its_terms_on_the_form(self, as_manager, theme, client):
        form = form_on(as_manager.get(settings_url(theme)), FORM)
        form.pop("story-applies")
        post(as_manager, settings_url(theme), form)
        assert set(theme.uses.values_list("page_type", flat=True)) == {"case-study", "summit"}

    def test_one_term_a_page_is_refused_while_pages_have_several(self, as_manager, theme):
        CaseStudyPageFactory(terms={"theme": ["co-production", "community-assets"]})
        form = form_on(as_manager.get(settings_url(theme)), FORM)
        form.pop("multiple")
        response = post(as_manager, settings_url(theme), form)
        assert errors_in(response)["multiple"] == [
            "Some pages have more than one of these terms. Take them off first."
        ]
        theme.refresh_from_db()
        assert theme.multiple

    def test_a_flat_list_is_refused_while_terms_stand_under_others(self, as_manager):
        areas = Vocabulary.objects.get(slug="service-area")
        form = form_on(as_manager.get(settings_url(areas)), FORM)
        form.pop("hierarchical")
        assert (
            "Move them to the top first" in errors_in(post(as_manager, settings_url(areas), form))["hierarchical"][0]
        )

    def test_a_new_rule_names_the_live_pages_that_break_it(self, as_manager, theme):
        outcome = Vocabulary.objects.get(slug="outcome")
        CaseStudyPageFactory(terms={"theme": ["co-production", "community-assets"]})
        CaseStudyPageFactory(live=False)
        assert (
            "1 live case study has no term of “Outcome”. It stays live, but cannot be published again until an editor "
            "chooses one."
        ) in said_in(save(as_manager, outcome, **{"case-study-required": "on"}))
        CaseStudyPageFactory(terms={"theme": ["co-production", "community-assets"], "outcome": ["worked"]})
        assert (
            "2 live case studies have more than 1 of “Theme”. They stay live, but cannot be published again until an "
            "editor takes some off."
        ) in said_in(save(as_manager, theme, **{"case-study-maximum": "1"}))

    def test_pages_are_asked_by_the_new_rule_when_they_are_published_next(self, client, as_manager, theme):
        page = CaseStudyPageFactory(terms={"theme": ["co-production", "community-assets"]})
        save(as_manager, theme, **{"case-study-maximum": "1"})
        client.force_login(UserFactory(group="Editors"))
        response = EditForm.editing(client, page).press("publish")
        assert "Choose at most 1 for “Theme”: 2 are chosen." in response.content.decode()


class TestTwoManagersAtOnce:
    def test_the_second_is_told_and_nothing_is_overwritten_or_lost(self, as_manager, theme):
        open_form = form_on(as_manager.get(settings_url(theme)), FORM)
        save(as_manager, theme, **{"name": "Topic", "case-study-maximum": "2"})
        response = post(as_manager, settings_url(theme), fill(open_form, {"help_text": "The big ideas."}))
        assert "Somebody changed this vocabulary while you had it open" in text_of(response)
        assert "Name Topic Theme" in text_of(response)
        assert form_on(response, FORM)["help_text"] == "The big ideas."
        theme.refresh_from_db()
        assert (theme.name, theme.help_text == "The big ideas.") == ("Topic", False)

    def test_saving_again_is_a_choice(self, as_manager, theme):
        open_form = form_on(as_manager.get(settings_url(theme)), FORM)
        save(as_manager, theme, name="Topic")
        response = post(as_manager, settings_url(theme), open_form)
        post(as_manager, settings_url(theme), form_on(response, FORM))
        theme.refresh_from_db()
        assert theme.name == "Theme"

    def test_a_form_that_was_sent_without_its_stamp_is_compared_too(self, as_manager, theme):
        for stamp in ("", "\x00", "x" * 10_000):
            assert "What differs" in text_of(save(as_manager, theme, seen=stamp, name="Topic"))
        theme.refresh_from_db()
        assert theme.name == "Theme"

    def test_a_change_of_a_term_meanwhile_is_no_hindrance(self, as_manager, theme):
        open_form = form_on(as_manager.get(settings_url(theme)), FORM)
        chosen = term("theme", "co-production")
        chosen.definition = "Together."
        chosen.save()
        assert post(as_manager, settings_url(theme), fill(open_form, {"name": "Topic"})).status_code == 302
