"""A real Chromium before a real server. Every test in this folder is marked `browser`.

Each starts from the data that the migrations make; what it needs beyond that it makes itself.
"""

import os
import shutil
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
MISSING = "no Chromium found: install one, or name it with CHROMIUM=/path/to/chromium"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))


@pytest.fixture(scope="session")
def chromium():
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else NAMES
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(MISSING)
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop on this thread, where Django then fears blocking calls. Nothing is async here.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, live_server):
    """A fresh browser tab; addresses start at the site's root. Errors in its console are in `page.complaints`."""
    context = chromium.new_context(base_url=live_server.url, locale="en-GB")
    tab = context.new_page()
    tab.complaints = []
    tab.on("console", lambda message: message.type == "error" and tab.complaints.append(complaint(message)))
    tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
    yield tab
    context.close()


def complaint(message):
    return f"{message.text} ({message.location['url']})"
