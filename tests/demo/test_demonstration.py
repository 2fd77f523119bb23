"""The whole demonstration, as it stands on a new site."""

import csv
import io
import re

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.utils.html import escape
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.fields import RichTextField
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision, Site

from casestudies.models import CaseStudyIndexPage, CaseStudyPage, Identifier
from demo.kinds import KINDS
from demo.loading import load
from demo.models import LoadedRecord
from demo.records import CONTENT, read_records, read_site
from home.models import HomePage, NetworkSettings, StandardPage, ThemesPage
from images.models import NetworkImage
from stories.models import StoryIndexPage
from summits.models import SummitIndexPage, SummitReportPage
from tests.finder.judged_queries import JUDGED

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def report(django_db_setup, django_db_blocker):
    """Load everything once for all tests here; what a test changes, and all of it in the end, is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def media(report):
    """The pictures lie where the load has put them."""


def files():
    return [(kind, record) for kind in KINDS for record in read_records(CONTENT, kind.folder)]


def page_of(record):
    return LoadedRecord.objects.get(key=record.key).page.specific


def state_of_the_site():
    tables = [Page, Revision, PageLogEntry, ModelLogEntry, LoadedRecord, NetworkImage, Identifier]
    stamps = Page.objects.order_by("pk").values_list("pk", "last_published_at", "latest_revision_id", "url_path")
    return [model.objects.count() for model in tables] + list(stamps)


def test_every_file_is_a_published_page(report):
    assert len(files()) >= 56
    for kind, record in files():
        page = page_of(record)
        assert type(page) is kind.model
        assert (page.slug, page.title) == (record.slug, record.data["title"])
        assert page.live
        assert not page.has_unpublished_changes
        assert report.loaded[kind.name] == len(read_records(CONTENT, kind.folder))


def test_a_second_run_changes_nothing():
    before = state_of_the_site()
    assert load().lines() == ["Nothing to do: the demonstration content is already there."]
    assert state_of_the_site() == before


def test_each_page_has_one_revision_and_the_tree_is_sound():
    pages = Page.objects.filter(pk__in=LoadedRecord.objects.values("page"))
    assert Revision.page_revisions.filter(object_id__in=[str(page.pk) for page in pages]).count() == len(pages)
    assert not any(Page.find_problems())


def test_lists_show_the_newest_first_as_the_site_file_says():
    newest_first = CaseStudyPage.objects.order_by("-first_published_at").values_list("slug", flat=True)
    assert list(newest_first) == read_site(CONTENT)["order"]["case-studies"][::-1]


def test_case_studies_have_permanent_identifiers_in_the_order_of_publication():
    numbers = CaseStudyPage.objects.order_by("first_published_at").values_list("identifier_number", flat=True)
    assert None not in numbers
    assert list(numbers) == sorted(set(numbers))


def test_terms_keep_the_order_of_the_file():
    for _, record in files():
        for vocabulary, slugs in record.data.get("terms", {}).items():
            terms = page_of(record).terms[vocabulary.replace("-", "_")]
            assert [term.slug for term in terms] == ([slugs] if isinstance(slugs, str) else slugs)


def rich_texts(page):
    for field in page._meta.local_fields:
        if isinstance(field, RichTextField):
            yield getattr(page, field.name), field.features
    for block in getattr(page, "body", []):
        if block.block_type == "text":
            yield block.value.source, block.block.features


def normal(html):
    """Return HTML without what makes no difference, nor the keys that the editor gives to blocks."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(True):
        del tag["data-block-key"]
    return re.sub(r">\s+<", "><", " ".join(str(soup).split()))


def test_the_editor_would_keep_all_rich_text_as_it_is():
    texts = [text for _, record in files() for text in rich_texts(page_of(record)) if text[0]]
    assert len(texts) > 50
    for html, features in texts:
        editor = ContentstateConverter(features)
        assert normal(editor.to_database_format(editor.from_database_format(html))) == normal(html)


def test_links_between_pages_follow_the_page_and_others_stay_addresses():
    about, guide = (StandardPage.objects.get(slug=slug) for slug in ("about", "editor-guide"))
    graded = StandardPage.objects.get(slug="how-we-grade-evidence")
    for page in (about, guide):
        assert f'<a linktype="page" id="{graded.pk}">' in page.body[0].value.source
    assert '<a href="/admin/">' in guide.body[0].value.source


def test_pages_show_the_address_of_the_hub_only_where_they_should():
    for record in read_records(CONTENT, "pages"):
        blocks = [block.block_type for block in page_of(record).body]
        assert blocks == ["text"] + ["hub_address"] * record.data["hub_address"]
        assert page_of(record).show_in_menus is record.data["in_menu"]


def test_pictures_are_described_and_credited():
    for _, record in files():
        image = page_of(record).hero_image
        if picture := record.data.get("picture"):
            assert (image.title, image.description) == (record.data["title"], picture["description"])
            assert image.credit == picture["credit"]
            assert (image.width, image.height) == (1600, 1000)
        else:
            assert image is None
    assert NetworkImage.objects.count() == 3


def test_the_summit_shows_its_year_its_messages_and_its_five_questions_answered():
    summit = SummitReportPage.objects.get(slug="rsa-2020-public-services-summit")
    assert summit.only_year_known
    assert summit.key_messages.startswith("<ol>")
    assert summit.key_messages.count("<li>") == 4
    assert [question.answers.count() >= 3 for question in summit.questions.all()] == [True] * 5
    assert all(question.themes.exists() for question in summit.questions.all())


def test_case_studies_say_which_fact_sheet_they_rest_on():
    assert CaseStudyPage.objects.get(slug="wigan-deal").source_of_case_study == "Fact sheet R03"


def test_home_indexes_and_themes_have_introductions_that_fit():
    introductions = read_site(CONTENT)["introductions"]
    parts = {"": HomePage, "case-studies/": CaseStudyIndexPage, "themes/": ThemesPage}
    for address, model in parts.items():
        page = model.objects.get()
        assert page.introduction == introductions[address.strip("/") or "home"]
        page.full_clean()
    assert StoryIndexPage.objects.get().introduction
    assert SummitIndexPage.objects.get().introduction


def test_the_hub_has_an_example_address_to_write_to():
    assert NetworkSettings.for_site(Site.objects.get()).hub_email == "hub@example.org"


def test_readers_find_every_page(client):
    for _, record in files():
        page = page_of(record)
        response = client.get(page.get_url())
        assert response.status_code == 200
        assert escape(page.title) in response.content.decode()


def test_readers_find_what_they_look_for(client):
    """The mean reciprocal rank of the first page that a reader would expect, over the judged queries."""
    slugs = dict(Page.objects.values_list("pk", "slug"))
    ranks = {}
    for judged in JUDGED:
        found = [slugs[pk] for pk in in_a_list(client, "/search/", {"q": judged.query})]
        ranks[judged.query] = next((rank for rank, slug in enumerate(found, 1) if slug in judged.expected), None)
    assert None not in ranks.values(), ranks
    assert sum(1 / rank for rank in ranks.values()) / len(ranks) >= 0.9, ranks


def in_a_list(client, address, params):
    """Return the ids of the pages that one part of a list shows."""
    response = client.get(address, params)
    return [int(pk) for pk in re.findall(r'<article[^>]*data-page-id="(\d+)"', response.content.decode())]


def listed(client, address):
    """Return the text of every card in a list, by the page it stands for, over all parts of the list."""
    cards = {}
    for number in range(1, 10):
        response = client.get(address, {"page": number})
        found = BeautifulSoup(response.content, "html.parser").find_all("article", attrs={"data-page-id": True})
        if response.status_code == 404 or not found:
            break
        cards |= {int(card["data-page-id"]): card.get_text(" ", strip=True) for card in found}
    return cards


def exported(client, address):
    """Return {title: whether it says that it is an illustrative example} of the files that readers take along."""
    table = b"".join(client.get(f"{address}export.csv").streaming_content).decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(table))
    return {row["Title"]: {"yes": True, "no": False}[row["Illustrative example"]] for row in rows}


@pytest.mark.parametrize("folder", ["case-studies", "stories", "summits"])
def test_illustrative_examples_and_only_they_say_so_on_page_and_card_and_in_exports(client, folder):
    cards, rows = listed(client, f"/{folder}/"), exported(client, f"/{folder}/")
    for record in read_records(CONTENT, folder):
        page = page_of(record)
        main = BeautifulSoup(client.get(page.get_url()).content, "html.parser").main
        said = [notice.get_text().strip().startswith("Illustrative example.") for notice in main.select(".notice")]
        assert said == [True] * record.data["illustrative"]
        assert ("Illustrative" in cards[page.pk]) is record.data["illustrative"]
        assert rows[page.title] is record.data["illustrative"]
