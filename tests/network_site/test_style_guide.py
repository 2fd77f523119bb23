"""The style guide: whole, for staff alone, and drawn as readers see it."""

import re
from collections import Counter

import pytest
from django.test import Client

from network_site.middleware import PUBLIC, policy
from network_site.style_guide.drawing import component_names
from network_site.style_guide.examples import GROUPS, NOT_ALONE
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/style-guide/"
EXAMPLES = [example for group in GROUPS.values() for example in group]


@pytest.fixture
def guide(client):
    client.force_login(UserFactory(group="Authors"))
    response = client.get(ADDRESS)
    assert response.status_code == 200
    return response


def test_every_component_has_an_example_or_a_reason_to_have_none():
    shown = Counter([*(example.name for example in EXAMPLES), *NOT_ALONE])
    assert shown == Counter(component_names())


def test_every_component_says_what_it_is_for_and_what_to_give_it():
    assert [example.name for example in EXAMPLES if not all(example.comment.values())] == []


def test_only_staff_see_the_guide():
    reader = Client()
    assert reader.get(ADDRESS).headers["Location"].startswith("/admin/login/")
    reader.force_login(UserFactory())
    assert reader.get(ADDRESS).headers["Location"].startswith("/admin/login/")


def test_it_is_drawn_as_readers_see_it(guide):
    assert guide.headers["Content-Security-Policy"] == policy(PUBLIC)
    html = guide.content.decode()
    for example in EXAMPLES:
        assert f'id="{example.name}"' in html
        assert f'href="#{example.name}"' in html
    assert "Did it work? A shape and a word, never colour alone." in html
    assert "outcome (.slug .pref_label)." in html
    assert "<script>alert" not in html
    assert "not-found" not in html
    assert {name: count for name, count in Counter(re.findall(r'\sid="([^"]+)"', html)).items() if count > 1} == {}


def test_the_admins_help_menu_leads_to_it(guide, client):
    assert ADDRESS in client.get("/admin/").content.decode()
