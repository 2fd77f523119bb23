"""The scripts that hold the house rules find what they are for."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(__file__).resolve().parents[2] / "bin"


@pytest.fixture
def rules():
    spec = importlib.util.spec_from_file_location("house_rules", BIN / "house_rules.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("lines", "faults"), [(300, 0), (301, 1)])
def test_a_file_has_300_lines_at_most(rules, lines, faults):
    assert len(list(rules.python_faults("x = 1\n" * lines))) == faults


@pytest.mark.parametrize(("lines", "faults"), [(39, 0), (40, 1)])
def test_a_function_has_40_lines_at_most_with_its_head(rules, lines, faults):
    assert len(list(rules.python_faults("class A:\n    def f():\n" + "        x = 1\n" * lines))) == faults


@pytest.mark.parametrize(
    "html",
    ["<style>", '<p style="color: red">', "<script>alert(1)</script>", '<a onclick="go()">', '<script type="module">'],
)
def test_nothing_inline_in_templates(rules, html):
    assert len(list(rules.template_faults(html))) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<script type="module" src="{% static "js/x.js" %}"></script>',
        '<script type="application/ld+json">{}</script>',
        '<rect fill="red" data-style="x">',
        '<link rel="stylesheet" href="x.css">',
    ],
)
def test_files_data_and_attributes_are_fine_in_templates(rules, html):
    assert list(rules.template_faults(html)) == []


@pytest.mark.parametrize(("covered", "code"), [(69.9, 1), (70, 0)])
def test_no_file_is_covered_by_less_than_70_per_cent(covered, code):
    report = json.dumps({"files": {"finder/query.py": {"summary": {"percent_covered": covered}}}})
    result = subprocess.run(
        [sys.executable, BIN / "coverage_floor.py"], input=report, capture_output=True, text=True, check=False
    )
    assert result.returncode == code
    assert ("finder/query.py" in result.stdout) == bool(code)
