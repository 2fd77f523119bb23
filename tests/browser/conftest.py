"""A real Chromium before a real server. Every test in this folder is marked `browser`.

Each starts from the data that the migrations make; what it needs beyond that it makes itself.
"""

import os
from pathlib import Path

import pytest
from django.db import connection, connections

from bin.lighthouse import KINDS, NO_CHROMIUM, chromium_path
from bin.serving import demonstration as demonstration_served
from tests.factories.users import UserFactory
from tests.leaving_out import leave_out
from tests.restoring import restore


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.unmeasured)
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))
            if "demonstration" in item.fixturenames:
                item.add_marker(pytest.mark.long)
                item.add_marker(pytest.mark.xdist_group("demonstration"))


@pytest.fixture(scope="session")
def chromium(django_db_setup):
    path = chromium_path()
    if path is None:
        leave_out(NO_CHROMIUM)
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


@pytest.fixture(scope="session")
def demonstration(chromium, django_db_blocker, tmp_path_factory):
    """The demonstration content as a server shows it. It has a database of its own, whichever the tests run
    on."""
    folder = tmp_path_factory.mktemp("demonstration")
    if connection.vendor == "sqlite":  # the migrations, which take longest, are done there already
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            restore(connection.creation, connection._test_serialized_contents)
            cursor.execute("VACUUM INTO %s", [str(folder / "db.sqlite3")])
    with demonstration_served(folder) as served:
        yield served


@pytest.fixture
def kinds_of_page(demonstration):
    """An address of every kind of public page in the demonstration."""
    cases = [f"case=CS-000{number}" for number in range(1, 5)]
    return [
        *KINDS.values(),
        "/search/?q=xyzzyq",
        "/search/?q=helth",
        "/search/?q=council&theme=co-production&place=wales",
        "/case-studies/",
        "/case-studies/plas-madoc-leisure-centre/",
        "/themes/",
        "/places/",
        "/compare/",
        f"/compare/?{'&'.join(cases[:2])}",
        f"/compare/?{'&'.join(cases)}",
        "/questions/",
        "/taxonomy/",
        "/taxonomy/service-area/",
        "/taxonomy/service-area/adult-social-care/",
        "/nothing-is-here/",
        f"/id/{demonstration.gone}",
    ]


@pytest.fixture
def page(chromium, live_server):
    """A fresh browser tab; addresses start at the site's root. Errors in its console are in `page.complaints`."""
    yield from tab_before(chromium, live_server.url)


@pytest.fixture
def reader(chromium, demonstration):
    """A fresh browser tab before the demonstration, where nothing moves."""
    for tab in tab_before(chromium, demonstration.address):
        tab.emulate_media(reduced_motion="reduce")
        yield tab


def tab_before(chromium, address):
    context = chromium.new_context(base_url=address, locale="en-GB")
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
