import re
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from network_site.management.commands import first_run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo_runs(monkeypatch, settings, tmp_path):
    """How often the demonstration content was loaded; loading it has tests of its own."""
    runs = []
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(first_run, "call_command", lambda name, **options: runs.append(name))
    return runs


def run():
    output = StringIO()
    call_command("first_run", stdout=output)
    return output.getvalue()


def test_a_new_database_gets_the_demonstration_and_an_administrator(demo_runs, settings, client):
    password = re.search(r"password (\S+)", run()).group(1)
    kept = settings.VAR_DIR / "admin-password"
    assert demo_runs == ["setup_demo"]
    assert kept.read_text().strip() == password
    assert kept.stat().st_mode & 0o777 == 0o600
    assert client.login(username="admin", password=password)


def test_a_second_run_changes_nothing_and_says_where_the_password_is(demo_runs, settings):
    run()
    kept = settings.VAR_DIR / "admin-password"
    before = kept.read_text()
    output = run()
    assert demo_runs == ["setup_demo"]
    assert kept.read_text() == before
    assert str(kept) in output
    assert before.strip() not in output


def test_a_database_with_an_administrator_is_left_as_it_is(demo_runs):
    get_user_model().objects.create_superuser("someone", password="long enough for anyone")
    assert run() == ""
    assert demo_runs == []
    assert not get_user_model().objects.filter(username="admin").exists()


def test_a_run_that_was_interrupted_starts_again(demo_runs, monkeypatch):
    def interrupted(name, **options):
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(first_run, "call_command", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run()
    run()
    assert demo_runs == ["setup_demo"]


def test_an_old_password_file_that_others_can_read_does_not_stay_so(settings):
    kept = settings.VAR_DIR / "admin-password"
    kept.write_text("old")
    kept.chmod(0o644)
    run()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.read_text() != "old"
