"""What a reader finds on the page of a case study."""

import datetime
import re

import pytest
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from casestudies.models import AdoptedPractice, Partner, RelatedItem
from content.models import Source
from tests.factories.pages import CaseStudyPageFactory, InnovationStoryPageFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def html(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def text(client, page):
    return " ".join(strip_tags(html(client, page)).split())


def test_the_result_stands_before_everything_that_explains_it(client):
    read = text(client, CaseStudyPageFactory(result="Falls fell by a third."))
    places = [
        read.index(part) for part in ("Falls fell by a third.", "Did it work?", "The challenge", "What was done")
    ]
    assert places == sorted(places)


def test_the_four_answers_stand_in_one_order(client):
    page = CaseStudyPageFactory(
        terms={"outcome": ["stopped"], "cost": ["over-1m"], "evidence": ["comparison-group"]},
        start_year=2012,
        end_year=2015,
        running_cost="£2 million a year",
    )
    answers = re.search(r'<dl class="answers">.*?</dl>', html(client, page), re.DOTALL)[0]
    read = " ".join(strip_tags(answers).split())
    assert re.search(
        r"Did it work\? Stopped Where\? Wales 2012 to 2015, running At what cost\? £2 million a year Band: Over £1m "
        r"How sure are we\? Comparison group Evidence 3 of 5\.",
        read,
    ), read


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        (
            {"running_cost": "£9 a home", "set_up_cost": "£412,000 for caddies."},
            "£9 a home To set up: £412,000 for caddies. Band: Over £1m",
        ),
        ({"set_up_cost": "£6,400"}, "£6,400 To set up. Band: Over £1m"),
        ({"running_cost": "About £13,000 a family, more in London"}, "Over £1m To run: About £13,000 a family, more"),
    ],
)
def test_a_cost_says_whether_it_is_for_setting_up_or_for_running(client, costs, words):
    read = text(client, CaseStudyPageFactory(terms={"cost": ["over-1m"]}, **costs))
    assert f"At what cost? {words}" in read


@pytest.mark.parametrize(
    ("stage", "end_year", "words"),
    [
        ("running", None, "Since 2012, running"),
        ("ended", None, "From 2012, ended"),
        ("ended", 2015, "2012 to 2015, ended"),
        ("ended", 2012, "2012, ended"),
    ],
)
def test_the_years_say_whether_it_still_runs(client, stage, end_year, words):
    page = CaseStudyPageFactory(terms={"stage": [stage]}, start_year=2012, end_year=end_year)
    assert words in text(client, page)


def test_what_is_unknown_leaves_no_empty_heading_and_no_fact(client):
    page = html(client, CaseStudyPageFactory())
    headings = [strip_tags(found) for found in re.findall(r"<h[23][^>]*>(.*?)</h[23]>", page, re.DOTALL)]
    for missing in ("Key figures", "Before you copy it", "Where it came from, where it went", "Sources", "Who to ask"):
        assert missing not in headings
    facts = re.search(r"<dl data-facts>.*?</dl>", page, re.DOTALL)[0]
    for missing in ("Partners", "Funding", "Cost band", "People served"):
        assert missing not in facts


def test_facts_lead_to_the_case_studies_that_share_them(client):
    facts = re.search(r"<dl data-facts>.*?</dl>", html(client, CaseStudyPageFactory()), re.DOTALL)[0]
    assert 'href="/case-studies/?service-area=adult-social-care"' in facts
    assert 'href="/case-studies/?place=wales"' in facts


def test_references_lead_to_the_numbered_sources_and_strange_ones_stay_text(client):
    page = html(
        client,
        CaseStudyPageFactory(
            challenge="<p>Every second call was a fall [1][2], it was said [3].</p>",
            sources=[Source(author="Rhondda Council", title="Calls", year=2014), Source(title="More calls")],
        ),
    )
    assert '<a class="reference" href="#source-1">[1]</a><a class="reference" href="#source-2">[2]</a>' in page
    assert "it was said [3]." in page
    assert 'id="source-1"' in page
    assert "Rhondda Council (2014)." in page


@pytest.mark.parametrize("note", ["no date shown", "No date shown."])
def test_what_is_noted_of_a_source_stands_in_brackets(client, note):
    page = CaseStudyPageFactory(sources=[Source(author="Rhondda Council", title="Calls", note=note)])
    assert f"Rhondda Council. Calls ({note.rstrip('.')})." in text(client, page)


@pytest.mark.parametrize(
    ("by", "method", "words"),
    [
        ("The King’s Fund", "interviews on seven days.", "Evaluation: The King’s Fund. Interviews on seven days. "),
        ("council reviews.", "", "Evaluation: council reviews. "),
        ("", "None yet", "Evaluation: None yet. "),
    ],
)
def test_an_evaluation_is_told_with_one_full_stop_a_sentence(client, by, method, words):
    assert words in text(client, CaseStudyPageFactory(evaluation_by=by, evaluation_method=method))


def test_a_case_study_and_its_story_lead_to_each_other(client):
    page = CaseStudyPageFactory(title="The clinic")
    story = InnovationStoryPageFactory(title="The stair rod", case_study=page)
    InnovationStoryPageFactory(title="A secret story", case_study=page, live=False)
    hidden = InnovationStoryPageFactory(title="A private story", case_study=page)
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert f'Told as a story: <a href="{story.url}">The stair rod</a>' in html(client, page)
    assert "A secret story" not in html(client, page)
    assert "A private story" not in html(client, page)
    assert f'Read the evidence in the case study: <a href="{page.url}">The clinic</a>' in html(client, story)


def test_partners_policies_and_links_are_listed(client):
    page = html(
        client,
        CaseStudyPageFactory(
            partners=[Partner(name="Fire service", role="referrals")],
            related_items=[RelatedItem(kind="policy", title="Social Services Act", url="https://example.org/act")],
        ),
    )
    assert "Fire service (referrals)" in page
    assert '<a href="https://example.org/act">Social Services Act</a>' in page


def test_a_contact_is_named_only_with_consent_and_the_address_never(client):
    contact = {"contact_name": "Bryn Jones", "contact_email": "bryn@example.org"}
    silent = text(client, CaseStudyPageFactory(**contact))
    assert "Bryn Jones" not in silent
    named = html(client, CaseStudyPageFactory(**contact, contact_consent_date=datetime.date(2026, 1, 5)))
    assert "Bryn Jones" in named
    assert "bryn@example.org" not in named


def test_hub_only_fields_are_never_public(client):
    owner = UserFactory(first_name="Secretary", last_name="Hidden")
    page = html(
        client,
        CaseStudyPageFactory(owner=owner, source_of_case_study="Whispered at a dinner", update_notes="Call again"),
    )
    for secret in ("Whispered", "Call again", "Secretary", owner.username):
        assert secret not in page


def test_the_spread_trail_runs_both_ways_and_says_what_changed(client):
    origin = CaseStudyPageFactory(title="The first clinic")
    heir = CaseStudyPageFactory(
        title="The second clinic",
        inspired_by=[AdoptedPractice(origin=origin, year=2019, what_changed="Handymen joined.")],
    )
    read = text(client, heir)
    assert "Inspired by, 2019 The first clinic Handymen joined." in read
    assert "Adopted by, 2019 The second clinic Handymen joined." in text(client, origin)


@pytest.mark.parametrize("hide", ["unpublish", "restrict"])
def test_the_trail_does_not_name_a_page_that_is_not_public(client, hide):
    origin = CaseStudyPageFactory(title="The first clinic")
    heir = CaseStudyPageFactory(inspired_by=[AdoptedPractice(origin=origin)])
    if hide == "unpublish":
        origin.unpublish()
    else:
        PageViewRestriction.objects.create(page=origin, restriction_type=PageViewRestriction.LOGIN)
    read = text(client, heir)
    assert "The first clinic" not in read
    assert "Where it came from" not in read


def test_an_illustrative_example_says_so_on_the_page_and_on_its_card(client):
    page = CaseStudyPageFactory(illustrative=True, result="Bins sang.")
    assert "<strong>Illustrative example.</strong>" in html(client, page)
    assert '<meta name="description" content="Illustrative example. Bins sang.">' in html(client, page)
    assert "Illustrative" in client.get("/case-studies/").content.decode().split("data-results")[1]


def test_a_page_without_a_picture_gets_a_drawn_cover_that_decorates(client):
    page = CaseStudyPageFactory(terms={"theme": ["co-production"]})
    cover = re.search(r'<img[^>]*src="(/covers/co-production/[^"]+)"[^>]*>', html(client, page))
    assert 'alt=""' in cover[0]
    drawing = client.get(cover[1])
    assert drawing.headers["Content-Type"] == "image/svg+xml"
    assert client.get("/covers/no-such-theme/1-wide.svg").status_code == 404


def test_markup_in_plain_fields_is_shown_as_typed(client):
    page = html(client, CaseStudyPageFactory(result="<script>alert(1)</script> & more", lead_organisation="A <b> C"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page


def test_an_editor_previews_what_is_not_saved_yet(admin_client):
    page = CaseStudyPageFactory(result="As published.", sources=[Source(title="Stored source")])
    draft = page.get_latest_revision_as_object()
    draft.result = "As drafted."
    draft.sources = [Source(title="Drafted source")]
    draft.save_revision()
    response = admin_client.get(f"/admin/pages/{page.pk}/view_draft/")
    read = response.content.decode()
    assert "As drafted." in read
    assert "Drafted source" in read
    assert "Stored source" not in read


def test_a_place_that_is_its_own_term_is_named_once(client):
    facts = re.search(r"<dl data-facts>.*?</dl>", html(client, CaseStudyPageFactory(place_name="Wales")), re.DOTALL)[0]
    assert re.findall(r"\bWales\b", strip_tags(facts)) == ["Wales"]


def test_a_term_that_the_place_names_is_linked_within_it_and_said_once(client):
    page = CaseStudyPageFactory(place_name="Scholes, Wigan", terms={"place": ["wigan", "wales"]})
    place = re.search(r"<dt>Place</dt>\s*<dd>(.*?)</dd>", html(client, page), re.DOTALL)[1]
    assert strip_tags(place) == "Scholes, Wigan; Wales"
    assert place.startswith('Scholes, <a href="/case-studies/?place=wigan">Wigan</a>; <a ')


@pytest.mark.parametrize(
    ("own", "places", "line"),
    [
        ("", ["wigan"], "Wigan, North West"),
        ("Wigan", ["wigan"], "Wigan, North West"),
        ("Scholes, Wigan", ["wigan"], "Scholes, Wigan, North West"),
        ("Scholes", ["wigan"], "Scholes, Wigan"),
        ("", ["wales"], "Wales"),
        ("Somewhere in the North West", ["north-west"], "Somewhere in the North West, England"),
        ("", ["camden", "islington", "westminster"], "Camden, Islington and Westminster"),
        ("Three boroughs", ["camden", "islington", "westminster"], "Three boroughs"),
    ],
)
def test_the_place_is_told_narrow_before_wide(client, own, places, line):
    page = CaseStudyPageFactory(place_name=own, terms={"place": places})
    assert re.search(r'<dt>Where\?</dt>\s*<dd class="answer-text">(.*?)</dd>', html(client, page))[1] == line
