"""Addresses of case studies outside the page tree."""

from django.urls import path, re_path

from casestudies.checks.views import still_true
from casestudies.compare_views import compare, compare_csv
from casestudies.machine_views import citation, markdown
from casestudies.views import evidence_map, permanent_address
from finder.addresses import INDEX_PATHS

PAGE = rf"^(?P<path>{INDEX_PATHS['case-study'].lstrip('/')}[-\w]+/)"
"""Begins the address of what belongs to a case study but has a dot, with which Wagtail finds no page. It is a group,
so that the list's own slug is not counted among those that are taken."""

urlpatterns = [
    re_path(r"^id/(?P<identifier>[^/]+)/?$", permanent_address, name="permanent_address"),
    re_path(rf"{PAGE}cite\.(?P<form>bib|ris)$", citation, name="citation"),
    re_path(rf"{PAGE}index\.md$", markdown, name="markdown"),
    path("compare/", compare, name="compare"),
    path("compare/export.csv", compare_csv, name="compare_csv"),
    path("still-true/<str:token>/", still_true, name="still_true"),
    path("evidence-map/", evidence_map, name="evidence_map"),
]
