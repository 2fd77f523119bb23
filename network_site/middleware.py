"""What a browser may load and run: one policy for readers, one for editors."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
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
        media = urlsplit(default_storage.url("x"))
        origin = f" {media.scheme}://{media.netloc}" if media.netloc else ""
        self.public, self.editor = (_policy(rules, origin) for rules in (PUBLIC, EDITOR))

    def __call__(self, request):
        response = self.get_response(request)
        # Django's own error pages, with DEBUG on, have their style inside.
        if not (settings.DEBUG and response.status_code in (404, 500)):
            in_editor = request.path.startswith(reverse("wagtailadmin_home"))
            response.headers.setdefault("Content-Security-Policy", self.editor if in_editor else self.public)
        return response


def _policy(rules, media_origin):
    rules = {**rules, "img-src": rules["img-src"] + media_origin}
    return "; ".join(f"{name} {value}" for name, value in rules.items())
