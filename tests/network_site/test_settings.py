"""What each environment's settings promise. Read in a process of their own, as a server reads them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = re.findall(r"^#?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
SHOW = """
import json, sys
from django.conf import settings
print(json.dumps([getattr(settings, name) for name in sys.argv[1:]]))
"""


def values(module, *names, **environment):
    result = subprocess.run(
        [sys.executable, "-c", SHOW, *names],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": f"network_site.settings.{module}",
            **dict.fromkeys(NAMES, ""),
            **environment,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(result.stdout)


@pytest.fixture
def production(tmp_path):
    return {"SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "network.example.org, www.example.org", "VAR_DIR": str(tmp_path)}


def test_development_needs_nothing_and_shows_errors(tmp_path):
    debug, hosts, folder = values("development", "DEBUG", "ALLOWED_HOSTS", "EMAIL_FILE_PATH", VAR_DIR=str(tmp_path))
    assert debug is True
    assert hosts == []
    assert folder == str(tmp_path / "mail")


def test_production_is_for_https_only(production):
    names = ("DEBUG", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS")
    debug, redirect, session, csrf, hsts = values("production", *names, **production)
    assert debug is False
    assert redirect is session is csrf is True
    assert hsts >= 31_536_000


def test_production_knows_its_names_and_writes_from_the_first(production):
    hosts, address, sender = values(
        "production", "ALLOWED_HOSTS", "WAGTAILADMIN_BASE_URL", "DEFAULT_FROM_EMAIL", **production
    )
    assert hosts == ["network.example.org", "www.example.org"]
    assert address == "https://network.example.org"
    assert sender == "no-reply@network.example.org"


def test_production_names_static_files_by_their_content(production):
    (storages,) = values("production", "STORAGES", **production)
    assert "Manifest" in storages["staticfiles"]["BACKEND"]


def test_a_cdn_brings_its_app(production):
    apps, cdn = values(
        "production",
        "INSTALLED_APPS",
        "WAGTAILFRONTENDCACHE",
        **production,
        FRONTEND_CACHE_BACKEND="http",
        FRONTEND_CACHE_LOCATION="http://localhost:6081",
    )
    assert "wagtail.contrib.frontend_cache" in apps
    assert cdn["default"]["LOCATION"] == "http://localhost:6081"


def test_no_third_party_hears_of_editors():
    gravatar, updates = values("development", "WAGTAIL_GRAVATAR_PROVIDER_URL", "WAGTAIL_ENABLE_UPDATE_CHECK")
    assert gravatar is None
    assert updates is False


def test_djangos_own_admin_is_not_installed():
    (apps,) = values("development", "INSTALLED_APPS")
    assert "django.contrib.admin" not in apps


def test_the_example_lists_every_variable_that_is_read():
    code = "".join(path.read_text() for path in (ROOT / "network_site").glob("**/*.py"))
    read = set(
        re.findall(r'\b(?:text|flag|folder|time_zone|site_address|database|cache|email)\(\s*"([A-Z0-9_]+)"', code)
    )
    read |= set(re.findall(r'"(FRONTEND_CACHE_[A-Z_]+)"', code)) | {
        "SENTRY_DSN",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
    }
    assert read == set(NAMES)
