"""The site's icon where browsers and telephones look for it."""

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import FileResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

A_WEEK = 7 * 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=A_WEEK)
def favicon(request):
    """The icon that browsers ask for where no page names one, as beside a picture or a feed."""
    return FileResponse(open(finders.find("img/favicon.ico"), "rb"), content_type="image/x-icon")


@require_safe
@cache_control(public=True, max_age=A_WEEK)
def manifest(request):
    """What a telephone shows that keeps the site on its home screen."""
    icons = [("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable-512.png", 512, "maskable")]
    return JsonResponse(
        {
            "name": settings.WAGTAIL_SITE_NAME,
            "short_name": "Public Services",
            "start_url": "/",
            "display": "browser",
            "background_color": "#FFFFFF",
            "theme_color": "#0A2A33",
            "icons": [
                {"src": static(f"img/{file}"), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
                for file, side, purpose in icons
            ],
        },
        content_type="application/manifest+json",
    )
