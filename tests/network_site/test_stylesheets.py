"""The style sheets that are made of others, as they are found and collected among the static files."""

from pathlib import Path

import pytest

from network_site.stylesheets import FOLDER, JoinedStyles


@pytest.fixture
def finder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return JoinedStyles()


def test_all_are_collected(finder):
    collected = {path: storage.open(path).read().decode() for path, storage in finder.list([])}
    assert set(collected) == {"css/joined.css", "css/on_paper.css"}
    assert all(rules.read_text() in collected["css/joined.css"] for rules in FOLDER.glob("components/*.css"))
    assert "@media screen" in collected["css/on_paper.css"]
    assert "@media print" not in collected["css/on_paper.css"]


def test_each_is_found_as_its_parts_are_now(finder):
    path = Path(finder.find("css/joined.css"))
    made = path.read_text()
    path.write_text("made of older parts")
    assert [Path(found).read_text() for found in finder.find("css/joined.css", find_all=True)] == [made]
    assert finder.find("css/of_nobody.css") == []
