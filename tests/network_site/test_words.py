"""Wagtail's and Django's words that the site says in its own way."""

import gettext
import re
from pathlib import Path

import django
import pytest
import wagtail
from django.conf import settings

[FOLDER] = settings.LOCALE_PATHS
WORDS = Path(FOLDER) / "en_GB" / "LC_MESSAGES" / "django"
PAIR = re.compile(r'^msgid "(.+)"\nmsgstr "(.+)"$', re.MULTILINE)
PLACEHOLDER = re.compile(r"%\(\w+\)s")
PAIRS = PAIR.findall(WORDS.with_suffix(".po").read_text())


@pytest.fixture(scope="module")
def theirs():
    packages = (Path(package.__file__).parent for package in (django, wagtail))
    return "".join(file.read_text() for package in packages for file in package.glob("**/en/LC_MESSAGES/django.po"))


@pytest.fixture(scope="module")
def read_by_the_site():
    with WORDS.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_there_are_words():
    assert len(PAIRS) == WORDS.with_suffix(".po").read_text().count("\nmsgid ") - len(["the head"])


@pytest.mark.parametrize(("word", "ours"), PAIRS)
def test_it_is_still_said_so_and_the_site_says_it_otherwise(theirs, read_by_the_site, word, ours):
    assert f'msgid "{word}"' in theirs
    assert read_by_the_site.gettext(word) == ours
    assert set(PLACEHOLDER.findall(ours)) <= set(PLACEHOLDER.findall(word))
