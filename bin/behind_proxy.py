"""The site as it answers behind the proxy that it expects: one that speaks HTTPS and serves the public pictures."""

from django.conf import settings
from whitenoise import WhiteNoise

from network_site.wsgi import application as site

pictures = WhiteNoise(site, root=settings.MEDIA_ROOT / "images", prefix="media/images", autorefresh=True)


def application(environ, start_response):
    through_proxy = {"HTTP_X_FORWARDED_PROTO": "https"}
    if origin := environ.get("HTTP_ORIGIN"):  # a browser on the far side names the address that it is at
        through_proxy["HTTP_ORIGIN"] = origin.replace("http:", "https:", 1)
    return pictures(environ | through_proxy, start_response)
