"""Whatever is asked of the API, it answers; with 400 when it does not know what is meant."""

from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction

from images.models import NetworkDocument, NetworkImage
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory

pytestmark = pytest.mark.django_db

PAGES, IMAGES, DOCUMENTS = "/api/v2/pages/", "/api/v2/images/", "/api/v2/documents/"
HUGE = "9" * 20
REFUSED = [
    *("colour=red", "theme=no-such-term", "theme=", "place=wales&place=atlantis", "theme=draft", "q=falls", "page=2"),
    *("theme=%00", "%00=1", "title=a%00b", "search=%00", "site=%00", "site=nowhere", f"site=localhost:{HUGE}"),
    *("site=localhost:x", "locale=xx", "locale=", "type=auth.User", "type=nothing", "type=content.ContentPage"),
    *("limit=101", "limit=-1", "limit=x", f"limit={HUGE}", "offset=-1", "offset=1.5", f"offset={HUGE}"),
    *("id=abc", f"id={HUGE}", "id=", "id=-1", "child_of=abc", f"child_of={HUGE}", "child_of=-1", "child_of=1"),
    *("descendant_of=x", "ancestor_of=root", "translation_of=x", "descendant_of=root&child_of=root"),
    *("order=-foo", "order=--title", "order=random&offset=1", "order=random,title", "order=alias_of", "order=,"),
    *("fields=*,-bogus", "fields=bogus", "fields=(", "fields=title(x)", f"fields={'a(' * 1500}", "fields=a b"),
    *("fields=parent", "search=x&search_operator=xx", f"search={'w' * 5000}", f"search={'w+' * 21}"),
    *("search=x&order=random", "show_in_menus=perhaps", "first_published_at=soon", "first_published_at=2020-02-31"),
    *("format=xml", "format=api", "rich_text_format=x"),
    *("type=casestudies.CaseStudyPage&partners=1", "type=casestudies.CaseStudyPage&start_year=x"),
    *("type=casestudies.CaseStudyPage&contact_email=a", "type=casestudies.CaseStudyPage&order=key_figures"),
    *("type=stories.InnovationStoryPage&case_study=1", "owner=1", "live=true", "result=x", "alias_of=1"),
    "&".join(f"theme={number}" for number in range(60)),
]
ANSWERED = [
    *(
        "",
        "search=",
        "search=%22",
        "search=%22+OR+%22",
        "search=NOT+x",
        "search=%F0%9F%A6%94",
        "search=x*&order=title",
    ),
    *("search=falls&search_operator=OR", "limit=0", "offset=999999999", "order=random", "fields=", "fields=_,title"),
    *("fields=*,-terms", "child_of=root", "descendant_of=root", "type=wagtailcore.Page", "_=1", "format=json"),
    *("type=home.HomePage,casestudies.CaseStudyPage", "title=%25", "slug='", "site=localhost", "locale=en-gb"),
    *("type=casestudies.CaseStudyPage&start_year=2015", "type=casestudies.CaseStudyPage&order=-start_year"),
    f"type=casestudies.CaseStudyPage&start_year={HUGE}",
]


def status(client, address):
    response = client.get(address)
    assert response["Content-Type"] == "application/json"
    return response.status_code


def test_what_it_does_not_know_it_refuses_with_a_sentence(client):
    TermFactory(slug="draft", status="draft")
    CaseStudyPageFactory()
    refused = {query[:60]: client.get(f"{PAGES}?{query}") for query in REFUSED}
    assert {query: answer.status_code for query, answer in refused.items() if answer.status_code != 400} == {}
    assert all(answer.json()["message"] for answer in refused.values())
    assert "no-such-term" in refused["theme=no-such-term"].json()["message"]
    assert "colour" in refused["colour=red"].json()["message"]


def test_what_is_merely_odd_it_answers(client):
    CaseStudyPageFactory()
    assert status(client, f"{PAGES}?first_published_at=0001-01-01T00:00:00%2B14:00") < 500  # only PostgreSQL has it
    assert {query: code for query in ANSWERED if (code := status(client, f"{PAGES}?{query}")) != 200} == {}


@pytest.mark.parametrize("address", [IMAGES, DOCUMENTS])
def test_images_and_documents_refuse_and_answer_alike(client, address):
    common = (
        "limit=101",
        "colour=red",
        f"offset={HUGE}",
        "order=-foo",
        "fields=bogus",
        "search=%00",
        "theme=x",
        "id=x",
    )
    assert {query: code for query in common if (code := status(client, f"{address}?{query}")) != 400} == {}
    odd = ("tags=x", "title='", "search=%22", "order=-title", "fields=*", "search=x&search_operator=or")
    assert {query: code for query in odd if (code := status(client, f"{address}?{query}")) != 200} == {}


def test_one_page_is_refused_what_only_a_list_knows(client):
    page = CaseStudyPageFactory()
    for query in ("search=x", "theme=co-production", "colour=red", "fields=bogus", "fields=title(x)", "id=1"):
        assert status(client, f"{PAGES}{page.pk}/?{query}") == 400, query
    for query in ("id=x", f"id={HUGE}", "id=", "html_path=%00", "colour=red"):
        assert status(client, f"{PAGES}find/?{query}") == 400, query
    for address in ("0/", f"{HUGE}/", "find/", "find/?html_path=/nowhere/"):
        assert status(client, PAGES + address) == 404, address
    assert client.post(PAGES, {"title": "x"}).status_code == 405


def test_nothing_in_a_private_collection_is_listed(client, django_capture_on_commit_callbacks):
    private = Collection.get_first_root_node().add_child(instance=Collection(name="Closed"))
    below = private.add_child(instance=Collection(name="Below"))
    restriction = CollectionViewRestriction.objects.create(
        collection=private, restriction_type="password", password="x"
    )
    session = client.session  # of a reader who knows the password: even so the answer is the same for everyone
    session["passed_collection_view_restrictions"] = [restriction.pk]
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    for collection, title in ((private, "Wombat"), (below, "Wombat too"), (Collection.get_first_root_node(), "Bear")):
        shared = {"title": title, "collection": collection}
        with django_capture_on_commit_callbacks(execute=True):
            image = NetworkImage.objects.create(
                **shared, file=get_test_image_file(), description="On a rock", credit="Jo"
            )
            document = NetworkDocument.objects.create(**shared, file=ContentFile(b"x", "a.txt"))
        for address, made in ((IMAGES, image), (DOCUMENTS, document)):
            shown = title == "Bear"
            for query in (f"id={made.pk}", urlencode({"search": title}), urlencode({"title": title})):
                assert bool(client.get(f"{address}?{query}").json()["items"]) == shown, (address, query)
            assert client.get(f"{address}{made.pk}/").status_code == (200 if shown else 404)
    (listed,) = client.get(f"{IMAGES}?fields=credit").json()["items"]
    assert (listed["alt_text"], listed["credit"]) == ("On a rock", "Jo")
