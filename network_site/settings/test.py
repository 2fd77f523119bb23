"""For the test suite: quick passwords, e-mail kept in memory, files in a folder that goes when the run ends."""

import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES

_folder = tempfile.TemporaryDirectory(prefix="network-site-test-")

DEBUG = False
SECRET_KEY = "only for tests, where nothing is secret"
ALLOWED_HOSTS = ["localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(_folder.name) / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # no collectstatic before a test run
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as on a server, so that locking is what it is there; runs at the same time do not meet.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_folder.name) / "test.sqlite3")}
else:
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"  # nothing must outlive the run
