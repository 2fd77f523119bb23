"""Undoing a change of the taxonomy: look at the preview, do."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from taxonomy.applying import carry_out
from taxonomy.models import TaxonomyChange, Term
from taxonomy.operations.retagging import Action, plan_retag
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory
from tests.publishing.admin import slugs
from tests.taxonomy.changing import again, edit, merge
from tests.taxonomy.manager.screens import (
    do,
    last_change,
    part,
    press,
    text_of,
    undo_url,
)

pytestmark = pytest.mark.django_db


def area(label, broader=None):
    return TermFactory(vocabulary="service-area", slug=label.lower(), pref_label=label, broader=broader)


class TestUndoing:
    @pytest.fixture
    def merged(self, old, new):
        CaseStudyPageFactory(title="Comes back", terms={"theme": [old]})
        return merge(old, new)

    def test_the_preview_names_the_pages_that_change_back(self, as_manager, merged):
        response = as_manager.get(undo_url(merged))
        assert part(response, "Live pages that change: 1") == "Comes back"
        assert "Undid: Merged “Old” into “New”" in text_of(response)

    def test_it_is_done_and_recorded(self, as_manager, manager, merged, old):
        response = press(as_manager, as_manager.get(undo_url(merged)), why="Too early.")
        assert response.url == reverse("taxonomy_history", args=[merged.vocabulary_id])
        assert again(old).status == Term.Status.IN_USE
        change = last_change()
        assert (change.undoes, change.user, change.note) == (merged, manager, "Too early.")

    def test_a_later_change_in_its_way_is_named(self, as_manager, merged, new):
        edit(new, alt_labels=["Newest"])
        assert "A later change stands in the way: Edited “New” on " in text_of(as_manager.get(undo_url(merged)))

    def test_twice_is_told(self, as_manager, merged):
        shown = as_manager.get(undo_url(merged))
        press(as_manager, shown)
        assert "This was undone already." in text_of(press(as_manager, shown))
        assert "This was undone already." in text_of(as_manager.get(undo_url(merged)))

    def test_after_thirty_days_it_is_told(self, as_manager, merged):
        TaxonomyChange.objects.update(made_at=timezone.now() - timedelta(days=30))
        assert "A change can be undone for 30 days" in text_of(as_manager.get(undo_url(merged)))

    def test_what_cannot_be_undone_says_what_to_do(self, as_manager, old):
        change = edit(old, definition="Old things.")
        assert "Edit the term instead." in text_of(as_manager.get(undo_url(change)))

    @pytest.mark.parametrize("operation", ["split", "retire", "move"])
    def test_the_others_come_back_too(self, as_manager, operation):
        one, two, three = area("One"), area("Two"), area("Three")
        page = CaseStudyPageFactory(terms={"service-area": [one]})
        chosen = {"split": {"into": [two.pk, three.pk]}, "retire": {}, "move": {"broader": two.pk}}[operation]
        do(as_manager, one, operation, **chosen)
        press(as_manager, as_manager.get(undo_url(last_change())))
        assert (again(one).status, again(one).broader, slugs(page, "service-area")) == ("in-use", None, ["one"])

    def test_a_retag_is_undone_where_the_permission_for_each_page_is_asked(self, as_manager, old, new):
        page = CaseStudyPageFactory(terms={"theme": [old]})
        change = carry_out(
            old.vocabulary, lambda: plan_retag(old.vocabulary, [page.pk], Action.REPLACE, again(old), again(new))
        )
        assert as_manager.get(undo_url(change)).status_code == 404
        assert as_manager.post(undo_url(change), {}).status_code == 404
        history = as_manager.get(reverse("taxonomy_history", args=[old.vocabulary_id]))
        assert undo_url(change) not in history.content.decode()
        assert "can undo it from the history of any of these pages" in text_of(history)
        assert "1 page: “Old” becomes “New” 1 newest version: “Old” becomes “New”" in text_of(history)
