"""Requests a second, ours beside a new Wagtail project's: each served by gunicorn with two workers."""

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.db import connection

from bin.serving import ROOT, served
from casestudies.models import CaseStudyPage
from demo.synthetic import SOME

READERS = 4
"""How many ask at the same time."""
SECONDS = 5
WARMING = 2
"""Seconds for which they ask before it counts, so that each worker has read what it keeps in memory."""
PAGES = 1_000
MODEL = """
from django.db import models
from wagtail.models import Page
from wagtail.search import index


class HomePage(Page):
    body = models.TextField(blank=True)
    search_fields = [*Page.search_fields, index.SearchField("body")]
"""
SETTINGS = """
DEBUG = False
SECRET_KEY = "only for a measurement"
ALLOWED_HOSTS = ["localhost"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
"""
FILL = """
import json, sys
from home.models import HomePage
parent = HomePage.objects.get()
for title, body in json.load(sys.stdin):
    parent.add_child(instance=HomePage(title=title, body=body))
"""


def requests_a_second(address: str, folder: Path, application: str, environment: dict, headers=None) -> float:
    """Serve a project and ask for one address for some seconds."""
    with served(folder, application, environment) as port:
        asked_for(WARMING, port, address, headers or {})
        return asked_for(SECONDS, port, address, headers or {}) / SECONDS


def asked_for(seconds: float, port: int, address: str, headers: dict) -> int:
    """Return how many requests were answered."""
    end = perf_counter() + seconds
    with ThreadPoolExecutor(READERS) as readers:
        return sum(readers.map(lambda _: ask_until(end, port, address, headers), range(READERS)))


def ask_until(end: float, port: int, address: str, headers: dict) -> int:
    number = 0
    while perf_counter() < end:
        ask(port, address, headers)
        number += 1
    return number


def ask(port: int, address: str, headers: dict) -> None:
    connected = HTTPConnection("localhost", port, timeout=60)
    connected.request("GET", address, headers=headers)
    status = connected.getresponse().status
    connected.close()
    if status != 200:
        sys.exit(f"{address} answered {status}: nothing was measured.")


def our_requests(query: str, drawn: bool = False) -> float:
    """Ask our search; `drawn` lets it draw the list for each reader, since each seems to be signed in."""
    database = connection.settings_dict
    address = (
        f"sqlite:///{database['NAME']}"
        if connection.vendor == "sqlite"
        else f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "network_site.settings.test", "DATABASE_URL": address}
    headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}=nobody"} if drawn else {}
    return requests_a_second(f"/search/?{query}", ROOT, "network_site.wsgi", environment, headers)


def stock_requests() -> float:
    """Make a new project with `wagtail start`, give it as many pages with the texts of ours, and ask its search."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        environment = {"DJANGO_SETTINGS_MODULE": "stock.settings.production"}
        run([sys.executable, "-m", "wagtail.bin.wagtail", "start", "stock", "."], project)
        (project / "home/models.py").write_text(MODEL)
        (project / "stock/settings/local.py").write_text(SETTINGS)
        for arguments in (["makemigrations", "home"], ["migrate", "--verbosity=0"]):
            run([sys.executable, "manage.py", *arguments], project, environment)
        run([sys.executable, "manage.py", "shell", "--verbosity=0", "-c", FILL], project, environment, texts())
        return requests_a_second(f"/search/?query={SOME}", project, "stock.wsgi", environment)


def texts() -> str:
    pages = CaseStudyPage.objects.order_by("pk")[:PAGES]
    return json.dumps([[page.title, " ".join(page.search_texts().values())] for page in pages])


def run(command: list[str], folder: Path, environment: dict | None = None, given: str = "") -> None:
    subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        input=given,
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def show_served(show, query: str) -> None:
    """Show how many times as long a request takes as one of a new project with a fiftieth of the pages: one that was
    asked before, and one that must be drawn."""
    stock = stock_requests()
    show("search_served_seconds_50000_vs_stock_1000", stock / our_requests(query), goal=1 / 3)
    show("search_drawn_seconds_50000_vs_stock_1000", stock / our_requests(query, drawn=True), goal=1 / 3)
