"""The page of all places and the page of one: what was done here, around it, and in places like it."""

import re

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from demo.pictures import draw_picture
from images.models import NetworkImage
from taxonomy.models import Term
from tests.factories.pages import InnovationStoryPageFactory, SummitReportPageFactory
from tests.factories.terms import TermFactory, term
from tests.finder.lists import html, listed
from tests.home.place_pages import done_in, part, shown, text

pytestmark = pytest.mark.django_db


class TestAllPlaces:
    def test_nations_stand_under_headings_with_what_lies_in_them_and_abroad_comes_last(self, client):
        headings = re.findall(r'<h2><a href="/places/([\w-]+)/">', html(client, "/places/"))
        assert headings == ["united-kingdom", "england", "northern-ireland", "scotland", "wales", "abroad"]
        england = part(client, "/places/", "England")
        assert "38 within North West" in strip_tags(england)
        assert 'href="/places/wigan/"' in england

    def test_the_number_beside_a_place_counts_case_studies_there_and_within_it(self, client):
        done_in("wigan")
        done_in("wigan", "bolton")
        InnovationStoryPageFactory(terms={"place": ["wigan"]})
        england = " ".join(strip_tags(part(client, "/places/", "England")).split())
        assert "England2 case studies" in england
        assert "North West 2 case studies" in england
        assert "Wigan 2 case studies" in england
        assert "Bolton 1 case study" in england

    def test_retired_and_planned_ones_are_not_in_the_tree(self, client):
        TermFactory(
            vocabulary="place", slug="greater-wigan", status=Term.Status.DRAFT, broader=term("place", "england")
        )
        page = html(client, "/places/")
        assert 'href="/places/mendip/"' not in page
        assert 'href="/places/greater-wigan/"' not in page

    def test_it_says_whose_data_it_is_and_under_which_licence(self, client):
        for address in ("/places/", "/places/wigan/"):
            page = html(client, address)
            assert "mySociety" in page
            assert "version 1.7.3" in page
            assert 'href="https://creativecommons.org/licenses/by/4.0/"' in page.split("mySociety")[1]


class TestFindingAPlace:
    @pytest.mark.parametrize(
        ("asked", "slug"),
        [
            ("wigan", "wigan"),
            ("WIGA", "wigan"),
            ("st helens", "st-helens"),
            ("st. helens", "st-helens"),
            ("brighton & hove", "brighton-and-hove"),
            ("hove brighton", "brighton-and-hove"),
            ("osterreich", "austria"),
            ("ÖSTERREICH", "austria"),
            ("caerffili", "caerphilly"),
            ("camden london boro", "camden"),
            ("E08000010", "wigan"),
        ],
    )
    def test_by_the_first_letters_of_its_words_its_other_names_or_its_code(self, client, asked, slug):
        found = part(client, f"/places/?q={asked.replace('&', '%26')}", "1 place called")
        assert f'href="/places/{slug}/"' in found

    def test_that_very_name_comes_first_and_other_names_come_last(self, client):
        TermFactory(vocabulary="place", slug="avon", pref_label="Avon", alt_labels=["Somerset and Avon"])
        found = part(client, "/places/?q=somerset", "[0-9]+ places called")
        slugs = re.findall(r'href="/places/([\w-]+)/"', found)
        assert [slugs[0], slugs[-1]] == ["somerset", "avon"]
        assert "north-somerset" in slugs

    def test_former_ones_are_found_and_marked(self, client):
        assert "now Somerset" in part(client, "/places/?q=mendip", "1 place called")

    def test_planned_ones_are_not(self, client):
        TermFactory(vocabulary="place", pref_label="Greater Wigan", status=Term.Status.DRAFT)
        assert "Greater Wigan" not in html(client, "/places/?q=greater+wigan")

    def test_of_very_many_the_first_fifty_are_shown(self, client):
        found = part(client, "/places/?q=c", "[0-9]+ places called")
        assert len(re.findall("<li>", found)) == 50
        assert "These are the first 50." in found

    @pytest.mark.parametrize("asked", ["zzz", '"', "*", "<zz>", "%FF%FE", "a" * 5000, "  zz  ", "%F0%9F%92%A9", "()"])
    def test_nothing_found_is_said_and_all_places_stay_below(self, client, asked):
        page = html(client, f"/places/?q={asked}")
        assert "No place is called “" in page
        assert "<zz>" not in page
        assert 'href="/places/wigan/"' in page

    @pytest.mark.parametrize("asked", ["", "+", "%00", "%00%00+"])
    def test_nothing_asked_shows_all_places(self, client, asked):
        assert "called “" not in html(client, f"/places/?q={asked}")

    def test_what_was_found_is_not_for_search_engines(self, client):
        assert 'content="noindex, follow"' in html(client, "/places/?q=wigan")
        assert "noindex" not in html(client, "/places/")


class TestOnePlace:
    def test_it_shows_what_was_done_here_by_type(self, client):
        here, elsewhere = done_in("wigan"), done_in("wales")
        story = InnovationStoryPageFactory(terms={"place": ["wigan"]})
        summit = SummitReportPageFactory(terms={"place": ["wigan"]})
        titles = ("Case studies", "Stories", "Summit reports")
        parts = [part(client, "/places/wigan/", f"{title} from Wigan") for title in titles]
        assert [shown(section) for section in parts] == [[here.pk], [story.pk], [summit.pk]]
        assert 'href="/case-studies/?place=wigan"' in parts[0]
        assert elsewhere.pk not in listed(client, "/places/wigan/")

    def test_a_region_shows_what_was_done_within_it_and_lists_its_places(self, client):
        here = done_in("wigan")
        assert shown(part(client, "/places/north-west/", "Case studies from the North West")) == [here.pk]
        below = part(client, "/places/north-west/", "Places in the North West")
        assert "Wigan 1 case study" in " ".join(strip_tags(below).split())

    def test_it_shows_what_else_was_done_in_its_region_each_once(self, client):
        both, near = done_in("wigan", "bolton"), done_in("bolton")
        done_in("leeds")
        around = part(client, "/places/wigan/", "Also in the North West")
        assert shown(around) == [near.pk]
        assert both.pk not in shown(around)

    def test_one_alone_is_counted_as_one(self, client):
        done_in("wigan")
        assert "Only 1 case study from Wigan" in text(client, "/places/wigan/")
        done_in("wigan")
        assert "All 2 case studies from Wigan" in text(client, "/places/wigan/")

    def test_without_pages_it_says_so(self, client):
        assert "Nothing from here has been published yet." in text(client, "/places/wigan/")

    def test_pages_that_are_not_public_are_nowhere(self, client):
        private = done_in("wigan", title="Secret")
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        done_in("bolton", title="Draft", live=False)
        assert listed(client, "/places/wigan/") == listed(client, "/places/north-west/") == []

    def test_it_says_what_is_known_of_it(self, client):
        read = text(client, "/places/wigan/")
        assert "Metropolitan district in North West, England, United Kingdom" in read
        assert "Council Wigan Metropolitan Borough Council People, 2020 330,712 Area 188 square kilometres" in read
        assert "Density 1,759 people to the square kilometre Also called Wigan Council; Wigan District" in read
        assert "Official code E08000010" in read

    @pytest.mark.parametrize(
        ("slug", "kind"), [("england", "Nation in United Kingdom"), ("london", "Region in"), ("sweden", "Country in")]
    )
    def test_what_is_no_authority_says_what_it_is_and_is_compared_with_nothing(self, client, slug, kind):
        read = text(client, f"/places/{slug}/")
        assert kind in read
        assert "Places like" not in read

    def test_one_that_was_replaced_leads_on_for_ever(self, client):
        response = client.get("/places/west-somerset/")
        assert (response.status_code, response.url) == (301, "/places/somerset/")

    def test_one_that_was_split_names_all_that_replaced_it(self, client):
        page = html(client, "/places/cumbria/")
        assert "No longer used." in page
        assert 'href="/places/cumberland/"' in page
        assert 'href="/places/westmorland-and-furness/"' in page
        assert 'content="noindex"' in page

    def test_one_that_nothing_replaced_says_so_and_asks_for_nothing(self, client):
        read = text(client, "/places/antrim/")
        assert "Nothing has replaced this place." in read
        assert "Have you tried something?" not in read

    def test_a_planned_or_unknown_one_is_not_found(self, client):
        TermFactory(vocabulary="place", slug="greater-wigan", status=Term.Status.DRAFT)
        addresses = ("greater-wigan", "nowhere", "wigan%00", "%F0%9F%92%A9", "a" * 3000)
        assert {client.get(f"/places/{slug}/").status_code for slug in addresses} == {404}

    def test_nothing_but_reading_is_allowed(self, client):
        assert client.post("/places/wigan/").status_code == client.delete("/places/").status_code == 405

    def test_a_reader_who_has_it_is_not_sent_it_again(self, client):
        etag = client.get("/places/wigan/")["ETag"]
        assert client.get("/places/wigan/", headers={"If-None-Match": etag}).status_code == 304


ADDRESSES = ["/places/", "/places/?q=wigan", "/places/wigan/", "/places/north-west/", "/places/cumbria/"]
MOST = 12


def test_they_take_few_queries_and_no_more_as_the_library_grows(client):
    drawing = ContentFile(draw_picture("front-doors"), "doors.png")
    picture = NetworkImage.objects.create(title="Doors", description="Three doors", file=drawing)

    def grow():
        for slug in ("wigan", "bolton", "wirral", "sefton", "cumberland", "wales"):
            done_in(slug, hero_image=picture)
            InnovationStoryPageFactory(terms={"place": [slug]}, hero_image=picture)
            SummitReportPageFactory(terms={"place": [slug]}, hero_image=picture)

    def queries(address):
        """Count all but those that find the site, which every address needs, and what is made or read once:
        renditions, and what changed in the index."""
        html(client, address)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            html(client, address)
        return sum('FROM "wagtailcore_site"' not in query["sql"] for query in captured)

    grow()
    few = {address: queries(address) for address in ADDRESSES}
    grow()
    grow()
    many = {address: queries(address) for address in ADDRESSES}
    assert max(few.values()) <= MOST, few
    assert all(many[address] <= few[address] for address in ADDRESSES), (few, many)
