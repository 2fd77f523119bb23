"""Addresses of the search of everything, and of all that takes the results of a list along."""

from django.urls import path, re_path

from finder import views
from finder.exports.links import FORMS, LISTED_TYPES, SEARCH
from finder.exports.views import export, feed
from finder.social_cards.views import social_card

LISTS = "|".join([SEARCH, *LISTED_TYPES])

app_name = "finder"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="suggest"),
    re_path(rf"^({LISTS})/export\.({'|'.join(FORMS)})$", export, name="export"),
    re_path(rf"^({LISTS})/feed/$", feed, name="feed"),
    re_path(r"^social-cards/([0-9]{1,9})-([0-9a-f]{12})\.png$", social_card, name="social_card"),
    path("opensearch.xml", views.open_search, name="open_search"),
]
