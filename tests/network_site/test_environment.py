"""A value that cannot be used stops the start with one sentence: the variable and the mend, never a traceback."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTHING = dict.fromkeys(re.findall(r"^#?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE), "")
PRODUCTION = {"DEBUG": "false", "SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "network.example.org"}


def start(*command, **environment):
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **NOTHING, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def manage(**environment):
    return start("manage.py", "check", **environment)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DEBUG", "perhaps"),
        ("SECRET_KEY", ""),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "https://network.example.org/"),
        ("WAGTAILADMIN_BASE_URL", "network.example.org"),
        ("TIME_ZONE", "Europe/Camelot"),
        ("TIME_ZONE", "../../etc/passwd"),
        ("TIME_ZONE", "Europe"),
        ("DATABASE_URL", "db.sqlite3"),
        ("DATABASE_URL", "mysql://user:hush@localhost/network"),
        ("DATABASE_URL", "postgres://user:hush@localhost:many/network"),
        ("DATABASE_URL", "postgres://user:hush@localhost/"),
        ("DATABASE_URL", "sqlite:////no/such/folder/db.sqlite3"),
        ("CACHE_URL", "memcache://localhost"),
        ("CACHE_URL", "redis://"),
        ("CACHE_URL", "redis://localhost:6379/first"),
        ("EMAIL_URL", "mail.example.org"),
        ("EMAIL_URL", "smtp://user:hush@:25"),
        ("EMAIL_URL", "smtp+tls://user:hush@mail.example.org:99999"),
        ("FRONTEND_CACHE_BACKEND", "pigeon"),
        ("VAR_DIR", "/dev/null/var"),
        ("MEDIA_ROOT", "/dev/null/media"),
        ("SENTRY_DSN", "hush"),
    ],
)
def test_a_bad_value_stops_the_start_with_a_sentence_that_names_it(variable, value):
    settings = {**PRODUCTION, "DJANGO_SETTINGS_MODULE": "network_site.settings.production", variable: value}
    result = manage(**settings)
    assert result.returncode == 1
    assert result.stderr.startswith(variable)
    assert result.stderr.count("\n") == 1
    assert "hush" not in result.stderr


def test_a_cdn_without_its_address_names_the_missing_variable():
    result = manage(FRONTEND_CACHE_BACKEND="cloudflare", FRONTEND_CACHE_ZONE_ID="z")
    assert result.returncode == 1
    assert result.stderr.startswith("FRONTEND_CACHE_TOKEN is not set")


def test_development_with_debug_off_needs_a_key_too():
    result = manage(DEBUG="false", ALLOWED_HOSTS="localhost")
    assert result.returncode == 1
    assert result.stderr.startswith("SECRET_KEY is not set")


def test_wsgi_refuses_to_start_without_a_secret_key():
    result = start("-c", "import network_site.wsgi")
    assert result.returncode == 1
    assert "ImproperlyConfigured: SECRET_KEY is not set" in result.stderr


def test_traceback_shows_where_a_bad_value_was_found():
    result = start("manage.py", "check", "--traceback", DEBUG="perhaps")
    assert "Traceback" in result.stderr


def test_without_django_manage_says_what_to_do():
    result = start("-S", "-E", "manage.py", "check")
    assert result.returncode == 1
    assert "make run" in result.stderr
    assert "Traceback" not in result.stderr


def test_development_makes_a_secret_key_once_and_keeps_it_private(tmp_path):
    command = ["-c", "from django.conf import settings; print(settings.SECRET_KEY)"]
    environment = {"VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "network_site.settings.development"}
    first, second = start(*command, **environment), start(*command, **environment)
    assert len(first.stdout.strip()) >= 50
    assert first.stdout == second.stdout
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_value_in_the_environment_comes_before_the_file(tmp_path, monkeypatch):
    from network_site import environment

    file = tmp_path / ".env"
    file.write_text("# a comment\nNETWORK_ONE=from the file\nNETWORK_TWO=from the file\n")
    monkeypatch.setenv("NETWORK_ONE", "from the environment")
    monkeypatch.setenv("NETWORK_TWO", "so that it is removed again")
    monkeypatch.delenv("NETWORK_TWO")
    environment.read_file(file)
    assert environment.text("NETWORK_ONE") == "from the environment"
    assert environment.text("NETWORK_TWO") == "from the file"


def test_a_file_that_is_not_text_is_named(tmp_path):
    from django.core.exceptions import ImproperlyConfigured

    from network_site import environment

    file = tmp_path / ".env"
    file.write_bytes(b"SECRET_KEY=\xff\xfe")
    with pytest.raises(ImproperlyConfigured, match=r"\.env is not a text file"):
        environment.read_file(file)
