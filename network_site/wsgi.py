"""The door for a web server; production unless DJANGO_SETTINGS_MODULE says otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network_site.settings.production")

application = get_wsgi_application()

from finder.index.starting import read_index  # noqa: E402 - Django must be set up before anything that has models

read_index()
