"""Addresses of case studies outside the page tree."""

from django.urls import re_path

from casestudies.views import permanent_address

urlpatterns = [re_path(r"^id/(?P<identifier>[^/]+)/?$", permanent_address, name="permanent_address")]
