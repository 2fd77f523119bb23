"""What an edit form asks the server while somebody writes."""

import pytest
from django.middleware.csrf import CSRF_TOKEN_LENGTH
from django.urls import reverse

from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def test_only_who_may_write_hears_who_is_signed_in(client):
    address = reverse("content_signed_in")
    author, stranger = UserFactory(group="Authors"), UserFactory()
    client.force_login(author)
    answer = client.get(address)
    assert answer.json()["user"] == author.pk
    assert len(answer.json()["token"]) == CSRF_TOKEN_LENGTH
    assert "no-store" in answer["Cache-Control"]
    client.force_login(stranger)
    assert client.get(address).status_code == 302
    client.logout()
    assert client.get(address)["location"].startswith(reverse("wagtailadmin_login"))
