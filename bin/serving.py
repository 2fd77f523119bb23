"""Serves a project with gunicorn for as long as something is measured or tested there."""

import os
import secrets
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import NamedTuple
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
NOTHING = dict.fromkeys(
    ["DEBUG", "MEDIA_ROOT", "AWS_STORAGE_BUCKET_NAME", "CACHE_URL", "FRONTEND_CACHE_BACKEND", "SENTRY_DSN"], ""
)
"""What a developer may have set, and what is measured must not depend on."""
DEMONSTRATION = """
import sys
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("first_run", stdout=sys.stderr)
call_command("collectstatic", interactive=False, verbosity=0)
from casestudies.models import Identifier
print(Identifier.objects.create())
"""
"""Run once before the demonstration is served. Its last line is an identifier whose page is gone."""


class Demonstration(NamedTuple):
    """Where the demonstration is served, an identifier whose page is gone, and the password of `admin`."""

    address: str
    gone: str
    password: str


@contextmanager
def demonstration(folder: Path):
    """Serve the site as its server does, with the demonstration content and all that it keeps in `folder`."""
    environment = {
        **NOTHING,
        "DJANGO_SETTINGS_MODULE": "network_site.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "VAR_DIR": str(folder),
    }
    told = subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity=0", "-c", DEMONSTRATION],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    with served(ROOT, "bin.behind_proxy", environment) as port:
        address = f"http://localhost:{port}"
        urlopen(address, timeout=60).close()
        yield Demonstration(address, told.stdout.split()[-1], (folder / "admin-password").read_text().strip())


@contextmanager
def served(folder: Path, application: str, environment: dict):
    """Run gunicorn with two workers until the block ends; give its port."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "--workers", "2", "--bind", f"localhost:{port}"]
    server = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int, server: subprocess.Popen) -> None:
    while server.poll() is None:
        try:
            socket.create_connection(("localhost", port), timeout=1).close()
        except OSError:
            sleep(0.2)
        else:
            return
    sys.exit("gunicorn ended before it served anything: nothing was measured.")
