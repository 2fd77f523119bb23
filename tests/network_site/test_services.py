"""Good addresses become the settings that Django and Wagtail understand."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from network_site import environment, services

DEFAULT = Path("/somewhere/db.sqlite3")


def test_sqlite_waits_for_the_write_lock_and_loses_no_commit(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    config = services.database("DATABASE_URL", DEFAULT)
    assert config["NAME"] == "/somewhere/db.sqlite3"
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite only")
@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 20_000)])
def test_sqlite_runs_with(pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone()[0] == value


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")
def test_postgresql_does_not_compile_short_queries():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone()[0] == "off"


def test_a_relative_sqlite_file_starts_at_the_project(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///other.sqlite3")
    assert services.database("DATABASE_URL", DEFAULT)["NAME"] == str(environment.ROOT / "other.sqlite3")


def test_a_postgresql_address_keeps_its_own_options(monkeypatch):
    monkeypatch.setenv(
        "DATABASE_URL", "postgres://reader:p%23%40ss@db.example:5433/network?sslmode=require&conn_max_age=5"
    )
    config = services.database("DATABASE_URL", DEFAULT)
    assert (config["USER"], config["PASSWORD"], config["PORT"]) == ("reader", "p#@ss", 5433)
    assert config["OPTIONS"] == {"options": "-c jit=off", "sslmode": "require"}
    assert config["CONN_MAX_AGE"] == 5
    assert config["CONN_HEALTH_CHECKS"]


@pytest.mark.parametrize(
    ("url", "backend", "location"),
    [
        ("", "LocMemCache", None),
        ("locmem://", "LocMemCache", ""),
        ("redis://:p%40ss@cache.example:6379/1", "RedisCache", "redis://:p%40ss@cache.example:6379/1"),
    ],
)
def test_cache(monkeypatch, url, backend, location):
    monkeypatch.setenv("CACHE_URL", url)
    config = services.cache("CACHE_URL")
    assert config["BACKEND"].endswith(backend)
    assert config.get("LOCATION") == location


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", {"EMAIL_PORT": 25, "EMAIL_USE_TLS": False, "EMAIL_HOST_USER": ""}),
        (
            "smtp+tls://me:p%40ss@mail.example",
            {"EMAIL_PORT": 587, "EMAIL_USE_TLS": True, "EMAIL_HOST_PASSWORD": "p@ss"},
        ),
        ("smtp+ssl://mail.example:4650", {"EMAIL_PORT": 4650, "EMAIL_USE_SSL": True}),
        ("filemail:///tmp/my%20mail", {"EMAIL_FILE_PATH": "/tmp/my mail"}),
        ("consolemail://", {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}),
        ("", {"EMAIL_FILE_PATH": "/somewhere/mail"}),
    ],
)
def test_email(monkeypatch, url, expected):
    monkeypatch.setenv("EMAIL_URL", url)
    config = services.email("EMAIL_URL", Path("/somewhere/mail"))
    assert expected.items() <= config.items()


@pytest.mark.parametrize("url", ["filemail://", "smtp://", "ftp://mail.example"])
def test_an_email_address_without_its_essence_is_refused(monkeypatch, url):
    monkeypatch.setenv("EMAIL_URL", url)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL is not an address"):
        services.email("EMAIL_URL", Path("/somewhere/mail"))


def test_media_lie_in_a_bucket_when_one_is_named(monkeypatch):
    monkeypatch.setenv("AWS_STORAGE_BUCKET_NAME", "network-media")
    monkeypatch.setenv("AWS_S3_CUSTOM_DOMAIN", "media.example.org")
    storage = services.media_storage()
    assert storage["BACKEND"] == "storages.backends.s3.S3Storage"
    assert storage["OPTIONS"]["custom_domain"] == "media.example.org"
    assert "endpoint_url" not in storage["OPTIONS"]


def test_a_cdn_is_purged_by_its_own_backend(monkeypatch):
    monkeypatch.setenv("FRONTEND_CACHE_BACKEND", "cloudfront")
    monkeypatch.setenv("FRONTEND_CACHE_DISTRIBUTION_ID", "E123")
    assert services.frontend_cache() == {
        "default": {"BACKEND": "wagtail.contrib.frontend_cache.backends.CloudfrontBackend", "DISTRIBUTION_ID": "E123"}
    }


@pytest.mark.parametrize(
    ("hosts", "address"),
    [("", "http://localhost:8000"), ("*", "http://localhost:8000"), (".example.org, b", "https://example.org")],
)
def test_the_sites_address_follows_its_first_host(monkeypatch, hosts, address):
    monkeypatch.delenv("WAGTAILADMIN_BASE_URL", raising=False)
    monkeypatch.setenv("ALLOWED_HOSTS", hosts)
    assert environment.site_address("WAGTAILADMIN_BASE_URL") == address
