"""What every test stands on."""

import gc
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.template import Template
from django.test import Client
from django.test.signals import template_rendered

from finder.index.snapshot import HOLDER
from finder.social_cards import pictures
from tests.measuring import done, import_commands, measured_at_first, unmeasured
from tests.restoring import restore, statements_that_empty


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Let tests that commit empty the database and bring back the migrations' data quickly, on whichever connection: a
    browser's tests have one of their own."""
    type(connection.creation).deserialize_db_from_string = restore
    if connection.vendor == "postgresql":
        type(connection.ops).sql_flush = statements_that_empty


@pytest.fixture(scope="session", autouse=True)
def commands_are_imported(django_test_environment):
    import_commands()


@pytest.fixture(scope="module", autouse=True)
def measure_anew():
    """Each file of tests has ways of its own to go through what others went through often."""
    done.clear()


@pytest.fixture(scope="session", autouse=True)
def only_whole_pages_are_remembered(django_test_environment):
    """Django's test client copies the context of every template, those that a page includes by the hundred too. Tests
    look at that of the page alone."""

    def render(template, context):
        if context.template is not template:
            return template.nodelist.render(context)
        template_rendered.send(sender=template, template=template, context=context)
        return measured_at_first(template.name, template.nodelist.render, context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", render)
        yield


@pytest.fixture(scope="session", autouse=True)
def requests_are_measured_at_first():
    """Whatever the number of the page or term in its address, a view is asked hundreds of times."""
    answer = Client.request

    def request(client, **asked):
        view = re.sub(r"\d+", "", asked["PATH_INFO"])
        return measured_at_first((asked["REQUEST_METHOD"], view), answer, client, **asked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "request", request)
        yield


@pytest.fixture(autouse=True)
def empty_cache():
    """The cache and the index in memory outlive a test's database, and would speak of pages that are gone."""
    cache.clear()
    HOLDER.forget()


@pytest.fixture(autouse=True)
def no_cards_are_drawn_before_somebody_asks(monkeypatch):
    """Tests that commit publish pages too, and few look at their social cards."""
    monkeypatch.setattr(pictures, "AT_ONCE", 0)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Call a test that is not measured."""
    if not pyfuncitem.get_closest_marker("unmeasured"):
        return None
    fixtures = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    unmeasured(pyfuncitem.obj, **fixtures)
    return True


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Begin with what takes longest, so that no process waits for it at the end, and run each file of tests in one
    process, so that the same is measured every time. Measure the first of several cases of a test with a database: the
    others hardly go other ways. Let Python look for what it can forget less often: there is much in memory that stays,
    and each look takes long."""
    known = set()
    for item in items:
        name = item.nodeid.partition("[")[0]
        if name in known and item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.unmeasured)
        known.add(name)
        if "demonstration" not in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group(name.partition("::")[0]))
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    items.sort(key=lambda item: not item.get_closest_marker("long"))
