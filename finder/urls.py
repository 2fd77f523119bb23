"""Addresses of the search of everything."""

from django.urls import path

from finder import views

app_name = "finder"
urlpatterns = [path("search/", views.search, name="search")]
