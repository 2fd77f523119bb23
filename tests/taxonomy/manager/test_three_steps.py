"""Moving, merging, splitting, retiring, deleting and undoing: choose, look at the preview, do."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from summits.models import Session
from taxonomy.applying import carry_out
from taxonomy.assignment import set_terms
from taxonomy.models import TaxonomyChange, Term
from taxonomy.operations.retagging import Action, plan_retag
from tests.factories.pages import CaseStudyPageFactory, SummitReportPageFactory
from tests.factories.terms import TermFactory, term
from tests.factories.users import UserFactory
from tests.publishing.admin import errors_in, slugs
from tests.taxonomy.changing import again, merge, retire
from tests.taxonomy.manager.screens import (
    do,
    form_on,
    last_change,
    part,
    press,
    preview,
    soup,
    term_url,
    terms_url,
    text_of,
    undo_url,
)

pytestmark = pytest.mark.django_db
OPERATIONS = ["move", "merge", "split", "retire", "delete"]


def area(label, broader=None):
    return TermFactory(vocabulary="service-area", slug=label.lower(), pref_label=label, broader=broader)


class TestChoosing:
    def test_offers_the_other_terms_in_use_and_says_that_nothing_changes_yet(self, as_manager, old, new):
        TermFactory(pref_label="Draft", status="draft")
        ended = TermFactory(pref_label="Ended")
        retire(ended)
        response = as_manager.get(term_url(old, "merge"))
        offered = [row["data-term"] for row in soup(response).select("[data-term]")]
        assert "New" in offered
        assert not {"Old", "Draft", "Ended"} & set(offered)
        assert "Step 1 of 3. Nothing changes yet" in text_of(response)

    def test_a_synonym_leads_to_its_term(self, as_manager, old, new):
        rows = soup(as_manager.get(term_url(new, "merge"))).select("[data-term=Old]")
        assert rows[0]["data-also"] == "Ancient"

    def test_the_broader_term_that_stands_now_is_ticked(self, as_manager):
        above, top = area("Above"), area("Top")
        below = area("Below", above)
        assert form_on(as_manager.get(term_url(below, "move")))["broader"] == str(above.pk)
        assert form_on(as_manager.get(term_url(top, "move")))["broader"] == ""

    @pytest.mark.parametrize(
        ("operation", "chosen", "said"),
        [
            ("merge", {}, "Choose the term that takes its place."),
            ("merge", {"into": "999999"}, "That term is not in the list. Choose from those shown."),
            ("merge", {"into": str(10**30)}, "That term is not in the list."),
            ("merge", {"into": "x\x00"}, "That term is not in the list."),
            ("split", {}, "Choose two or more terms."),
            ("split", {"into": ["1\x00", "9" * 5000]}, "That term is not in the list."),
        ],
    )
    def test_a_choice_that_cannot_be_is_answered_with_a_sentence(self, as_manager, old, operation, chosen, said):
        for response in (
            preview(as_manager, old, operation, **chosen),
            as_manager.post(term_url(old, operation), chosen),
        ):
            assert response.status_code == 200
            assert said in " ".join(errors_in(response)["into"])

    def test_what_cannot_be_done_is_said_where_it_is_chosen(self, as_manager):
        above = area("Above")
        below = area("Below", above)
        assert f'value="{below.pk}"' not in as_manager.get(term_url(above, "move")).content.decode()
        response = preview(as_manager, above, "move", broader=below.pk)
        assert "That term is not in the list. Choose from those shown." in text_of(response)

    def test_terms_of_a_flat_list_do_not_move(self, as_manager, old, new):
        assert "is a flat list" in text_of(preview(as_manager, old, "move", broader=new.pk))

    def test_the_list_of_all_places_is_one_page_and_few_queries(self, as_manager, django_assert_max_num_queries):
        wales = term("place", "wales")
        as_manager.get(term_url(wales, "merge"))
        with django_assert_max_num_queries(13):
            response = as_manager.get(term_url(wales, "merge"))
        assert len(soup(response).select("[data-term]")) > 150


class TestThePreview:
    def test_writes_nothing(self, as_manager, old, new):
        preview(as_manager, old, "merge", into=new.pk)
        assert again(old).status == Term.Status.IN_USE
        assert not TaxonomyChange.objects.exists()

    def test_names_live_pages_drafts_and_scheduled_pages(self, as_manager, old, new):
        CaseStudyPageFactory(title="Live one", terms={"theme": [old]})
        CaseStudyPageFactory(title="First draft", live=False, terms={"theme": [old]})
        changed = CaseStudyPageFactory(title="Live with changes", terms={"theme": [old]})
        changed.title = "Live with changes"
        changed.save_revision()
        timed = CaseStudyPageFactory(title="Timed", live=False, terms={"theme": [old]})
        timed.go_live_at = timezone.now() + timedelta(days=3)
        timed.save_revision(approved_go_live_at=timed.go_live_at)
        CaseStudyPageFactory(title="Elsewhere", terms={"theme": [new]})
        response = preview(as_manager, old, "merge", into=new.pk)
        assert part(response, "Live pages that change: 2") == "Live one Live with changes"
        assert part(response, "Unpublished pages that change: 2") == "First draft Timed"
        assert part(response, "Drafts and unpublished changes") == "Live with changes"
        assert part(response, "Scheduled pages") == "Timed"
        assert "Elsewhere" not in text_of(response)

    def test_says_what_readers_will_see(self, as_manager, old, new):
        response = preview(as_manager, old, "merge", into=new.pk)
        assert "Readers see “New” where they saw “Old”." in part(response, "What readers will see")
        assert "It will be recorded as: Merged “Old” into “New”" in text_of(response)

    def test_shows_narrower_terms_and_synonyms(self, as_manager):
        above, other = area("Above"), area("Other")
        area("Below", above)
        shown = text_of(preview(as_manager, above, "merge", into=other.pk))
        assert "Below Field Now Then Broader term Above Other" in shown
        assert "Synonyms (empty) Above" in shown

    def test_counts_pages_that_have_both_apart(self, as_manager, old, new):
        CaseStudyPageFactory(terms={"theme": [old, new]})
        shown = part(preview(as_manager, old, "merge", into=new.pk), "What changes on pages")
        assert shown == "1 page: “Old” is taken off, and “New” stays"

    def test_counts_sessions_of_summits(self, as_manager, old, new):
        session = Session.objects.create(page=SummitReportPageFactory(), title="Morning")
        session.themes.set([old])
        session.save()
        assert "1 session: “Old” becomes “New”" in text_of(preview(as_manager, old, "merge", into=new.pk))

    def test_warns_of_pages_left_without_a_term_that_they_need(self, as_manager, old):
        CaseStudyPageFactory(title="Bare", terms={"theme": [old]})
        shown = text_of(preview(as_manager, old, "retire"), ".help-warning")
        assert "1 live page would be left without a term of “Theme”, which its type requires." in shown
        assert "Bare" in shown

    def test_warns_of_pages_that_would_have_more_terms_than_they_may(self, as_manager, old, new):
        third = TermFactory()
        old.vocabulary.uses.filter(page_type="case-study").update(maximum=1)
        CaseStudyPageFactory(title="Too full", terms={"theme": [old]})
        response = preview(as_manager, old, "split", into=[new.pk, third.pk], given=[new.pk, third.pk])
        assert "1 live page would have more terms of “Theme” than its type may have. It stays live" in text_of(
            response
        )
        assert "more terms of" not in text_of(preview(as_manager, old, "merge", into=new.pk))

    def test_names_the_terms_whose_notes_speak_of_the_one_that_ends(self, as_manager, old, new):
        TermFactory(pref_label="Speaking", scope_note="For what has gone, use Old.")
        TermFactory(pref_label="Silent", definition="For old people and households.")
        shown = text_of(preview(as_manager, old, "merge", into=new.pk))
        assert "The meaning of “Speaking”, or the note on it, names “Old”. Edit it afterwards." in shown
        assert "Silent" not in shown

    def test_says_for_how_long_it_can_be_undone(self, as_manager, old, new):
        assert "You can undo this for 30 days" in text_of(preview(as_manager, old, "merge", into=new.pk))
        assert "You can undo this" not in text_of(preview(as_manager, old, "delete"))

    def test_says_when_no_page_changes(self, as_manager, old, new):
        assert "No page, draft or scheduled page changes." in text_of(preview(as_manager, old, "merge", into=new.pk))

    def test_shows_markup_as_text(self, as_manager, new):
        marked = TermFactory(pref_label="<script>alert(1)</script>")
        response = preview(as_manager, marked, "merge", into=new.pk)
        assert b"<script>alert(1)" not in response.content
        shown = as_manager.get(press(as_manager, response).url)
        assert b"<script>alert(1)" not in shown.content
        assert "Merged “<script>alert(1)</script>” into “New”" in text_of(shown, ".messages")

    def test_many_pages_are_counted_and_the_first_are_named(self, as_manager, old, new, django_assert_max_num_queries):
        CaseStudyPageFactory.create_batch(3, terms={"theme": [old]})
        preview(as_manager, old, "merge", into=new.pk)
        CaseStudyPageFactory.create_batch(50, terms={"theme": [old]})
        with django_assert_max_num_queries(45):
            response = preview(as_manager, old, "merge", into=new.pk)
        assert part(response, "Live pages that change: 53").endswith("and 3 more")

    def test_its_address_shows_the_same_to_a_colleague(self, client, as_manager, old, new):
        address = preview(as_manager, old, "merge", into=new.pk).request
        client.force_login(UserFactory(group="Administrators"))
        assert "Merged “Old” into “New”" in text_of(client.get(f"{address['PATH_INFO']}?{address['QUERY_STRING']}"))


class TestDoing:
    def test_a_merge_is_done_recorded_and_offers_to_undo(self, as_manager, manager, old, new):
        page = CaseStudyPageFactory(terms={"theme": [old]})
        response = do(as_manager, old, "merge", why="They mean the same.", into=new.pk)
        assert response.url == f"{terms_url(old.vocabulary)}?at={old.pk}"
        assert slugs(page, "theme") == ["new"]
        assert again(new).alt_labels == ["Old", "Ancient"]
        change = last_change()
        assert (change.user, change.note, change.operation) == (manager, "They mean the same.", "merge")
        assert undo_url(change) in as_manager.get(response.url).content.decode()

    def test_a_split_gives_pages_what_was_ticked(self, as_manager, old, new):
        page, third = CaseStudyPageFactory(terms={"theme": [old]}), TermFactory(slug="third")
        do(as_manager, old, "split", into=[new.pk, third.pk], given=[third.pk])
        assert slugs(page, "theme") == ["third"]
        assert set(again(old).survivors()) == {new, third}

    def test_a_split_of_what_a_page_has_only_one_of_asks_for_one(self, as_manager):
        stages = [term("stage", slug) for slug in ("idea", "design", "pilot")]
        both = [stage.pk for stage in stages[1:]]
        response = preview(as_manager, stages[0], "split", into=both, given=both)
        assert "Choose one to give to the pages, or none." in text_of(response)

    def test_a_split_gives_only_terms_that_it_is_split_into(self, as_manager, old, new):
        third, other = TermFactory(), TermFactory()
        response = preview(as_manager, old, "split", into=[new.pk, third.pk], given=[other.pk])
        assert "Pages can only be given terms that it is split into." in text_of(response)

    def test_retiring_takes_the_term_from_pages(self, as_manager, old):
        page = CaseStudyPageFactory(terms={"theme": [old, "co-production"]})
        do(as_manager, old, "retire", why="Nobody says so any more.")
        assert slugs(page, "theme") == ["co-production"]

    def test_moving_changes_the_broader_term(self, as_manager):
        above, below = area("Above"), area("Below")
        do(as_manager, below, "move", broader=above.pk)
        assert again(below).broader == above
        do(as_manager, below, "move", broader="")
        assert again(below).broader is None

    def test_moving_to_where_it_stands_says_so(self, as_manager):
        below = area("Below", area("Above"))
        response = preview(as_manager, below, "move", broader=below.broader_id)
        assert "“Below” stands there already. Choose another place." in text_of(response)

    @pytest.mark.parametrize("why", ["nul\x00byte", "a" * 5000])
    def test_any_reason_is_kept_as_it_can_be(self, as_manager, old, why):
        do(as_manager, old, "retire", why=why)
        assert last_change().note == why.replace("\x00", "")[:1000]


class TestDeleting:
    def test_a_term_that_nothing_used_goes(self, as_manager, old):
        response = do(as_manager, old, "delete", why="A slip.")
        assert response.url == terms_url(old.vocabulary)
        assert not Term.objects.filter(pk=old.pk).exists()
        assert last_change().summary == "Deleted “Old”"

    def test_the_history_still_tells_what_was_deleted(self, as_manager, old):
        do(as_manager, old, "delete")
        shown = text_of(as_manager.get(reverse("taxonomy_history", args=[old.vocabulary_id])))
        assert "Deleted “Old”" in shown
        assert "Old (deleted)" in shown

    @pytest.mark.parametrize("live", [True, False])
    def test_a_used_term_is_retired_instead(self, as_manager, old, live):
        CaseStudyPageFactory(live=live, terms={"theme": [old]})
        for response in (preview(as_manager, old, "delete"), as_manager.post(term_url(old, "delete"))):
            assert "“Old” is in use, so it cannot be deleted: retire it instead" in text_of(response)
        assert Term.objects.filter(pk=old.pk).exists()

    def test_a_retired_term_stays(self, as_manager, old, new):
        merge(old, new)
        assert "“Old” is retired. It stays" in text_of(preview(as_manager, old, "delete"))
        response = as_manager.post(term_url(old, "delete"), {"digest": "x"})
        assert "“Old” is retired. It stays" in text_of(response)

    def test_a_term_that_an_old_version_names_is_retired_instead(self, as_manager, old, new):
        page = CaseStudyPageFactory(terms={"theme": [old]})
        set_terms(page, [page_term.term for page_term in page.page_terms.exclude(term=old)] + [new])
        page.save_revision().publish()
        assert "“Old” was in use once, so it cannot be deleted" in text_of(preview(as_manager, old, "delete"))

    def test_a_term_that_a_retag_took_off_is_retired_instead(self, as_manager, old):
        page = CaseStudyPageFactory(terms={"theme": [old, "co-production"]})
        page.revisions.all().delete()
        carry_out(old.vocabulary, lambda: plan_retag(old.vocabulary, [page.pk], Action.REMOVE, again(old)))
        assert "“Old” was in use once" in text_of(preview(as_manager, old, "delete"))

    def test_a_term_that_took_the_place_of_another_is_retired_instead(self, as_manager, old, new):
        merge(old, new)
        assert "retire it instead" in text_of(preview(as_manager, new, "delete"))

    def test_a_term_with_narrower_ones_keeps_its_place(self, as_manager):
        above = area("Above")
        area("Below", above)
        assert "Move or delete them first." in text_of(preview(as_manager, above, "delete"))

    def test_it_leads_on_from_the_refusal(self, as_manager, old):
        CaseStudyPageFactory(terms={"theme": [old]})
        assert term_url(old, "retire") in preview(as_manager, old, "delete").content.decode()
