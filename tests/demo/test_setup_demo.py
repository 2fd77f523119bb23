"""The command, and its --reset."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from casestudies.models import CaseStudyPage
from demo import resetting
from demo.management.commands import setup_demo
from home.models import StandardPage
from images.models import NetworkImage

pytestmark = pytest.mark.django_db

PICTURE = '[picture]\ndrawing = "front-doors"\ndescription = "Doors."\ncredit = "Drawn"\n[[partners]]'


@pytest.fixture(autouse=True)
def small_content(monkeypatch, content):
    content.change("case-studies/warm-homes.toml", "[[partners]]", PICTURE)
    for module in (setup_demo, resetting):
        load = module.load
        monkeypatch.setattr(module, "load", lambda root=None, load=load: load(content.root))
    return content


def run(*arguments):
    output = StringIO()
    call_command("setup_demo", *arguments, stdout=output)
    return output.getvalue().splitlines()


def test_it_says_what_it_loaded_and_then_that_nothing_is_to_do():
    assert run() == ["Pages: 2 loaded", "Case studies: 1 loaded"]
    assert run() == ["Nothing to do: the demonstration content is already there."]


def test_a_fault_stops_it_with_the_sentence(small_content):
    small_content.change("case-studies/warm-homes.toml", '"wales"', '"atlantis"')
    with pytest.raises(CommandError, match=r"case-studies/warm-homes\.toml: There is no term “atlantis”"):
        run()


def test_reset_is_refused_with_debug_off_and_deletes_nothing(settings):
    run()
    before = CaseStudyPage.objects.get()
    settings.DEBUG = False
    with pytest.raises(CommandError, match="add --force"):
        run("--reset")
    assert CaseStudyPage.objects.get() == before


@pytest.mark.parametrize(("debug", "arguments"), [(True, ["--reset"]), (False, ["--reset", "--force"])])
def test_reset_loads_everything_afresh_under_new_identifiers(settings, debug, arguments):
    settings.DEBUG = debug
    run()
    changed = CaseStudyPage.objects.get()
    changed.result = "Ours."
    changed.save_revision().publish()
    StandardPage.objects.get(slug="cookies").delete()
    assert run(*arguments) == ["Pages: 2 loaded", "Case studies: 1 loaded"]
    fresh = CaseStudyPage.objects.get()
    assert fresh.result == "Hospital stays fell by 31% in two years."
    assert fresh.identifier_number > changed.identifier_number
    assert NetworkImage.objects.get() == fresh.hero_image
    assert StandardPage.objects.filter(slug="cookies").exists()


def test_reset_leaves_a_page_of_the_editors_own_where_it_is(settings, small_content):
    settings.DEBUG = True
    run()
    about = StandardPage.objects.get(slug="about")
    about.add_child(instance=StandardPage(title="Our people", slug="people"))
    with pytest.raises(CommandError, match="“Our people” is not part of the demonstration"):
        run("--reset")
    assert StandardPage.objects.filter(pk=about.pk).exists()


def test_reset_keeps_a_picture_that_editors_use(settings, django_capture_on_commit_callbacks):
    settings.DEBUG = True
    run()
    image = NetworkImage.objects.get()
    about = StandardPage.objects.get(slug="about")
    with django_capture_on_commit_callbacks(execute=True):  # what uses a picture is noted once the page is saved
        theirs = about.get_parent().add_child(instance=StandardPage(title="Ours", slug="ours", hero_image=image))
    run("--reset")
    theirs.refresh_from_db()
    assert theirs.hero_image == image
    assert CaseStudyPage.objects.get().hero_image != image
