"""The vocabularies that a new site starts with."""

import pytest
from django.core.management import call_command

from taxonomy.models import Term, Vocabulary, VocabularyUse
from taxonomy.schemes import load_schemes
from tests.factories.terms import TermFactory, term

pytestmark = pytest.mark.django_db

REQUIRED_OF_A_CASE_STUDY = {"theme", "service-area", "place", "delivery-model", "stage", "evidence"}


def test_the_ten_vocabularies_are_there_with_their_manner():
    vocabularies = {vocabulary.slug: vocabulary for vocabulary in Vocabulary.objects.all()}
    assert set(vocabularies) == REQUIRED_OF_A_CASE_STUDY | {"outcome", "innovation-type", "cost", "people"}
    single = {slug for slug, vocabulary in vocabularies.items() if not vocabulary.multiple}
    assert single == {"stage", "outcome", "evidence", "cost"}
    assert [slug for slug, vocabulary in vocabularies.items() if vocabulary.cumulative] == ["evidence"]
    assert {slug for slug, vocabulary in vocabularies.items() if vocabulary.hierarchical} == {"service-area", "place"}


def test_a_case_study_requires_six_of_them_and_at_most_three_themes():
    uses = {use.vocabulary.slug: use for use in VocabularyUse.objects.filter(page_type="case-study")}
    assert {slug for slug, use in uses.items() if use.required} == REQUIRED_OF_A_CASE_STUDY
    assert uses["theme"].maximum == 3


@pytest.mark.parametrize(
    ("vocabulary", "slugs"),
    [
        ("stage", ["idea", "design", "pilot", "running", "scaled-or-spread", "ended"]),
        ("outcome", ["worked", "mixed", "did-not-work", "stopped", "too-early-to-say"]),
        ("cost", ["none", "under-10k", "10k-100k", "100k-1m", "over-1m", "not-known"]),
        (
            "evidence",
            [
                *("claim-only", "reasoned-account", "before-and-after-data", "comparison-group"),
                *("independently-evaluated", "repeated-elsewhere"),
            ],
        ),
    ],
)
def test_ranked_vocabularies_keep_their_order(vocabulary, slugs):
    assert [found.slug for found, _ in load_schemes()[vocabulary].walk()] == slugs


def test_themes_service_areas_and_delivery_models_are_complete():
    schemes = load_schemes()
    top = {slug: [found for found, level in scheme.walk() if level == 0] for slug, scheme in schemes.items()}
    assert [len(top[slug]) for slug in ("theme", "service-area", "delivery-model", "people")] == [13, 14, 12, 11]
    assert any(level == 1 for _, level in schemes["service-area"].walk())


def test_places_go_down_to_nations_regions_and_countries_with_their_codes():
    nations = set(term("place", "united-kingdom").narrower.values_list("slug", "notation"))
    assert nations == {
        ("england", "E92000001"),
        ("scotland", "S92000003"),
        ("wales", "W92000004"),
        ("northern-ireland", "N92000002"),
    }
    assert term("place", "england").narrower.count() == 9
    assert term("place", "sweden").broader == term("place", "abroad")


def test_every_term_but_an_authority_has_a_definition():
    """What an authority is, its facts say: its type, its code, where it lies."""
    assert not Term.objects.filter(definition="", place=None).exists()
    assert Term.objects.filter(definition="").exclude(place__authority_type="").count() == 470


def test_no_label_stands_twice_in_a_vocabulary():
    for scheme in load_schemes().values():
        labels = [label.casefold() for found in scheme.terms for label in (found.pref_label, *found.alt_labels)]
        assert len(labels) == len(set(labels)), scheme.slug


def test_the_evidence_levels_carry_their_number():
    levels = load_schemes()["evidence"].terms
    assert [level.notation for level in levels] == ["0", "1", "2", "3", "4", "5"]


def test_what_staff_change_later_is_kept_when_migrations_run_again():
    Term.objects.filter(slug="co-production").update(definition="Ours.")
    call_command("migrate", verbosity=0)
    assert term("theme", "co-production").definition == "Ours."


def test_a_retired_term_gives_way_to_its_only_successor_followed_to_the_end():
    last = term("theme", "co-production")
    middle = TermFactory(status=Term.Status.RETIRED, replaced_by=[last])
    first = TermFactory(status=Term.Status.RETIRED, replaced_by=[middle])
    assert first.survivor() == last
    assert last.survivor() == last


def test_a_split_term_cannot_decide_and_a_circle_ends():
    split = TermFactory(
        status=Term.Status.RETIRED, replaced_by=[term("theme", "co-production"), term("theme", "community-assets")]
    )
    assert split.survivor() == split
    one = TermFactory(status=Term.Status.RETIRED)
    other = TermFactory(status=Term.Status.RETIRED, replaced_by=[one])
    one.replaced_by.add(other)
    assert one.survivor() in {one, other}
