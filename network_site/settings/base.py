"""What every environment shares. `environment.py` checks each value; `.env.example` lists them."""

from urllib.parse import urlsplit

from network_site import environment, services

BASE_DIR = environment.ROOT
environment.read_file(BASE_DIR / ".env")
VAR_DIR = environment.folder("VAR_DIR", BASE_DIR / "var")

INSTALLED_APPS = [
    "network_site",
    "demo",
    "operations",
    "home",
    "casestudies",
    "stories",
    "summits",
    "finder",
    "content",
    "taxonomy",
    "images",
    "wagtail_modeladmin",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.api.v2",  # without rest_framework, whose pages for trying an API have scripts inside
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "network_site.middleware.ContentSecurityPolicy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "network_site.middleware.CompressText",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "network_site.urls"
WSGI_APPLICATION = "network_site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {"default": services.database("DATABASE_URL", VAR_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "network_site.tasks.AfterCommit"}}
CACHES = {"default": services.cache("CACHE_URL")}

LANGUAGE_CODE = "en-gb"
LOCALE_PATHS = [BASE_DIR / "network_site" / "locale"]  # Wagtail's words in plain English
FORMAT_MODULE_PATH = "network_site.formats"
TIME_ZONE = environment.time_zone("TIME_ZONE", "Europe/London")
USE_TZ = True

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editor's preview is a frame
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page's edit form has thousands

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = [
    "network_site.stylesheets.JoinedStyles",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = environment.folder("MEDIA_ROOT", VAR_DIR / "media")
STORAGES = {
    "default": services.media_storage(),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

WAGTAIL_SITE_NAME = "Public Services Learning and Innovation Network"
WAGTAILADMIN_BASE_URL = environment.site_address("WAGTAILADMIN_BASE_URL")
WAGTAILAPI_BASE_URL = WAGTAILADMIN_BASE_URL
WAGTAILAPI_LIMIT_MAX = 100
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # else every editor's e-mail hash goes to a third party
WAGTAIL_ENABLE_UPDATE_CHECK = False  # else every editor's browser calls a third party
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_AUTOSAVE_INTERVAL = 1_000  # a save begins two seconds after the last key, and is not made at every short pause
WAGTAILIMAGES_IMAGE_MODEL = "images.NetworkImage"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000  # a small file can unpack to gigabytes
WAGTAILDOCS_DOCUMENT_MODEL = "images.NetworkDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # every download passes the privacy check, wherever the file lies
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "finder.guarded_search.search_backend"}}
if WAGTAILFRONTENDCACHE := services.frontend_cache():
    INSTALLED_APPS.append("wagtail.contrib.frontend_cache")

vars().update(services.email("EMAIL_URL", VAR_DIR / "mail"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = f"no-reply@{urlsplit(WAGTAILADMIN_BASE_URL).hostname}"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},  # the admin's own log has every action
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
