"""The results of a list as files, and as a feed."""

from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import conditional_page, require_safe

from content.models import content_page_types
from finder.exports.columns import Layout
from finder.exports.json_stream import json_stream
from finder.exports.links import LISTED_TYPES
from finder.exports.tables import csv_stream, workbook
from finder.feeds import ListFeed
from finder.filters import type_order
from finder.index.visibility import public_pages
from finder.index_pages import FinderIndexPage
from finder.listing import ask

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
STREAMS = {"csv": csv_stream, "json": json_stream}


@require_safe
def export(request, name, form):
    """Give out all results of a list as a file, in the order asked for."""
    results = results_of(request, name)
    content_type = MEDIA_TYPES[form]
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{form}"',
        "Access-Control-Allow-Origin": "*",  # pages of other sites may read it too
    }
    if request.method == "HEAD":
        return HttpResponse(content_type=content_type, headers=headers)
    layout = Layout.of(page_types_of(name), results.schemes)
    if form == "xlsx":
        return FileResponse(workbook(layout, results, request), content_type=content_type, headers=headers)
    return StreamingHttpResponse(STREAMS[form](layout, results, request), content_type=content_type, headers=headers)


@require_safe
@conditional_page
def feed(request, name):
    """The newest results of a list, as Atom."""
    return ListFeed(name, results_of(request, name))(request)


def page_types_of(name):
    """Return the types in a list, in the order in which their columns stand."""
    return [LISTED_TYPES[name]] if name in LISTED_TYPES else sorted(content_page_types(), key=type_order)


def results_of(request, name):
    """Return what a list has for the parameters; raises Http404 while its index page is not public."""
    if name in LISTED_TYPES and not has_public_index(LISTED_TYPES[name]):
        raise Http404("This list is not public.")
    results, _ = ask(request.GET, page_types_of(name), types_to_choose=name not in LISTED_TYPES)
    return results


def has_public_index(page_type):
    (index,) = (model for model in FinderIndexPage.__subclasses__() if model.listed_type == page_type)
    return public_pages().filter(pk__in=index.objects.values("pk")).exists()
