"""The services that the environment names: database, cache, e-mail, media storage, CDN and error reports."""

from pathlib import Path
from urllib.parse import unquote

import environ
import sentry_sdk
from django.core.exceptions import ImproperlyConfigured

from network_site.environment import ROOT, address, malformed, text

DATABASE_MEND = (
    'write "sqlite:////path/to/file.sqlite3" or "postgres://user:password@host:5432/name", '
    "special characters in the password as %XX"
)
CACHE_MEND = 'write "locmem://" or "redis://host:6379/0"'
EMAIL_MEND = (
    'write "smtp+tls://user:password@host:587", "filemail:///path/to/folder" or "consolemail://", '
    "special characters in the password as %XX"
)
SMTP_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}
CDN_BACKENDS = {
    "http": ("HTTPBackend", {"LOCATION": "FRONTEND_CACHE_LOCATION"}),
    "cloudflare": (
        "CloudflareBackend",
        {"ZONEID": "FRONTEND_CACHE_ZONE_ID", "BEARER_TOKEN": "FRONTEND_CACHE_TOKEN"},
    ),
    "cloudfront": ("CloudfrontBackend", {"DISTRIBUTION_ID": "FRONTEND_CACHE_DISTRIBUTION_ID"}),
}


def database(name: str, default: Path) -> dict:
    """Django's description of the database at the address `name`, or of a SQLite file."""
    if not text(name):
        return _sqlite({"ENGINE": "django.db.backends.sqlite3", "NAME": str(default)})
    scheme = address(name, {"sqlite", "postgres", "postgresql"}, DATABASE_MEND).scheme
    try:
        config = environ.Env.db_url_config(text(name))
    except ValueError:
        raise malformed(name, DATABASE_MEND) from None
    if not config["NAME"]:
        raise malformed(name, DATABASE_MEND)
    return _sqlite(_placed(config, name)) if scheme == "sqlite" else _postgresql(config)


def _placed(config: dict, name: str) -> dict:
    """A relative file starts at the project's root, wherever the command was called."""
    if config["NAME"] == ":memory:":
        return config
    path = ROOT / config["NAME"]
    if not path.parent.is_dir():
        raise ImproperlyConfigured(
            f"{name} names a SQLite file in a folder that does not exist: make the folder, or correct "
            "the path (an absolute path takes four slashes, sqlite:////srv/network/db.sqlite3)."
        )
    return {**config, "NAME": str(path)}


def _sqlite(config: dict) -> dict:
    """Take the write lock at once and wait for it, let readers go on, lose no commit when the power fails."""
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
    return {**config, "OPTIONS": {**options, **config.get("OPTIONS", {})}}


def _postgresql(config: dict) -> dict:
    """Keep connections for a minute and test them before use; our short queries are faster uncompiled."""
    return {
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        **config,
        "OPTIONS": {"options": "-c jit=off", **config.get("OPTIONS", {})},
    }


def cache(name: str) -> dict:
    if not text(name):
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    parts = address(name, {"locmem", "redis", "rediss"}, CACHE_MEND)
    if parts.scheme == "locmem":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": parts.netloc}
    number = parts.path.strip("/")
    if not parts.hostname or (number and not number.isdigit()):
        raise malformed(name, CACHE_MEND)
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": text(name)}


def email(name: str, default_folder: Path) -> dict:
    """Django's e-mail settings for the address `name`; without one each e-mail becomes a file."""
    if not text(name):
        return _mail_files(default_folder)
    parts = address(name, {*SMTP_PORTS, "filemail", "consolemail"}, EMAIL_MEND)
    if parts.scheme == "consolemail":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme == "filemail" and parts.path.strip("/"):
        return _mail_files(Path(unquote(parts.path)))
    if not parts.hostname:
        raise malformed(name, EMAIL_MEND)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or SMTP_PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtp+ssl",
        "EMAIL_TIMEOUT": 20,
    }


def _mail_files(folder: Path) -> dict:
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": str(folder),
    }


def media_storage() -> dict:
    """Files on this computer, or in an S3 bucket when one is named.

    Addresses are unsigned, so that caches can keep images: the bucket's policy must let the public read
    `images/` and nothing else. Documents go through Wagtail's view, which checks who may read them.
    """
    bucket = text("AWS_STORAGE_BUCKET_NAME")
    if not bucket:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    options = {
        "region_name": text("AWS_S3_REGION_NAME"),
        "endpoint_url": text("AWS_S3_ENDPOINT_URL"),
        "custom_domain": text("AWS_S3_CUSTOM_DOMAIN"),
    }
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "querystring_auth": False,
            "file_overwrite": False,
            **{key: value for key, value in options.items() if value},
        },
    }


def frontend_cache() -> dict:
    """The CDN whose copies are purged when a page changes; none when no kind is named."""
    kind = text("FRONTEND_CACHE_BACKEND").lower()
    if not kind:
        return {}
    if kind not in CDN_BACKENDS:
        raise ImproperlyConfigured(f"FRONTEND_CACHE_BACKEND must be one of {', '.join(CDN_BACKENDS)}.")
    backend, variables = CDN_BACKENDS[kind]
    for variable in variables.values():
        if not text(variable):
            raise ImproperlyConfigured(
                f"{variable} is not set, and FRONTEND_CACHE_BACKEND={kind} needs it: set it, or remove the latter."
            )
    values = {key: text(variable) for key, variable in variables.items()}
    return {"default": {"BACKEND": f"wagtail.contrib.frontend_cache.backends.{backend}", **values}}


def start_error_reports(name: str) -> None:
    if not text(name):
        return
    try:
        sentry_sdk.init(dsn=text(name), max_request_body_size="never")  # forms hold what people wrote
    except ValueError:
        raise malformed(name, "copy the whole DSN from the project's page in Sentry, or remove it") from None
