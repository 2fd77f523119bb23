"""What `make run` does, and the virtual environment that every other target needs.

Standard library only: it runs before anything is installed. Whatever goes wrong is said in one sentence.

    launch.py run              everything, from a fresh clone to a served site
    launch.py install FILE     only the virtual environment with the locked requirements of FILE
"""

import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "installed"
RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"  # the second holds all of the first

PIP_MENDS = {
    "THESE PACKAGES DO NOT MATCH THE HASHES": "A package differs from the one that was locked: do not use it. "
    "If you changed {file} by hand, run `make lock`.",
    "Failed to build": "A package has no ready-made build for this computer and needs a C compiler: "
    "`apt-get install build-essential python3-dev libpq-dev` (or your system's like), then run this again.",
    "NewConnectionError": "The package index was not reached: check the network and the proxy, then run this again.",
    "No space left on device": "The disk is full: make room, then run this again.",
}


class LaunchError(Exception):
    """What went wrong, and what to do about it."""


def main(arguments: list[str]) -> None:
    match arguments:
        case ["run"]:
            run()
        case ["install", file]:
            install(file)
        case _:
            raise LaunchError("Usage: launch.py run | launch.py install FILE")


def run() -> None:
    port = free_port(os.environ.get("PORT") or "8000")
    install(RUNTIME)
    os.environ.setdefault("WAGTAILADMIN_BASE_URL", f"http://localhost:{port}")
    manage("migrate", "--noinput", "--verbosity=0")
    manage("first_run")
    say(f"Serving on http://localhost:{port}/ and http://localhost:{port}/admin/ (Ctrl+C stops it)")
    os.chdir(ROOT)
    os.execv(python(), [python(), "manage.py", "runserver", str(port)])


def free_port(text: str) -> int:
    """The port to serve on, tried before any work is done."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise LaunchError("PORT must be a number from 1 to 65535, such as `make run PORT=8001`.")
    port = int(text)
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except PermissionError:
            raise LaunchError(f"Port {port} needs more rights: choose one above 1023, `make run PORT=8001`.") from None
        except OSError:
            raise LaunchError(
                f"Port {port} is taken: stop what uses it, or choose another with `make run PORT={port + 1}`."
            ) from None
    return port


def install(file: str) -> None:
    """Make the virtual environment and install the locked requirements, if they changed since the last time."""
    if not usable():
        make_venv()
    if STAMP.is_file() and STAMP.read_text() in accepted_stamps(file):
        return
    say(f"Installing {file} into .venv (once; it can take some minutes)")
    STAMP.unlink(missing_ok=True)
    command = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"]
    result = subprocess.run([*command, file], cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False)
    if result.returncode:
        sys.stderr.write(result.stderr)
        raise LaunchError(pip_mend(result.stderr, file))
    STAMP.write_text(stamp(file))


def pip_mend(output: str, file: str) -> str:
    for sign, mend in PIP_MENDS.items():
        if sign in output:
            return mend.format(file=file)
    return f"pip could not install {file}: the lines above say why. Mend that, then run this again."


def accepted_stamps(file: str) -> set[str]:
    return {stamp(file), stamp(DEVELOPMENT)}


def stamp(file: str) -> str:
    return f"{file} {hashlib.sha256((ROOT / file).read_bytes()).hexdigest()}"


def usable() -> bool:
    """Whether .venv has a Python that starts, is new enough, and is the one that PYTHON= asks for."""
    question = "import sys, pip; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run([python(), "-c", question], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    version = tuple(map(int, answer.split()))
    return version >= (3, 11) and (not os.environ.get("PYTHON") or version == sys.version_info[:2])


def make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        raise LaunchError(
            "This Python cannot make virtual environments: `apt-get install python3-venv` (Debian, Ubuntu), "
            "or name another with PYTHON=."
        )
    say("Making .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.create(VENV, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise LaunchError(f"{VENV} could not be made ({error}): mend that, then run this again.") from None


def manage(*arguments: str) -> None:
    result = subprocess.run([python(), "manage.py", *arguments], cwd=ROOT, check=False)
    if result.returncode:
        raise LaunchError(f"`manage.py {arguments[0]}` stopped: the lines above say why.")


def python() -> str:
    return str(VENV / "bin" / "python")


def say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except LaunchError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
