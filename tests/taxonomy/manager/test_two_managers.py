"""Two managers change the same term at once."""

import pytest

from taxonomy.models import Term
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory
from tests.taxonomy.changing import again, edit, merge, retire, split
from tests.taxonomy.manager.screens import (
    form_on,
    part,
    press,
    preview,
    text_of,
)

pytestmark = pytest.mark.django_db


class TestTwoManagersAtOnce:
    def test_a_preview_that_is_no_longer_so_is_shown_anew_and_nothing_is_written(self, as_manager, old, new):
        shown = preview(as_manager, old, "merge", into=new.pk)
        CaseStudyPageFactory(title="Published meanwhile", terms={"theme": [old]})
        response = press(as_manager, shown, why="Same thing.")
        assert "Something changed since this preview was made." in text_of(response)
        assert part(response, "Live pages that change: 1") == "Published meanwhile"
        assert again(old).status == Term.Status.IN_USE
        assert form_on(response)["why"] == "Same thing."
        assert press(as_manager, response).status_code == 302

    @pytest.mark.parametrize("digest", ["", "x", "\x00", "9" * 5000])
    def test_a_preview_without_its_stamp_is_shown_anew(self, as_manager, old, new, digest):
        response = press(as_manager, preview(as_manager, old, "merge", into=new.pk), digest=digest)
        assert "Something changed since this preview was made." in text_of(response)
        assert again(old).status == Term.Status.IN_USE

    def test_the_second_to_merge_the_same_term_is_told(self, as_manager, old, new):
        shown = preview(as_manager, old, "merge", into=new.pk)
        merge(old, TermFactory(pref_label="Third"))
        assert "“Old” is retired already." in text_of(press(as_manager, shown))
        assert [other.pref_label for other in again(old).survivors()] == ["Third"]

    def test_the_second_is_told_when_the_chosen_term_is_no_longer_in_use(self, as_manager, old, new):
        shown = preview(as_manager, old, "merge", into=new.pk)
        retire(new)
        assert "That term is not in the list." in text_of(press(as_manager, shown))
        assert again(old).status == Term.Status.IN_USE

    def test_a_rename_meanwhile_is_shown_first(self, as_manager, old, new):
        shown = preview(as_manager, old, "merge", into=new.pk)
        edit(new, alt_labels=["Newest"])
        response = press(as_manager, shown)
        assert "Something changed since" in text_of(response)
        assert "Newest" in text_of(response)

    def test_the_second_to_split_a_merged_term_is_told(self, as_manager, old, new):
        shown = preview(as_manager, old, "split", into=[new.pk, TermFactory().pk])
        merge(old, new)
        assert "is retired already" in text_of(press(as_manager, shown))

    def test_the_second_to_merge_a_split_term_is_told(self, as_manager, old, new):
        shown = preview(as_manager, old, "merge", into=new.pk)
        split(old, [new, TermFactory()], [])
        assert "is retired already" in text_of(press(as_manager, shown))
