"""A page is drawn once for all readers who ask the same while the index stands as it does."""

import hashlib
import zlib
from http import HTTPStatus

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse
from django.utils.cache import patch_vary_headers

from finder.index.snapshot import current_snapshot, holding_on_to
from finder.query import SILENT

HTML = "text/html; charset=utf-8"
SECONDS = 60
"""How long a drawn page is kept. What it lists is never older than the index, and its text never older than the
page; its menu, its footer and the addresses of pages that moved may be."""


def shared(request, state, draw):
    """Return the page that `draw()` makes, or what it made for another reader. All that it shows is of one state of
    the index.

    `state` names what else than the address and the index the page depends on. Who is signed in gets one drawn for
    them alone, and so does who does not find what they asked for, since that is counted.
    """
    index = current_snapshot()
    key = key_of(request, index, state) if is_anyones(request) else ""
    kept = cache.get(key) if key else None
    if kept:
        response = HttpResponse(zlib.decompress(kept))
    else:
        with holding_on_to(index):
            response = rendered(draw())
        if key and is_worth_keeping(request, response):
            cache.set(key, zlib.compress(response.content, 1), SECONDS)
    patch_vary_headers(response, ["Cookie"])
    return response


def rendered(response):
    return response.render() if isinstance(response, SimpleTemplateResponse) else response


def is_worth_keeping(request, response):
    """Say whether a page of ours was drawn, and without a secret of one reader's in a form; what leads elsewhere or is
    no page is made each time."""
    context = getattr(response, "context_data", None) or {}
    is_page = response.status_code == HTTPStatus.OK and response.headers["Content-Type"] == HTML
    return is_page and "CSRF_COOKIE" not in request.META and getattr(context.get("results"), "is_answered", True)


def is_anyones(request):
    """Say whether nobody in particular asks. A cookie that tells who somebody is would make every answer its own."""
    return request.method == "GET" and settings.SESSION_COOKIE_NAME not in request.COOKIES


def key_of(request, index, state):
    params = request.GET.copy()
    for name in list(filter(SILENT.fullmatch, params)):
        del params[name]
    address = request.build_absolute_uri(f"{request.path}?{params.urlencode()}")
    asked = [*map(str, index.version), *map(str, state), address]
    return f"page-{hashlib.sha256(chr(10).join(asked).encode()).hexdigest()}"
