"""Comments on all that the form holds, vocabularies and lists of records too."""

import json

import lxml.html
import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import PageSubscription
from wagtail.test.utils.form_data import nested_form_data

from tests.factories.pages import CaseStudyPageFactory
from tests.publishing.admin import EditForm, edit_url

ON = ["result", "terms-theme", "key_figures"]


def comment(number, part):
    return {"text": f"Mend {part}.", "contentpath": part, "position": "", "id": "", "resolved": "", "DELETE": ""} | {
        "replies": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""}
    }


@pytest.fixture
def commented(author, as_editor, django_capture_on_commit_callbacks):
    page = CaseStudyPageFactory(live=False, owner=author)
    page.save_revision()
    PageSubscription.objects.create(page=page, user=author, comment_notifications=True)
    form = EditForm.editing(as_editor, page)
    counts = {"TOTAL_FORMS": len(ON), "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""}
    typed = {str(number): comment(number, part) for number, part in enumerate(ON)}
    with django_capture_on_commit_callbacks(execute=True):
        form.press(**nested_form_data({"comments": counts | typed}))
    return page


def test_comments_stay_are_told_and_are_named_in_the_history(commented, as_editor, author):
    html = as_editor.get(edit_url(commented)).content.decode()
    form = lxml.html.document_fromstring(html)
    assert [c["contentpath"] for c in json.loads(form.get_element_by_id("comments-data").text)["comments"]] == ON
    for part in ON:
        assert form.xpath(f"//*[@data-contentpath='{part}']//*[@data-comment-add]")
    [letter] = [message for message in mail.outbox if message.to == [author.email]]
    history = as_editor.get(reverse("wagtailadmin_pages:history", args=[commented.pk])).content.decode()
    history = " ".join(lxml.html.document_fromstring(history).text_content().split())
    assert 'Added a comment on field Key figures: "Mend key_figures."' in history
    for part, label in zip(ON, ["Result", "Theme", "Key figures"], strict=True):
        assert f"On “{label}”:\nMend {part}." in letter.body
