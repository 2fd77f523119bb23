"""The page that says how healthy the taxonomy is: what each check finds and leaves alone, and where its lines lead."""

import csv
import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission

from finder.models import UnansweredSearch
from summits.models import Session
from taxonomy.admin.health import checks, uses
from taxonomy.models import PageTerm, Term, Vocabulary
from tests.factories.pages import CaseStudyPageFactory, SummitReportPageFactory
from tests.factories.places import PlaceFactory
from tests.factories.terms import TermFactory, term
from tests.factories.users import UserFactory
from tests.taxonomy.changing import merge, retire, split
from tests.taxonomy.manager.screens import soup, term_url, text_of

pytestmark = pytest.mark.django_db
HEALTH = "/admin/taxonomy/health/"


@pytest.fixture
def as_administrator(client, db):
    client.force_login(UserFactory(group="Administrators"))
    return client


def section(client, slug):
    return soup(client.get(HEALTH)).find("section", attrs={"aria-labelledby": slug})


def lines_of(found):
    """Return {what a line says: addresses that it leads to} of one section."""
    lines = found.select("li")
    said = [" ".join(line.select_one(".health__found").get_text(" ").split()) for line in lines]
    return {text: [a["href"] for a in line.select("a")] for text, line in zip(said, lines, strict=True)}


def found(client, *slugs):
    """Return what a check found, or of several checks what each found."""
    sections = {part["aria-labelledby"]: part for part in soup(client.get(HEALTH)).select("section.health")}
    results = [lines_of(sections[slug]) for slug in slugs]
    return results if len(slugs) > 1 else results[0]


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class TestUses:
    def test_a_term_is_never_used_when_nothing_has_it_or_a_term_below_it(self, as_manager):
        above, below, never = (
            TermFactory(vocabulary="service-area", pref_label=name) for name in ("Over", "Under", "No")
        )
        Term.objects.filter(pk=below.pk).update(broader=above)
        page = CaseStudyPageFactory(live=False, terms={"service-area": [below]})
        shown = found(as_manager, "never-used")
        assert shown["“No” Service area"] == [term_url(never, name) for name in ("retire", "merge", "edit")]
        assert {"“Over” Service area", "“Under” Service area"}.isdisjoint(shown)
        page.delete()
        assert {"“Over” Service area", "“Under” Service area"} <= found(as_manager, "never-used").keys()

    def test_official_places_may_wait_with_what_they_stand_under(self, as_manager):
        region = TermFactory(vocabulary="place", pref_label="Region")
        PlaceFactory(name="Borough", term__broader=region, term__definition="")
        TermFactory(vocabulary="place", pref_label="Elsewhere")
        never, bare = found(as_manager, "never-used", "without-definition")
        assert "“Elsewhere” Place" in never
        assert {"“Region” Place", "“Borough” Place"}.isdisjoint(never)
        assert "“Elsewhere” Place" in bare
        assert "“Borough” Place" not in bare

    def test_one_page_or_one_session_is_one_use(self, as_manager):
        once, twice, told = (TermFactory(pref_label=name) for name in ("Once", "Twice", "Told"))
        page = CaseStudyPageFactory(terms={"theme": [once, twice]})
        report = SummitReportPageFactory(live=False, terms={"theme": [twice]})
        session = Session.objects.create(page=report, title="Opening")
        session.themes.set([told])
        session.save()
        shown = found(as_manager, "used-by-one")
        assert shown["“Once” Theme"] == [term_url(once, "merge"), reverse("taxonomy_live_pages", args=[once.pk])]
        assert shown["“Told” Theme"] == [term_url(told, "merge")]
        assert "“Twice” Theme" not in shown
        page.save_revision()
        assert "“Once” Theme" in found(as_manager, "used-by-one")  # the page and its draft are one

    def test_a_third_of_the_pages_is_too_much_but_for_levels_of_a_scale(self, as_manager, monkeypatch):
        monkeypatch.setattr(uses, "FEWEST_PAGES", 3)
        common = TermFactory(pref_label="Common")
        first, second = CaseStudyPageFactory.create_batch(2, terms={"theme": [common]})
        assert not found(as_manager, "used-by-a-third")
        CaseStudyPageFactory()
        shown = found(as_manager, "used-by-a-third")
        assert shown["“Common”: 2 of 3 pages, 67% Theme"][0] == term_url(common, "split")
        assert not [line for line in shown if line.endswith("Evidence level")]
        PageTerm.objects.filter(page__in=[first, second], term=common).delete()
        assert not [line for line in found(as_manager, "used-by-a-third") if "Common" in line]


class TestDrafts:
    def test_drafts_with_retired_terms_say_what_publishing_does_and_lead_to_their_form(self, as_administrator):
        gone, old, new, whole, one, two = (
            TermFactory(pref_label=name) for name in ("Gone", "Old", "New", "All", "A", "B")
        )
        page = CaseStudyPageFactory(title="Draft", live=False, terms={"theme": [gone, old, whole]})
        CaseStudyPageFactory(title="Sound", live=False, terms={"theme": [new]})
        retire(gone)
        merge(old, new)
        split(whole, [one, two], [])
        shown = found(as_administrator, "retired-in-drafts")
        assert shown == {
            "“Draft” has “Gone”, which is left out when published Theme": [edit_url(page)],
            "“Draft” has “All”, which was split into “A” and “B”: choose Theme": [edit_url(page)],
            "“Draft” has “Old”, which becomes “New” when published Theme": [edit_url(page)],
        }
        assert list(shown)[-1].startswith("“Draft” has “Old”")

    def test_titles_are_for_those_who_may_see_the_page(self, client, as_manager, manager):
        gone = TermFactory(pref_label="Gone")
        page = CaseStudyPageFactory(title="Secret", live=False, terms={"theme": [gone]})
        retire(gone)
        response = as_manager.get(HEALTH)
        assert "Secret" not in response.content.decode()
        assert "Secret" not in as_manager.get(HEALTH, {"export": "csv"}).content.decode()
        assert "1 on pages that you may not see. Ask an editor" in text_of(response)
        client.force_login(UserFactory(group="Administrators"))
        assert "Secret" in client.get(HEALTH).content.decode()
        manager.groups.add(lockers := Group.objects.create(name="Lockers"))
        lock = Permission.objects.get(codename="lock_page")
        GroupPagePermission.objects.create(group=lockers, page=page.get_parent(), permission=lock)
        client.force_login(manager)
        assert list(found(client, "retired-in-drafts").values()) == [[]]  # may see it, and not edit it


class TestLabels:
    def test_a_definition_is_asked_for(self, as_manager):
        bare = TermFactory(pref_label="Bare", definition=" ")
        TermFactory(pref_label="Explained", definition="Said.")
        TermFactory(pref_label="Past", status="retired")
        shown = found(as_manager, "without-definition")
        assert shown == {"“Bare” Theme": [f"{term_url(bare)}#id_definition"]}

    def test_labels_and_synonyms_that_are_nearly_the_same_lead_to_the_merge_of_both(self, as_manager):
        used, other = TermFactory(pref_label="Wombat care"), TermFactory(pref_label="X", alt_labels=["Care, Wombats"])
        TermFactory(pref_label="Wombat cars", hidden_labels=["X"], status="retired")
        TermFactory(pref_label="Wombat care", vocabulary="people")
        TermFactory(pref_label="Wombat houses", hidden_labels=["Wombat caer"])
        CaseStudyPageFactory(live=False, terms={"theme": [used]})
        (line,) = [(text, urls) for text, urls in found(as_manager, "nearly-identical").items() if "Wombat" in text]
        text, (*edits, merge_url) = line
        assert text == "“Wombat care” and “Care, Wombats” (a synonym of “X”) Theme"
        assert edits == [term_url(other), term_url(used)]
        preview = as_manager.get(merge_url)
        assert "Step 1" not in text_of(preview)
        assert "“X” into “Wombat care”" in text_of(preview)

    def test_terms_that_are_related_are_known_to_be_two(self, as_manager):
        first, second = TermFactory(pref_label="Day centre"), TermFactory(pref_label="Day centres")
        assert any("Day centre" in line for line in found(as_manager, "nearly-identical"))
        first.related.add(second)
        assert not any("Day centre" in line for line in found(as_manager, "nearly-identical"))

    def test_nothing_is_merged_into_a_proposal(self, as_manager):
        TermFactory(pref_label="Day centre", status="draft")
        TermFactory(pref_label="Day centres")
        (urls,) = [urls for line, urls in found(as_manager, "nearly-identical").items() if "Day centre" in line]
        assert f"into={term('theme', Term.objects.get(pref_label='Day centres').slug).pk}" in urls[0]
        Term.objects.filter(pref_label="Day centres").update(status="draft")
        (urls,) = [urls for line, urls in found(as_manager, "nearly-identical").items() if "Day centre" in line]
        assert not any("merge" in url for url in urls)


class TestBranches:
    def test_the_fourth_level_is_too_deep(self, as_manager):
        above = None
        for name in ("One", "Two", "Three", "Four"):
            above = TermFactory(vocabulary="service-area", pref_label=name, broader=above)
        shown = found(as_manager, "deep-branches")
        line = "“Four” stands on level 4, under “Three”, “Two” and then “One” Service area"
        assert shown == {line: [term_url(above, "move")]}

    def test_more_than_32_in_a_group_are_too_many(self, as_manager):
        above = TermFactory(vocabulary="service-area", pref_label="Wide")
        TermFactory.create_batch(32, vocabulary="service-area", broader=above)
        TermFactory(vocabulary="service-area", broader=above, status="retired")
        assert not found(as_manager, "wide-branches")
        TermFactory(vocabulary="service-area", broader=above)
        PlaceFactory.create_batch(33, term__broader=TermFactory(vocabulary="place"))
        TermFactory.create_batch(33, vocabulary="people")
        tree = "/admin/taxonomy/vocabulary/{}/terms/".format
        row = f"{tree(above.vocabulary_id)}?at={above.pk}#term-{above.pk}"
        assert found(as_manager, "wide-branches") == {
            "44 terms at the top People served": [tree(Vocabulary.objects.get(slug="people").pk)],
            "33 terms directly below “Wide” Service area": [row],
        }


class TestPages:
    def test_pages_with_too_few_and_too_many_terms_lead_to_their_form(self, as_administrator):
        page = CaseStudyPageFactory(title="Odd")
        CaseStudyPageFactory(title="Even")
        assert found(as_administrator, "too-few-terms", "too-many-terms") == [{}, {}]
        PageTerm.objects.filter(page=page, term__vocabulary__slug="stage").delete()
        PageTerm.objects.create(page=page, term=term("evidence", "comparison-group"))
        for new in TermFactory.create_batch(10, vocabulary="place"):
            PageTerm.objects.create(page=page, term=new)
        few, many = found(as_administrator, "too-few-terms", "too-many-terms")
        assert few == {"“Odd” has none Stage": [edit_url(page)]}
        assert many == {
            "“Odd” has 11 terms Place": [edit_url(page)],
            "“Odd” has 2 terms Evidence level": [edit_url(page)],
        }


class TestWords:
    def test_words_often_looked_for_lead_to_a_term_to_add_them_to(self, as_manager):
        def looked_for(text, times, where="search"):
            day = datetime.date(2026, 5, 4)
            return UnansweredSearch.objects.create(where=where, text=text, times=times, first_seen=day, last_seen=day)

        TermFactory(pref_label="Known", alt_labels=["Also known"], hidden_labels=["knwon"])
        for text in ("known", "also  known", "knwon"):
            looked_for(text, 9)
        looked_for("seldom", 2)
        looked_for("wombats", 2)
        last = looked_for("wombats", 1, where="stories")
        shown = found(as_manager, "words-without-term")
        assert list(shown) == ["“wombats”, 3 times"]
        (url,) = shown["“wombats”, 3 times"]
        form = as_manager.get(url)
        assert f'value="{HEALTH}#words-without-term"' in form.content.decode()
        chosen = term("theme", "co-production")
        values = {"name": "wombats", "kind": "alt_labels", "term": chosen.pk, "next": f"{HEALTH}#words-without-term"}
        assert as_manager.post(reverse("finder_name_gap", args=[last.pk]), values).url == values["next"]
        assert not found(as_manager, "words-without-term")


class TestTheScreen:
    def test_what_is_sound_says_so_shortly(self, as_manager):
        quiet = section(as_manager, "too-many-terms")
        assert "Nothing to mend." in quiet.get_text()
        assert "Keep the terms" not in quiet.get_text()

    def test_a_long_list_is_folded_and_cut_short_and_the_table_has_all(self, as_manager, monkeypatch):
        monkeypatch.setattr(checks, "SHOWN", 22)
        TermFactory.create_batch(25)
        long = section(as_manager, "without-definition")
        assert (len(long.select("li")), len(long.select("details li"))) == (22, 2)
        assert "3 more are not shown here." in " ".join(long.get_text().split())
        assert len([row for row in table(as_manager) if row[0] == "Without definition"]) == 25

    def test_the_table_has_no_formulas_and_whole_addresses(self, as_manager):
        bare = TermFactory(pref_label="=1+1")
        day = datetime.date(2026, 5, 4)
        UnansweredSearch.objects.create(where="search", text="zebra", times=3, first_seen=day, last_seen=day)
        vocabulary = Vocabulary.objects.get(slug="theme")
        Vocabulary.objects.filter(pk=vocabulary.pk).update(name="@Theme")
        heading, *rows = table(as_manager)
        assert heading == ["Check", "Vocabulary", "Found", "Mend", "Address"]
        address = f"http://testserver{term_url(bare)}#id_definition"
        assert ["Without definition", "'@Theme", "“=1+1”", "Add a definition", address] in rows

    def test_it_takes_few_queries_of_its_own(self, as_administrator, django_assert_max_num_queries):
        gone, *more = TermFactory.create_batch(30)
        for number in range(3):
            CaseStudyPageFactory(live=False, terms={"theme": [gone, more[number]]})
        retire(gone)
        as_administrator.get(HEALTH)
        with django_assert_max_num_queries(29):  # 9 are those of every screen
            as_administrator.get(HEALTH)


class TestPermission:
    @pytest.mark.parametrize("group", ["Authors", "Editors", None])
    def test_others_are_sent_away(self, client, group):
        if group:
            client.force_login(UserFactory(group=group))
        for query in ({}, {"export": "csv"}):
            response = client.get(HEALTH, query)
            assert response.status_code == 302
            assert response.url.startswith(reverse("wagtailadmin_home" if group else "wagtailadmin_login"))

    @pytest.mark.parametrize(("group", "shown"), [("Taxonomy managers", True), ("Editors", False)])
    def test_the_menu_leads_there_those_who_may_see_it(self, client, group, shown):
        client.force_login(UserFactory(group=group))
        assert (HEALTH in client.get(reverse("wagtailadmin_home")).content.decode()) == shown

    def test_the_list_of_vocabularies_leads_there(self, as_manager):
        assert HEALTH in as_manager.get(reverse("taxonomy_vocabulary_modeladmin_index")).content.decode()


def table(client):
    response = client.get(HEALTH, {"export": "csv"})
    assert response["Content-Disposition"] == 'attachment; filename="taxonomy-health.csv"'
    return list(csv.reader(response.content.decode("utf-8-sig").splitlines()))
