"""Addresses of the site: fixed ones first, then whatever Wagtail's page tree holds."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from finder.admin_views import change_privacy
from finder.api.endpoints import router

urlpatterns = [
    path("admin/pages/<int:page_id>/privacy/", change_privacy),  # before Wagtail's own
    path("admin/", include(wagtailadmin_urls)),
    path("api/v2/", router.urls),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("content.urls")),
    path("", include("casestudies.urls")),
    path("", include("finder.urls")),
    path("", include("home.urls")),
    path("", include("summits.urls")),
    *(static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT) if settings.DEBUG else []),
    path("", include(wagtail_urls)),
]
