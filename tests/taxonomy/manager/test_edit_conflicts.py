"""Two managers edit the same term at once."""

import pytest

from tests.factories.terms import TermFactory
from tests.factories.users import UserFactory
from tests.taxonomy.changing import again, edit, merge
from tests.taxonomy.manager.screens import (
    fill,
    form_on,
    post,
    press,
    send,
    term_url,
    text_of,
)

pytestmark = pytest.mark.django_db


class TestTwoManagersAtOnce:
    @pytest.fixture
    def shared(self):
        return TermFactory(pref_label="Shared", slug="shared", definition="First.")

    def test_the_second_is_told_by_whom_and_nothing_is_overwritten(self, client, as_manager, shared):
        open_form = form_on(as_manager.get(term_url(shared)))
        client.force_login(UserFactory(group="Taxonomy managers", first_name="Tess", last_name="Boyd"))
        send(client, term_url(shared), definition="Second.")
        response = post(client, term_url(shared), fill(open_form, {"definition": "Third.", "alt_labels": "Common"}))
        assert "“Shared” was changed while you had it open (Edited “Shared” by Tess Boyd on " in text_of(response)
        assert again(shared).definition == "Second."
        assert again(shared).alt_labels == []

    def test_what_the_second_typed_is_there_still_beside_what_stands_now(self, as_manager, shared):
        open_form = form_on(as_manager.get(term_url(shared)))
        edit(shared, definition="Second.", scope_note="Kept.")
        response = post(as_manager, term_url(shared), fill(open_form, {"definition": "Third.", "why": "Because."}))
        assert (form_on(response)["definition"], form_on(response)["why"]) == ("Third.", "Because.")
        differences = text_of(response, ".taxonomy-waiting")
        assert "Definition Second. Third." in differences
        assert "Scope note Kept. (empty)" in differences

    def test_saving_again_is_a_choice(self, as_manager, shared):
        open_form = form_on(as_manager.get(term_url(shared)))
        edit(shared, definition="Second.")
        response = post(as_manager, term_url(shared), fill(open_form, {"definition": "Third."}))
        assert press(as_manager, response).status_code == 302
        assert again(shared).definition == "Third."

    def test_it_may_happen_twice(self, as_manager, shared):
        open_form = form_on(as_manager.get(term_url(shared)))
        edit(shared, definition="Second.")
        response = post(as_manager, term_url(shared), fill(open_form, {"definition": "Fourth."}))
        edit(shared, definition="Third.")
        assert press(as_manager, response).status_code == 200
        assert again(shared).definition == "Third."

    def test_a_merge_meanwhile_is_a_change_too(self, as_manager, shared):
        open_form = form_on(as_manager.get(term_url(shared)))
        merge(shared, TermFactory())
        response = post(as_manager, term_url(shared), fill(open_form, {"definition": "Third."}))
        assert "was changed while you had it open (Merged “Shared”" in text_of(response)

    def test_a_term_deleted_meanwhile_is_not_found(self, as_manager, shared):
        open_form = form_on(as_manager.get(term_url(shared)))
        url = term_url(shared)
        shared.delete()
        assert post(as_manager, url, open_form).status_code == 404

    @pytest.mark.parametrize("version", ["", "x", "\x00", "-1", str(10**30), "9" * 5000])
    def test_a_form_with_no_version_or_a_garbled_one_is_compared_and_overwrites_nothing(
        self, as_manager, shared, version
    ):
        response = send(as_manager, term_url(shared), version=version, definition="Third.")
        assert "was changed while you had it open" in text_of(response)
        assert again(shared).definition == "First."
