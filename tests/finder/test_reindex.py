"""The command that brings the index up to date, or says where it is not."""

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.executor import MigrationExecutor

from finder.index.reindexing import fill_empty_index, reindex
from finder.index.writing import difference_of
from finder.models import Entry, EntryTerm, EntryText, IndexVersion
from taxonomy.models import Term, Vocabulary
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import term
from tests.finder.lists import listed

pytestmark = pytest.mark.django_db


def forget(page):
    Entry.objects.filter(pk=page.pk).delete()


def take_a_term(page):
    EntryTerm.objects.filter(entry=page.pk, term=term("theme", "co-production")).delete()


def add_a_term(page):
    EntryTerm.objects.create(entry_id=page.pk, term=term("theme", "community-assets"))


def rename(page):
    Entry.objects.filter(pk=page.pk).update(title="Old")


def reword(page):
    EntryText.objects.filter(pk=page.pk).update(body="Old")


def hide_behind_its_back(page):
    type(page).objects.filter(pk=page.pk).update(live=False)


FAULTS = {
    forget: "Pages that are missing: {}",
    take_a_term: "Pages that are found by the wrong terms: {}",
    add_a_term: "Pages that are found by the wrong terms: {}",
    rename: "Pages with old words, or an old year, date or level: {}",
    reword: "Pages with old words, or an old year, date or level: {}",
    hide_behind_its_back: "Pages that are there but should not be: {}",
}


@pytest.fixture
def page():
    return CaseStudyPageFactory(terms={"theme": ["co-production"]})


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_difference_is_named_and_mended(page, fault, capsys):
    fault(page)
    with pytest.raises(CommandError) as raised:
        call_command("reindex", check=True)
    assert FAULTS[fault].format(page.pk) in str(raised.value)
    call_command("reindex")
    call_command("reindex", check=True)
    assert "1 entry brought up to date." in capsys.readouterr().out


def test_what_is_right_is_left_alone(page, capsys):
    before = IndexVersion.objects.get().stamp
    call_command("reindex")
    assert "0 entries brought up to date." in capsys.readouterr().out
    assert IndexVersion.objects.get().stamp == before


def test_many_differences_are_counted(capsys):
    for _ in range(23):
        forget(CaseStudyPageFactory())
    with pytest.raises(CommandError, match=r"Pages that are missing: \d+, .* and 3 more"):
        call_command("reindex", check=True)


def test_a_site_that_had_no_index_gets_one_with_its_tables(client, page):
    Entry.objects.all().delete()
    IndexVersion.objects.all().delete()
    assert listed(client) == []
    call_command("migrate", verbosity=0)
    assert listed(client) == [page.pk]


def test_a_vocabulary_that_becomes_cumulative_finds_what_ranks_above(client):
    page = CaseStudyPageFactory(terms={"stage": ["scaled-or-spread"]})
    assert listed(client, "/case-studies/?stage=pilot") == []
    stage = Vocabulary.objects.get(slug="stage")
    stage.cumulative = True
    stage.save()
    call_command("reindex", check=True)
    assert listed(client, "/case-studies/?stage=pilot") == [page.pk]


def test_an_interrupted_first_indexing_goes_on_with_the_next_migration(page):
    forget(CaseStudyPageFactory())
    call_command("migrate", verbosity=0)
    call_command("reindex", check=True)


def test_nothing_is_indexed_while_migrations_wait(page, monkeypatch):
    forget(page)
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda executor, targets: ["one to come"])
    fill_empty_index()
    assert not Entry.objects.exists()


def test_terms_that_move_while_all_is_indexed_are_followed(page, monkeypatch):
    monkeypatch.setattr("taxonomy.uses.AT_ONCE", 1)
    parts = reindex()
    next(parts)
    Term.objects.filter(slug="co-production").update(broader=term("theme", "community-assets"))
    for _ in parts:
        pass
    call_command("reindex", check=True)
    assert EntryTerm.objects.filter(entry=page.pk, term__slug="community-assets").exists()


def test_a_page_published_while_the_index_is_checked_is_no_difference(page, monkeypatch):
    looks = []

    def publishing_between(page_ids, coverage):
        looks.append(page_ids)
        found = difference_of(page_ids, coverage)
        if len(looks) == 1:
            assert found.page_ids
            call_command("reindex")
        return found

    forget(page)
    monkeypatch.setattr("finder.index.reindexing.difference_of", publishing_between)
    call_command("reindex", check=True)
    assert len(looks) >= 2
