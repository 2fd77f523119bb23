import pytest
from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from network_site.middleware import ContentSecurityPolicy

BUCKET = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": "network-media", "custom_domain": "media.example.org", "querystring_auth": False},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def policy(response):
    rules = (rule.strip().partition(" ") for rule in response.headers["Content-Security-Policy"].split(";"))
    return {name: sources.split() for name, _, sources in rules}


def answer(path, status=200):
    return ContentSecurityPolicy(lambda request: HttpResponse(status=status))(RequestFactory().get(path))


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/no-such-page/", "/administrators/"])
def test_readers_pages_run_nothing_inline(client, path):
    rules = policy(client.get(path))
    assert rules["default-src"] == ["'self'"]
    assert rules["object-src"] == ["'none'"]
    assert "unsafe-inline" not in str(rules)
    assert "data:" not in rules["img-src"]


@pytest.mark.django_db
def test_the_editor_may_run_inline_scripts_but_none_from_elsewhere(client):
    rules = policy(client.get("/admin/login/"))
    assert rules["script-src"] == rules["style-src"] == ["'self'", "'unsafe-inline'"]
    assert "data:" in rules["img-src"]
    assert rules["frame-ancestors"] == ["'self'"]


@override_settings(STORAGES=BUCKET)
@pytest.mark.parametrize("path", ["/", "/admin/"])
def test_images_may_come_from_the_bucket(path):
    rules = policy(answer(path))
    assert "https://media.example.org" in rules["img-src"]
    assert "https://media.example.org" not in rules["default-src"]


def test_a_view_may_set_a_policy_of_its_own():
    def view(request):
        return HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})

    response = ContentSecurityPolicy(view)(RequestFactory().get("/"))
    assert policy(response) == {"default-src": ["'none'"]}


@override_settings(DEBUG=True)
def test_djangos_own_error_pages_keep_their_style_while_developing():
    assert "Content-Security-Policy" not in answer("/", status=500).headers
    assert "Content-Security-Policy" in answer("/", status=200).headers
