"""The home page, the theme pages and the menus."""

import re

import pytest
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from casestudies.models import KeyFigure
from home.models import NetworkSettings
from taxonomy.models import Term
from tests.factories.pages import (
    CaseStudyPageFactory,
    InnovationStoryPageFactory,
    StandardPageFactory,
    SummitReportPageFactory,
)
from tests.factories.terms import TermFactory, term

pytestmark = pytest.mark.django_db


def html(client, address="/"):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def text(client, address="/"):
    return " ".join(strip_tags(html(client, address)).split())


def test_an_empty_site_still_has_a_home_page_that_says_what_it_is(client):
    read = text(client)
    assert "What worked, where, at what cost, and how sure we are" in read
    assert "The library holds 0 case studies." in read


def test_the_home_page_counts_what_the_library_holds(client):
    CaseStudyPageFactory(terms={"outcome": ["worked"], "evidence": ["independently-evaluated"]})
    CaseStudyPageFactory(terms={"outcome": ["stopped"], "evidence": ["repeated-elsewhere"]})
    CaseStudyPageFactory(terms={"outcome": ["did-not-work"]})
    read = text(client)
    assert "The library holds three case studies." in read
    assert "Two were independently evaluated." in read
    assert "Two did not work or were stopped, and say why." in read


def test_the_home_page_leads_to_themes_newest_results_one_that_failed_and_the_summit(client):
    failed = CaseStudyPageFactory(title="The franchise", terms={"outcome": ["stopped"]})
    newest = CaseStudyPageFactory(title="The clinic")
    summit = SummitReportPageFactory()
    page = html(client)
    assert 'href="/themes/prevention-and-early-intervention/"' in page
    assert f'href="{newest.url}"' in page
    assert f'href="{failed.url}"' in page.split("What did not work, and why")[1]
    assert f'href="{summit.url}"' in page


def test_the_drawn_figure_is_the_best_proven_one_whose_change_can_be_seen(client):
    flat = KeyFigure(measure="Flat line", before_value=100, after_value=99)
    clear = KeyFigure(measure="Clear fall", before_value=100, after_value=60)
    weak = KeyFigure(measure="Weak fall", before_value=100, after_value=50)
    CaseStudyPageFactory(key_figures=[clear], terms={"evidence": ["independently-evaluated"]})
    CaseStudyPageFactory(key_figures=[flat], terms={"evidence": ["repeated-elsewhere"]})
    CaseStudyPageFactory(key_figures=[weak], terms={"evidence": ["claim-only"]})
    hero = re.search(r'<article class="hero-figure".*?</article>', html(client), re.DOTALL)[0]
    assert "Clear fall" in hero


def test_an_illustrative_example_is_counted_as_one_and_stands_for_nothing_on_the_home_page(client):
    drawn = KeyFigure(measure="Invented fall", before_value=100, after_value=10)
    CaseStudyPageFactory(
        title="The made-up bins", illustrative=True, key_figures=[drawn], terms={"outcome": ["stopped"]}
    )
    CaseStudyPageFactory(title="The clinic")
    page = html(client)
    assert "The library holds two case studies, of which one is an illustrative example." in text(client)
    assert 'class="hero-figure"' not in page
    assert "<h2>What did not work, and why</h2>" not in page
    assert "Illustrative" in page.split("Newly added")[1].split("The made-up bins")[1].split("</article>")[0]


def test_themes_are_counted_over_all_types_of_pages(client):
    CaseStudyPageFactory(terms={"theme": ["co-production"]})
    InnovationStoryPageFactory(terms={"theme": ["co-production"]})
    assert re.search(r'href="/themes/co-production/">Co-production</a> <span[^>]*>2', html(client))


def test_a_theme_shows_its_definition_and_its_pages_by_type(client):
    case_study = CaseStudyPageFactory(terms={"theme": ["co-production"]})
    story = InnovationStoryPageFactory(terms={"theme": ["co-production"]})
    other = CaseStudyPageFactory()
    page = html(client, "/themes/co-production/")
    assert term("theme", "co-production").definition[:40] in page
    assert f'data-page-id="{case_study.pk}"' in page
    assert f'data-page-id="{story.pk}"' in page
    assert f'data-page-id="{other.pk}"' not in page
    assert 'href="/case-studies/?theme=co-production"' in page


def test_a_theme_without_pages_says_so(client):
    assert "Nothing has been published on this theme yet." in text(client, "/themes/community-assets/")


def test_a_merged_theme_redirects_for_ever_and_a_draft_or_unknown_one_is_not_found(client):
    TermFactory(slug="old", status=Term.Status.RETIRED, replaced_by=[term("theme", "co-production")])
    TermFactory(slug="secret", status=Term.Status.DRAFT)
    response = client.get("/themes/old/")
    assert (response.status_code, response.url) == (301, "/themes/co-production/")
    assert client.get("/themes/secret/").status_code == 404
    assert client.get("/themes/wombats/").status_code == 404


def test_a_theme_that_was_split_or_dropped_says_so(client):
    successors = [term("theme", "co-production"), term("theme", "community-assets")]
    TermFactory(slug="split", status=Term.Status.RETIRED, replaced_by=successors)
    TermFactory(slug="dropped", status=Term.Status.RETIRED)
    page = html(client, "/themes/split/")
    assert "No longer used." in page
    assert 'href="/themes/co-production/"' in page
    assert 'href="/themes/community-assets/"' in page
    assert "Nothing has replaced this theme." in text(client, "/themes/dropped/")


def test_a_theme_replaced_by_a_draft_leads_to_no_draft(client):
    draft = TermFactory(slug="secret", pref_label="Secret plan", status=Term.Status.DRAFT)
    TermFactory(slug="old", status=Term.Status.RETIRED, replaced_by=[draft])
    page = html(client, "/themes/old/")
    assert "Secret plan" not in page
    assert "/themes/secret/" not in page


def test_a_theme_that_staff_added_has_a_page_and_borrows_a_cover(client):
    added = TermFactory(slug="wombats", pref_label="Wombats", definition="About wombats.")
    CaseStudyPageFactory(terms={"theme": [added]})
    page = html(client, "/themes/wombats/")
    cover = re.search(r'src="(/covers/[^"]+)"', page)[1]
    assert client.get(cover).status_code == 200


def test_the_menu_shows_ticked_pages_marks_the_current_and_hides_private_ones(client):
    StandardPageFactory(title="Get involved", show_in_menus=True)
    private = StandardPageFactory(title="Staff room", show_in_menus=True)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    page = html(client, "/case-studies/")
    menu = re.search(r'<nav class="site-menu".*?</nav>', page, re.DOTALL)[0]
    assert [strip_tags(link) for link in re.findall(r"<a .*?</a>", menu)] == [
        *("Case studies", "Stories", "Summits", "Themes", "Evidence map", "Get involved")
    ]
    assert '<a href="/case-studies/" aria-current="page">' in menu
    assert "Staff room" not in page


def test_breadcrumbs_lead_back_up(client):
    page = CaseStudyPageFactory()
    crumbs = re.search(r'<nav class="breadcrumbs".*?</nav>', html(client, page.url), re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', crumbs) == ["/", "/case-studies/"]
    theme = re.search(r'<nav class="breadcrumbs".*?</nav>', html(client, "/themes/co-production/"), re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', theme) == ["/", "/themes/"]


def test_the_hubs_address_comes_from_the_site_settings(client):
    page = StandardPageFactory(title="Get involved", body=[("hub_address", None)], show_in_menus=True)
    assert "The hub has not entered its address yet." in text(client, page.url)
    settings = NetworkSettings.load_for_default_site()
    settings.hub_email, settings.hub_address = "hub@example.org", "1 High Street\nLeeds"
    settings.save()
    assert "mailto:hub@example.org" in html(client, page.url)
    assert "1 High Street<br>Leeds" in html(client, page.url)


def test_every_public_page_starts_with_a_skip_link_to_its_main_landmark(client):
    addresses = ["/", "/case-studies/", "/themes/", "/themes/co-production/", CaseStudyPageFactory().url]
    for address in addresses:
        page = html(client, address)
        assert '<a class="skip-link" href="#content">' in page
        assert '<main id="content"' in page
        assert page.count("<h1") == 1


def test_an_unknown_address_answers_404_and_every_way_on_leads_somewhere(client):
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    ways = re.findall(r'(?:href|action)="(/[^"]*)"', main)
    assert "/case-studies/" in ways
    assert [way for way in ways if client.get(way).status_code != 200] == []


def test_the_places_on_the_home_page_count_what_their_links_show(client):
    CaseStudyPageFactory(terms={"place": ["wales"]})
    InnovationStoryPageFactory(terms={"place": ["wales"]})
    count = re.search(r'href="(/case-studies/\?place=wales)">Wales</a> <span>(\d+)', html(client))
    assert count[2] == "1"
    assert 'data-total="1"' in html(client, count[1])
