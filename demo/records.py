"""The demonstration's content as its files hold it: one TOML file for each page, and `site.toml` for the rest."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).resolve().parent / "content"


class DemoError(Exception):
    """Why the demonstration cannot be loaded, in a sentence that says where to look."""


@dataclass(frozen=True)
class Record:
    """One file, and so one page. The file's name is the page's slug."""

    folder: str
    slug: str
    data: dict[str, Any]

    @property
    def key(self):
        return f"{self.folder}/{self.slug}"

    def error(self, sentence):
        return DemoError(f"{self.key}.toml: {sentence}")


def read_toml(path):
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise DemoError(f"{path.parent.name}/{path.name}: This is not valid TOML: {error}.") from None


def read_site(root):
    """Return what `site.toml` says, or nothing when there is no such file."""
    path = root / "site.toml"
    return read_toml(path) if path.is_file() else {}


def read_records(root, folder, order=()):
    """Return the records of one folder in the order of their slugs in `order`, those it does not name first."""
    position = {slug: number for number, slug in enumerate(order)}
    records = [read_record(path) for path in (root / folder).glob("*.toml")]
    return sorted(records, key=lambda record: (position.get(record.slug, -1), record.slug))


def read_record(path):
    record = Record(path.parent.name, path.stem, read_toml(path))
    if not record.data.get("title"):
        raise record.error("It has no title.")
    return record
