"""What each kind of value becomes; an empty one counts as not set."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from network_site import environment, services

NAME = "NETWORK_VALUE"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("true", True), ("YES", True), ("1", True), ("off", False), ("False", False), ("", "default"), (" ", "default")],
)
def test_flag(monkeypatch, value, expected):
    monkeypatch.setenv(NAME, value)
    assert environment.flag(NAME, default="default") == expected


def test_a_flag_is_nothing_else(monkeypatch):
    monkeypatch.setenv(NAME, "perhaps")
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} must be true or false"):
        environment.flag(NAME, default=True)


def test_a_folder_is_made(monkeypatch, tmp_path):
    monkeypatch.setenv(NAME, str(tmp_path / "a" / "b"))
    assert environment.folder(NAME, tmp_path / "other") == tmp_path / "a" / "b"
    assert (tmp_path / "a" / "b").is_dir()
    assert not (tmp_path / "other").exists()


def test_a_folder_in_the_place_of_a_file_is_refused(monkeypatch, tmp_path):
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv(NAME, str(file))
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} is a folder that cannot be written to"):
        environment.folder(NAME, tmp_path)


@pytest.mark.parametrize("value", ["Europe/Camelot", "../../etc/passwd", "Europe", "\\"])
def test_an_unknown_time_zone_is_refused(monkeypatch, value):
    monkeypatch.setenv(NAME, value)
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} is not a time zone"):
        environment.time_zone(NAME, "Europe/London")


def test_a_time_zone_that_is_not_set_is_the_default(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)
    assert environment.time_zone(NAME, "Europe/London") == "Europe/London"


@pytest.mark.parametrize("value", ["network.example.org", "ftp://network.example.org", "https://", "https://[::1"])
def test_a_site_address_is_written_in_full(monkeypatch, value):
    monkeypatch.setenv(NAME, value)
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} is not an address"):
        environment.site_address(NAME)


def test_a_site_address_loses_its_last_slash(monkeypatch):
    monkeypatch.setenv(NAME, "https://network.example.org/")
    assert environment.site_address(NAME) == "https://network.example.org"


def test_hosts_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example , b.example,")
    assert environment.allowed_hosts(debug=False) == ["a.example", "b.example"]


def test_a_host_is_a_name_and_no_address(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "https://a.example/")
    with pytest.raises(ImproperlyConfigured, match="takes names, not addresses"):
        environment.allowed_hosts(debug=False)


@pytest.mark.parametrize("value", ["", " , "])
def test_hosts_must_be_set_with_debug_off_only(monkeypatch, value):
    monkeypatch.setenv("ALLOWED_HOSTS", value)
    assert environment.allowed_hosts(debug=True) == []
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS is not set"):
        environment.allowed_hosts(debug=False)


def test_a_secret_key_that_is_set_comes_before_the_kept_one(monkeypatch, tmp_path):
    (tmp_path / "secret-key").write_text("kept")
    monkeypatch.setenv("SECRET_KEY", "set")
    assert environment.secret_key(tmp_path, debug=True) == "set"
    monkeypatch.setenv("SECRET_KEY", "")
    assert environment.secret_key(tmp_path, debug=True) == "kept"
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        environment.secret_key(tmp_path, debug=False)


def test_a_secret_key_is_made_once(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "")
    assert environment.secret_key(tmp_path, debug=True) == environment.secret_key(tmp_path, debug=True)


@pytest.mark.parametrize(
    "url",
    ["mysql://u:hush@h/n", "postgres://u:hush@h:many/n", "postgres://u:hush@h/", "db.sqlite3", "postgres://[hush/n"],
)
def test_a_bad_database_address_is_not_repeated(monkeypatch, tmp_path, url):
    monkeypatch.setenv(NAME, url)
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} is not an address") as error:
        services.database(NAME, tmp_path / "db.sqlite3")
    assert "hush" not in str(error.value)


@pytest.mark.parametrize("url", ["memcache://h", "redis://", "redis://h/first"])
def test_a_bad_cache_address(monkeypatch, url):
    monkeypatch.setenv(NAME, url)
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} is not an address"):
        services.cache(NAME)


def test_error_reports_need_a_whole_dsn(monkeypatch):
    monkeypatch.setenv(NAME, "hush")
    with pytest.raises(ImproperlyConfigured, match=f"^{NAME} is not an address.*DSN") as error:
        services.start_error_reports(NAME)
    assert "hush" not in str(error.value)


def test_error_reports_hold_neither_people_nor_what_they_wrote(monkeypatch):
    options = {}
    monkeypatch.setattr(services.sentry_sdk, "init", lambda **given: options.update(given))
    monkeypatch.setenv(NAME, "")
    services.start_error_reports(NAME)
    assert options == {}
    monkeypatch.setenv(NAME, "https://key@errors.example.org/1")
    services.start_error_reports(NAME)
    assert options == {"dsn": "https://key@errors.example.org/1", "max_request_body_size": "never"}
