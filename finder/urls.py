"""Addresses of the search of everything, and of all that takes the results of a list along."""

from django.urls import path, re_path

from finder import views
from finder.exports.links import FORMS, LISTED_TYPES, SEARCH
from finder.exports.views import export, feed

LISTS = "|".join([SEARCH, *LISTED_TYPES])

app_name = "finder"
urlpatterns = [
    path("search/", views.search, name="search"),
    re_path(rf"^({LISTS})/export\.({'|'.join(FORMS)})$", export, name="export"),
    re_path(rf"^({LISTS})/feed/$", feed, name="feed"),
    path("opensearch.xml", views.open_search, name="open_search"),
]
