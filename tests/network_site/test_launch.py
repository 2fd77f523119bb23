"""`make run` before anything is installed: what stands in the way is said in a sentence, before work is done."""

import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def launch():
    spec = importlib.util.spec_from_file_location("launch", ROOT / "bin" / "launch.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(launch, tmp_path, monkeypatch):
    """A project elsewhere, whose pip installs by writing its arguments to a file."""
    monkeypatch.delenv("PYTHON", raising=False)  # as `PYTHON=python3.13 make test` sets it for us
    monkeypatch.setattr(launch, "ROOT", tmp_path)
    monkeypatch.setattr(launch, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(launch, "STAMP", tmp_path / ".venv" / "installed")
    (tmp_path / "requirements.txt").write_text("one==1\n")
    (tmp_path / "requirements-dev.txt").write_text("one==1\ntwo==2\n")
    write_python(tmp_path, 'echo "$@" >> "$(dirname "$0")/calls"')
    return tmp_path


def write_python(project, script):
    """A stand-in for the environment's Python: it tells its version, and does `script` when it is to install."""
    binaries = project / ".venv" / "bin"
    binaries.mkdir(parents=True, exist_ok=True)
    (binaries / "python").write_text(f'#!/bin/sh\nif [ "$1" = -c ]; then echo 3 11; exit; fi\n{script}\n')
    (binaries / "python").chmod(0o755)


def installs(project):
    calls = project / ".venv" / "bin" / "calls"
    return [line.split()[-1] for line in calls.read_text().splitlines()] if calls.exists() else []


def test_a_taken_port_is_named_before_anything_is_installed(launch, project, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        with pytest.raises(launch.LaunchError, match=f"Port {port} is taken.*PORT={port + 1}"):
            launch.main(["run"])
    assert installs(project) == []


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1", "80.5", " "])
def test_a_port_that_is_none_is_refused(launch, port):
    with pytest.raises(launch.LaunchError, match="PORT must be a number"):
        launch.free_port(port)


def test_a_free_port_is_taken_as_it_is(launch):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    assert launch.free_port(str(port)) == port


def test_requirements_are_installed_once_with_their_hashes_and_again_when_they_change(launch, project):
    launch.install("requirements.txt")
    launch.install("requirements.txt")
    assert installs(project) == ["requirements.txt"]
    assert "--require-hashes" in (project / ".venv" / "bin" / "calls").read_text()
    (project / "requirements.txt").write_text("one==2\n")
    launch.install("requirements.txt")
    assert installs(project) == ["requirements.txt", "requirements.txt"]


def test_the_development_requirements_hold_those_to_run(launch, project):
    launch.install("requirements-dev.txt")
    launch.install("requirements.txt")
    assert installs(project) == ["requirements-dev.txt"]


def test_the_requirements_to_run_are_not_enough_to_develop(launch, project):
    launch.install("requirements.txt")
    launch.install("requirements-dev.txt")
    assert installs(project) == ["requirements.txt", "requirements-dev.txt"]


@pytest.mark.parametrize(
    ("output", "mend"),
    [
        ("ERROR: Failed to build installable wheels for some pyproject.toml based projects", "C compiler"),
        ("NewConnectionError: Failed to establish a new connection", "network"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "make lock"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: something new", "the lines above say why"),
    ],
)
def test_an_install_that_fails_says_what_to_do_and_is_tried_again(launch, project, capfd, output, mend):
    write_python(project, f'echo "{output}" >&2; exit 1')
    with pytest.raises(launch.LaunchError, match=mend):
        launch.install("requirements.txt")
    assert output in capfd.readouterr().err
    write_python(project, 'echo "$@" >> "$(dirname "$0")/calls"')
    launch.install("requirements.txt")
    assert installs(project) == ["requirements.txt"]


def test_another_python_named_makes_the_environment_anew(launch, project, monkeypatch):
    made = []
    monkeypatch.setattr(launch, "make_venv", lambda: made.append(True))
    monkeypatch.setenv("PYTHON", "python9")
    monkeypatch.setattr(launch.sys, "version_info", (9, 9, 0))
    launch.install("requirements.txt")
    assert made == [True]


def test_an_environment_whose_python_is_gone_is_made_anew(launch, project, monkeypatch):
    (project / ".venv" / "bin" / "python").unlink()
    assert not launch.usable()


def find_python(path, **environment):
    return subprocess.run(
        ["/bin/sh", ROOT / "bin" / "find-python"],
        env={"PATH": str(path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def fake_python(folder, name, minor):
    script = folder / name
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -c "import sys; sys.version_info = (3, {minor}); $2"\n')
    script.chmod(0o755)
    return script


def test_the_first_new_enough_python_is_taken(tmp_path):
    fake_python(tmp_path, "python3", 9)
    fake_python(tmp_path, "python3.12", 12)
    assert find_python(tmp_path).stdout == "python3.12\n"


def test_with_only_an_old_python_it_says_what_is_needed(tmp_path):
    fake_python(tmp_path, "python3", 10)
    result = find_python(tmp_path)
    assert result.returncode == 1
    assert result.stdout == ""
    assert "Python 3.11 or newer is needed" in result.stderr


def test_a_python_that_is_named_and_too_old_is_refused(tmp_path):
    fake_python(tmp_path, "python3.12", 12)
    old = fake_python(tmp_path, "old", 8)
    result = find_python(tmp_path, PYTHON=str(old))
    assert result.returncode == 1
    assert result.stderr == f"{old} is not a Python 3.11 or newer: name another with PYTHON=/path/to/python3.11.\n"


def test_make_passes_the_old_python_on(tmp_path):
    old = fake_python(tmp_path, "old", 8)
    result = subprocess.run(
        ["make", "run", f"PYTHON={old}"], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False
    )
    assert result.returncode != 0
    assert f"{old} is not a Python 3.11 or newer" in result.stderr
