import pytest
from wagtail.models import Site

from demo.loading import load
from home.models import HomePage, NetworkSettings

pytestmark = pytest.mark.django_db

SITE = """
[introductions]
home = "Theirs."
[settings]
hub_email = "hub@example.org"
"""


@pytest.fixture
def content(content):
    content.write("site.toml", SITE)
    return content


@pytest.fixture
def home():
    return HomePage.objects.get()


def network():
    return NetworkSettings.for_site(Site.objects.get())


def test_an_empty_introduction_is_filled_and_published(content, home):
    assert load(content.root).lines()[-1] == "Introductions and settings: 2 loaded"
    home.refresh_from_db()
    assert (home.introduction, home.live, home.has_unpublished_changes) == ("Theirs.", True, False)


def test_an_introduction_that_editors_wrote_stays(content, home):
    home.introduction = "Ours."
    home.save_revision().publish()
    load(content.root)
    home.refresh_from_db()
    assert home.introduction == "Ours."


def test_a_draft_of_the_editors_is_neither_published_nor_lost(content, home):
    home.introduction = "Ours, soon."
    draft = home.save_revision()
    load(content.root)
    home.refresh_from_db()
    assert home.introduction == ""
    assert home.latest_revision == draft


def test_an_introduction_that_editors_emptied_stays_empty(content, home):
    load(content.root)
    home.refresh_from_db()
    home.introduction = ""
    home.save_revision().publish()
    load(content.root)
    home.refresh_from_db()
    assert home.introduction == ""


def test_an_example_address_is_set_when_the_hub_has_said_nothing(content):
    load(content.root)
    assert network().hub_email == "hub@example.org"
    assert network().hub_name == "2020 Public Services Development Hub"


@pytest.mark.parametrize("field", ["hub_email", "hub_telephone", "hub_address"])
def test_what_the_hub_has_said_stays_alone(content, field):
    settings = network()
    setattr(settings, field, "ours@hub.example")
    settings.save()
    load(content.root)
    said = {name: getattr(network(), name) for name in ("hub_email", "hub_telephone", "hub_address")}
    assert {name: value for name, value in said.items() if value} == {field: "ours@hub.example"}
