"""Addresses of drawn covers."""

from django.urls import re_path

from content.views import cover

urlpatterns = [
    re_path(r"^covers/(?P<theme>[a-z-]{1,80})/(?P<seed>[0-9]{1,9})-(?P<shape>[a-z]{1,10})\.svg$", cover, name="cover"),
]
