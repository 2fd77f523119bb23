"""A real Chromium before a real server. Every test in this folder is marked `browser`.

Each starts from the data that the migrations make; what it needs beyond that it makes itself.
"""

import os
import shutil
from pathlib import Path

import pytest
from django.db import connection, connections

from tests.factories.users import UserFactory

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
MISSING = "no Chromium found: install one, or name it with CHROMIUM=/path/to/chromium"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))


@pytest.fixture(scope="session")
def chromium(django_db_setup):
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else NAMES
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(MISSING)
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop on this thread. Django then fears blocking calls, and opens another connection,
    # which must be told what the migrations wrote.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    written_by_migrations = connection._test_serialized_contents
    with sync_playwright() as playwright:
        connection._test_serialized_contents = written_by_migrations
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()
        connections.close_all()


@pytest.fixture
def page(chromium, live_server):
    """A fresh browser tab; addresses start at the site's root. Errors in its console are in `page.complaints`."""
    context = chromium.new_context(base_url=live_server.url, locale="en-GB")
    tab = context.new_page()
    tab.complaints = []
    tab.on("console", lambda message: message.type == "error" and tab.complaints.append(complaint(message)))
    tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
    waiting = set()
    context.on("request", lambda request: waiting.add(request))
    context.on("requestfinished", lambda request: waiting.discard(request))
    context.on("requestfailed", lambda request: waiting.discard(request))
    yield tab
    let_finish(tab, waiting)
    context.close()


def let_finish(tab, waiting):
    """Wait, ten seconds at most, for what the tab still asks the server, such as to save a draft by itself: on
    PostgreSQL a request that goes on holds up the emptying of the database, and the two can deadlock."""
    for _ in range(100):
        if not waiting:
            return
        tab.wait_for_timeout(100)


@pytest.fixture
def sign_in(page):
    """Sign somebody of a group in, as `sign_in("Editors")`; returns the tab."""

    def sign_in(group, username="kit", password="a long enough password"):
        user = UserFactory(username=username, group=group)
        user.set_password(password)
        user.save()
        page.goto("/admin/login/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", password)
        page.click("[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    return sign_in


def complaint(message):
    return f"{message.text} ({message.location['url']})"
