"""What a browser may load and run, one policy for readers, one for editors; and text compressed on its way out."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse

PUBLIC = {
    "default-src": "'self'",
    "img-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "object-src": "'none'",
}
# Wagtail's editor has inline scripts and styles (date widgets, inline panels, choosers) and data: icons.
EDITOR = {
    **PUBLIC,
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
}


class ContentSecurityPolicy:
    def __init__(self, get_response):
        self.get_response = get_response
        self.public, self.editor = policy(PUBLIC), policy(EDITOR)

    def __call__(self, request):
        response = self.get_response(request)
        # Django's own error pages, with DEBUG on, have their style inside.
        if not (settings.DEBUG and response.status_code in (404, 500)):
            header = self.editor if is_in_editor(request) else self.public
            response.headers.setdefault("Content-Security-Policy", header)
        return response


class CompressText(GZipMiddleware):
    """Compresses what readers get as text, drawings too; pictures and documents are compressed by themselves.

    Editors' pages stay as they are: they show drafts and people's details beside words from the address, and then the
    length of a compressed answer tells what is in it (the attack called BREACH).
    """

    def process_response(self, request, response):
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        return super().process_response(request, response) if is_text and not is_in_editor(request) else response


def is_in_editor(request):
    return request.path.startswith(reverse("wagtailadmin_home"))


def policy(rules):
    """Return the header for these rules; pictures may also come from wherever uploads are stored."""
    media = urlsplit(default_storage.url("x"))
    media_origin = f" {media.scheme}://{media.netloc}" if media.netloc else ""
    rules = {**rules, "img-src": rules["img-src"] + media_origin}
    return "; ".join(f"{name} {value}" for name, value in rules.items())
