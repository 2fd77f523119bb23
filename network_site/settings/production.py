"""On a server, behind a proxy that speaks HTTPS and says so in X-Forwarded-Proto."""

from .base import *
from .base import STORAGES, VAR_DIR, environment, services

DEBUG = environment.flag("DEBUG", default=False)
SECRET_KEY = environment.secret_key(VAR_DIR, debug=DEBUG)
ALLOWED_HOSTS = environment.allowed_hosts(debug=DEBUG)

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # the editor previews pages in a frame of the same site
    "security.W021",  # browsers' preload lists bind a whole domain for years: its owner decides that
]

services.start_error_reports("SENTRY_DSN")
