"""Synthetic pages for load tests and benchmarks."""

import pytest
from django.core.management import CommandError, call_command

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from tests.factories.pages import CaseStudyPageFactory

pytestmark = pytest.mark.django_db


def test_pages_are_sound_indexed_and_marked(client, capsys):
    CaseStudyPageFactory(title="By hand")
    call_command("generate_content", pages=30)
    assert "30 case studies added, 30 entries" in capsys.readouterr().out
    call_command("generate_content", pages=3)
    call_command("reindex", check=True)
    made = CaseStudyPage.objects.filter(illustrative=True)
    assert made.count() == 33
    assert len(set(made.values_list("identifier_number", flat=True)) - {None}) == 33
    assert not any(CaseStudyIndexPage.find_problems())
    assert 'data-total="34"' in client.get("/case-studies/").content.decode()
    page = made.last()
    assert page.specific.get_parent().numchild == 34
    assert "Illustrative example." in client.get(page.url).content.decode()
    page.save_revision().publish()  # as complete as an editor's
    assert CaseStudyPage.objects.get(pk=page.pk).live


def test_it_says_what_number_it_takes():
    with pytest.raises(CommandError, match="--pages must be 1 or more"):
        call_command("generate_content", pages=0)
    assert not CaseStudyPage.objects.exists()
