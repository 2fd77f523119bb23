"""Addresses of the vocabularies and of places."""

from django.urls import path

from home import icons, machine_views, site_files, views

app_name = "home"
urlpatterns = [
    path("taxonomy.ttl", machine_views.whole_taxonomy, {"form": "ttl"}, name="taxonomy_ttl"),
    path("taxonomy.jsonld", machine_views.whole_taxonomy, {"form": "jsonld"}, name="taxonomy_jsonld"),
    path("taxonomy/", views.vocabularies, name="vocabularies"),
    path("taxonomy/<slug:vocabulary>/", views.vocabulary, name="vocabulary"),
    path("taxonomy/<slug:vocabulary>/<slug:slug>/", views.term, name="term"),
    path("taxonomy/<slug:vocabulary>/<slug:slug>/feed/", views.term_feed, name="term_feed"),
    path("sitemap.xml", site_files.sitemap, name="sitemap"),
    path("robots.txt", site_files.robots, name="robots"),
    path("llms.txt", site_files.llms, name="llms"),
    path("favicon.ico", icons.favicon, name="favicon"),
    path("site.webmanifest", icons.manifest, name="manifest"),
    path("places/", views.places, name="places"),
    path("places/<slug:slug>/", views.place, name="place"),
]
