"""Every rule of quality has a text that passes and one that fails. No test here needs a database."""

from types import SimpleNamespace

import pytest
from django.utils.text import capfirst

from casestudies.models import CaseStudyPage, KeyFigure
from casestudies.quality import LEVELS, evidence_hints, result_hints
from content.quality.acronyms import unexplained_acronyms
from content.quality.hints import reading_age_hints
from content.quality.images import is_undescribed
from content.quality.links import vague_links
from content.quality.numbers import says_how_much
from content.quality.passages import Passage, passages_of
from content.quality.personal_data import personal_data
from content.quality.reading_age import grade, reading_age
from content.quality.sentences import long_sentences, sentences

PLAIN = "Nurses went to each home. They looked at the stairs. They put in rails where there were none. "
STIFF = (
    "Interdisciplinary organisational transformation necessitated comprehensive administrative reconfiguration"
    " notwithstanding institutional heterogeneity across participating municipalities. "
)


def words(number):
    return " ".join(["Word"] + ["word"] * (number - 1))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The LGA paid.", ["LGA"]),
        ("Two LGAs paid, and the LGA’s members.", ["LGA"]),
        ("The R&D was cheap; so was the DfE's.", ["R&D"]),
        ("The Local Government Association (LGA) paid. The LGA did.", []),
        ("It ran clinical commissioning groups (CCGs). The CCG paid.", []),
        ("The GTC (General Teaching Council) paid.", []),
        ("The Government Digital Service led; GDS paid.", []),
        ("The NHS in the UK, the BBC, a GP and two GPs.", []),
        ("See CS-0001, GOV.UK, COVID-19 and part III.", []),
        ("A plain sentence. I agree.", []),
    ],
)
def test_acronyms_are_spelt_out_once_or_known_to_all(text, found):
    assert unexplained_acronyms(text) == found


def test_sentences_end_where_a_reader_would_say_so():
    text = "It cost £1.5 million [2]. “It works.” She smiled.\n\n• First, e.g. this\n2. Second"
    assert list(sentences(text)) == [
        "It cost £1.5 million.",
        "“It works.”",
        "She smiled.",
        "First, e.g. this",
        "Second",
    ]


@pytest.mark.parametrize(
    ("text", "lengths"), [(f"{words(40)}. {words(40)}.", []), (f"{words(41)}. {words(3)}.", [41])]
)
def test_a_sentence_has_at_most_forty_words(text, lengths):
    found = list(long_sentences(text))
    assert [length for _, length in found] == lengths
    assert all(beginning == f"{words(8)} …" for beginning, _ in found)


def test_the_grade_is_that_of_the_formula():
    """Thirteen words with 21 syllables, in one sentence."""
    text = "Nurses and handymen visit older people together and mend what makes them fall. [3]"
    assert grade(text) == pytest.approx(0.39 * 13 + 11.8 * 21 / 13 - 15.59)


@pytest.mark.parametrize(("text", "is_hard"), [(PLAIN * 10, False), (STIFF * 10, True), (STIFF, False)])
def test_the_reading_age_of_a_whole_text_stays_low(text, is_hard):
    hints = list(reading_age_hints([Passage("result", "Short."), Passage("challenge", text)]))
    assert [hint.field for hint in hints] == (["challenge"] if is_hard else [])
    assert all(f"{reading_age(text)} (Flesch-Kincaid" in hint.message for hint in hints)


@pytest.mark.parametrize(
    "text", ["click here", "Click  <b>here</b>", "Read more…", "here", "https://x.org/a", "this link"]
)
def test_a_link_says_where_it_leads(text):
    assert len(vague_links(f'<p>See <a href="https://x.org">{text}</a>.</p>')) == 1
    assert vague_links(f'<p>{text} <a href="https://x.org">{text} the report of 2014</a></p>') == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("an e-mail address", "ann.ap-rhys@council.gov.uk"),
        ("a telephone number", "01443 123456"),
        ("a telephone number", "(020) 7946 0018"),
        ("a telephone number", "07700 900123"),
        ("a telephone number", "+44 (0)20 7946 0018"),
        ("a telephone number", "+44 7700 900123"),
        ("a national insurance number", "AB 12 34 56 C"),
        ("a national insurance number", "ab123456d"),
    ],
)
def test_personal_data_is_found(kind, text):
    [(found_kind, found)] = personal_data(f"Ask {text}, or write.")
    assert (found_kind, found.strip("( ")) == (kind, text.strip("( "))


@pytest.mark.parametrize(
    "text",
    [
        "Ask the team @council, at 0.5 per cent or 12 of 40.",
        "It cost £1,234,567,890 between 2010 and 2014, then 0800 more.",
        "The journal, 10.1016/0277953695001234, volume 012 345.",
        "Not given: DA123456A, AO123456A, GB123456A, AB123456E, AB12345C.",
    ],
)
def test_other_numbers_are_no_personal_data(text):
    assert list(personal_data(text)) == []


@pytest.mark.parametrize(
    ("description", "decorative", "fails"),
    [("A rail by a stair", False, False), ("", True, False), (" ", False, True)],
)
def test_a_picture_is_described_or_decorative(description, decorative, fails):
    assert is_undescribed(SimpleNamespace(description=description, is_decorative=decorative)) == fails


@pytest.mark.parametrize(
    "text", ["Stays fell by 31%.", "Falls fell by a third.", "Costs doubled.", "It made no difference."]
)
def test_a_result_with_an_amount_says_how_much(text):
    assert says_how_much(text)


def case_study(evidence="claim-only", figures=(), **fields):
    """A case study in memory."""
    page = CaseStudyPage(
        content_type_id=1, **{"result": "Falls fell a lot.", "lead_organisation": "Wigan Council", **fields}
    )
    page.key_figures = [KeyFigure(**figure) for figure in figures]
    page.__dict__["terms"] = {"evidence": [SimpleNamespace(slug=evidence)]}
    return page


def test_a_result_says_how_much_when_key_figures_know():
    figures = [{"measure": "Falls", "after_value": 205}]
    assert [hint.field for hint in result_hints(case_study(figures=figures))] == ["result"]
    assert list(result_hints(case_study(figures=figures, result="Falls fell by a third."))) == []
    assert list(result_hints(case_study())) == []


TOLD = {"what_happened": "<p>Fewer falls.</p>"}
CHANGE = [{"measure": "Falls", "before_value": 310, "after_value": 205}]


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        ("claim-only", {}),
        ("reasoned-account", TOLD),
        ("before-and-after-data", {"figures": CHANGE}),
        ("before-and-after-data", {"evaluation_method": "A matched comparison of two valleys"}),
        ("comparison-group", {"evaluation_method": "A randomised trial in 12 wards"}),
        ("comparison-group", {"figures": [{"measure": "Falls", "after_value": 1, "comparison": "Control wards: 4"}]}),
        ("independently-evaluated", {"evaluation_by": "RAND Europe"}),
        ("independently-evaluated", {"evaluation_by": "Wigan Council with the University of Salford"}),
        ("repeated-elsewhere", {"how_sure_we_are": "<p>Replicated in Leeds.</p>"}),
    ],
)
def test_an_evidence_level_that_the_page_shows_gets_no_hint(evidence, shown):
    assert list(evidence_hints(case_study(evidence, **shown))) == []


@pytest.mark.parametrize(
    ("evidence", "shown", "fits"),
    [
        ("reasoned-account", {}, 0),
        ("before-and-after-data", {**TOLD, "figures": [{"measure": "Falls", "after_value": 205}]}, 1),
        ("comparison-group", {**TOLD, "figures": CHANGE}, 2),
        ("comparison-group", {**TOLD, "evaluation_method": "Interviews, with no comparison group"}, 1),
        ("independently-evaluated", {**TOLD, "evaluation_by": "The Wigan Council"}, 1),
        ("independently-evaluated", {"evaluation_by": "The council itself", "figures": CHANGE}, 2),
        ("repeated-elsewhere", {"evaluation_by": "RAND Europe"}, 4),
        ("repeated-elsewhere", {**TOLD, "how_sure_we_are": "<p>It was never repeated elsewhere.</p>"}, 1),
    ],
)
def test_a_higher_level_says_which_fits_and_why(evidence, shown, fits):
    [hint] = evidence_hints(case_study(evidence, **shown))
    level = next(level for level in LEVELS if level.slug == evidence)
    assert hint.field == "terms-evidence"
    assert level.takes in hint.message
    assert f"level {fits}, “{LEVELS[fits].name}”, fits, because {LEVELS[fits].because}" in hint.message


def test_a_page_without_a_level_or_with_one_of_the_hubs_own_gets_no_hint():
    page = case_study("a-level-of-our-own")
    assert list(evidence_hints(page)) == []
    page.__dict__["terms"] = {}
    assert list(evidence_hints(page)) == []


def test_every_part_that_readers_see_is_looked_through_and_what_the_hub_keeps_is_not():
    page = case_study(challenge="<p>One</p>", update_notes="Two", contact_email="three@example.org")
    page.gallery = [("picture", {"image": None, "caption": "Four"})]
    found = {passage.field: passage.text for passage in passages_of(page)}
    assert found == {"result": "Falls fell a lot.", "challenge": "One", "gallery": "Four"}
    assert capfirst(page._meta.get_field("gallery").verbose_name) == "Gallery"
