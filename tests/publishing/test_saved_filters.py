"""Filters of a list that somebody saved under a name: theirs alone, offered above the list, gone when deleted."""

import pytest
from django.urls import reverse

from tests.factories.pages import CaseStudyPageFactory
from tests.factories.users import UserFactory
from tests.publishing.admin import messages_in

CASE_STUDIES = "/admin/case_studies/"


def save_filter(client, name, query, page_type="case-study"):
    return client.post(reverse("content_save_filter", args=[page_type]), {"name": name, "query": query})


def test_filters_are_saved_by_name_offered_and_deleted(client, as_editor, author):
    CaseStudyPageFactory(title="Draft", live=False)
    CaseStudyPageFactory(title="Live")
    response = save_filter(as_editor, "To do", "status=draft&p=2&owner=&x=1&q=dra&ordering=title")
    assert response["location"] == f"{CASE_STUDIES}?ordering=title&q=dra&status=draft"
    page = as_editor.get(CASE_STUDIES)
    [saved] = page.context["saved_filters"]
    assert (saved.name, saved.query) == ("To do", "ordering=title&q=dra&status=draft")
    assert f'{saved.query.replace("&", "&amp;")}">To do</a>' in page.content.decode()
    listed = as_editor.get(f"{CASE_STUDIES}?{saved.query}").context["object_list"]
    assert [page.title for page in listed] == ["Draft"]
    save_filter(as_editor, "To do", "status=live")
    assert not as_editor.get(reverse("stories:index")).context["saved_filters"]
    client.force_login(author)
    assert not client.get(CASE_STUDIES).context["saved_filters"]
    delete = reverse("content_delete_filter", args=[saved.pk])
    assert client.post(delete).status_code == 404
    client.force_login(UserFactory(group="Taxonomy managers"))
    assert (
        client.post(delete)["location"] == save_filter(client, "x", "q=1")["location"] == reverse("wagtailadmin_home")
    )
    client.force_login(saved.user)
    assert [f.query for f in client.get(CASE_STUDIES).context["saved_filters"]] == ["status=live"]
    client.post(delete)
    assert not client.get(CASE_STUDIES).context["saved_filters"]


@pytest.mark.parametrize(
    ("name", "query", "told"),
    [
        ("", "status=draft", "Give these filters a name."),
        ("x" * 61, "status=draft", "Choose a shorter name."),
        ("Mine", "", "Filter the list first"),
        ("Mine", "p=2&password=x", "Filter the list first"),
        ("Mine", "q=" + 3_000 * "x", "That is too much to save."),
        ("a\x00", "q=1", "Null characters"),
    ],
)
def test_what_cannot_be_saved_is_said(as_editor, name, query, told):
    response = save_filter(as_editor, name, query)
    assert told in messages_in(response)[0]
    assert not as_editor.get(CASE_STUDIES).context["saved_filters"]


def test_a_list_that_is_not_there_saves_nothing_and_nobody_keeps_endlessly_many(as_editor):
    assert save_filter(as_editor, "Mine", "q=1", "page").status_code == 404
    for number in range(20):
        save_filter(as_editor, f"Number {number}", f"q={number}")
    assert "You have saved 20 already." in messages_in(save_filter(as_editor, "One more", "q=1"))[-1]
    assert "Saved as" in messages_in(save_filter(as_editor, "Number 3", "q=new"))[-1]
