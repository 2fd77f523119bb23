"""The site's icon, wherever browsers and telephones look for it."""

import io
import re

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

pytestmark = pytest.mark.django_db


def drawn(address):
    return Image.open(finders.find(address.removeprefix("/static/")))


def test_every_icon_that_the_site_names_is_there_in_the_size_that_it_says(client):
    head = client.get("/").content.decode()
    icons = dict(re.findall(r'<link rel="((?:apple-touch-)?icon|manifest)" href="([^"]+)"', head))
    assert drawn(icons["apple-touch-icon"]).size == (180, 180)
    assert icons["icon"] == "/static/img/mark.svg"
    manifest = client.get(icons["manifest"])
    assert manifest["Content-Type"] == "application/manifest+json"
    for icon in manifest.json()["icons"]:
        assert drawn(icon["src"]).size == tuple(map(int, icon["sizes"].split("x")))
    assert {icon["purpose"] for icon in manifest.json()["icons"]} == {"any", "maskable"}


def test_browsers_that_ask_for_the_icon_unasked_get_it_and_keep_it(client):
    response = client.get("/favicon.ico")
    assert Image.open(io.BytesIO(response.getvalue())).size == (32, 32)
    assert (response["Content-Type"], response["Cache-Control"]) == ("image/x-icon", "public, max-age=604800")
