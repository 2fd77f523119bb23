"""The pages at fixed addresses keep them, whoever edits the pages."""

import pytest
from wagtail.models import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["case-studies", "stories", "summits", "themes"])
def test_an_index_cannot_be_given_another_address(admin_client, slug):
    page = Page.objects.get(slug=slug)
    form = {"title": "Renamed", "slug": "elsewhere", "introduction": "", "seo_title": "", "action-publish": "1"}
    comments = {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    response = admin_client.post(f"/admin/pages/{page.pk}/edit/", form | comments)
    assert response.status_code == 302
    page.refresh_from_db()
    assert (page.title, page.slug) == ("Renamed", slug)
