"""On a developer's computer: DEBUG is on, and nothing needs to be set."""

from .base import *
from .base import VAR_DIR, environment

DEBUG = environment.flag("DEBUG", default=True)
SECRET_KEY = environment.secret_key(VAR_DIR, debug=DEBUG)
ALLOWED_HOSTS = environment.allowed_hosts(debug=DEBUG)
WHITENOISE_USE_FINDERS = True  # no collectstatic, also with DEBUG off
