"""The environment's values, each checked once at the door.

A value that cannot be used stops the start with one sentence that names the variable and the mend.
The sentence never repeats an address, which may hold a password.
"""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

import environ
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

ROOT = Path(__file__).resolve().parents[1]
YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


def read_file(path: Path) -> None:
    """Add the values of a `.env` file; what the environment already says stays."""
    try:
        if path.is_file():
            environ.Env.read_env(path)
    except UnicodeDecodeError:
        raise ImproperlyConfigured(f"{path} is not a text file in UTF-8: save it as UTF-8.") from None


def text(name: str, default: str = "") -> str:
    """An empty value counts as not set."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    value = text(name).lower()
    if value in YES | NO:
        return value in YES
    if value:
        raise ImproperlyConfigured(f"{name} must be true or false: set it to one of these, or remove it.")
    return default


def folder(name: str, default: Path) -> Path:
    """A folder that we can write to, made when it is missing; a relative one starts at the project's root."""
    path = ROOT / text(name, str(default))
    try:
        path.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path).close()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} is a folder that cannot be written to ({path}: {error.strerror}): "
            f"give this user the right to write there, or set {name} to another folder."
        ) from None
    return path


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (OSError, ValueError, LookupError):
        raise ImproperlyConfigured(
            f'{name} is not a time zone that this computer knows: set it to a name such as "Europe/London".'
        ) from None
    return value


def address(name: str, schemes: Iterable[str], mend: str) -> SplitResult:
    """The address `name` in its parts. Reading the port is what finds a number that is none."""
    try:
        parts = urlsplit(text(name))
        if parts.scheme in schemes and (parts.port is None or parts.port):
            return parts
    except ValueError:
        pass
    raise malformed(name, mend)


def malformed(name: str, mend: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} is not an address that this site understands: {mend}.")


def site_address(name: str) -> str:
    """Where readers find the site, for links in e-mails: by default the first of the allowed hosts."""
    if not text(name):
        host = text("ALLOWED_HOSTS").split(",")[0].strip().lstrip(".")
        return f"https://{host}" if host and host != "*" else "http://localhost:8000"
    mend = 'write it in full, such as "https://network.example.org"'
    if not address(name, {"http", "https"}, mend).hostname:
        raise malformed(name, mend)
    return text(name).rstrip("/")


def secret_key(var: Path, *, debug: bool) -> str:
    """The secret key; in development one is made at the first start and kept."""
    if key := text("SECRET_KEY"):
        return key
    if not debug:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set: with DEBUG off, set it to a long random text that nobody else knows."
        )
    return _kept_key(var / "secret-key")


def _kept_key(path: Path) -> str:
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    return path.read_text()


def allowed_hosts(*, debug: bool) -> list[str]:
    hosts = [host.strip() for host in text("ALLOWED_HOSTS").split(",") if host.strip()]
    if not hosts and not debug:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is not set: with DEBUG off, set it to the names that this site answers to, "
            'separated by commas, such as "network.example.org".'
        )
    if any("/" in host for host in hosts):
        raise ImproperlyConfigured(
            'ALLOWED_HOSTS takes names, not addresses: write "network.example.org", not "https://network.example.org/".'
        )
    return hosts
