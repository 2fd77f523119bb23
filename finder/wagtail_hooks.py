"""What the finder adds to Wagtail: a report in the admin, and pages that are drawn once for all who read them."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from finder.gap_panels import TopGaps
from finder.gap_views import TITLE, AddNameView, DismissView, GapReport
from finder.gaps import may_see_gaps
from finder.health import WordsWithoutTerm
from finder.sharing import shared


@hooks.register("register_admin_urls")
def gap_report():
    return [
        path("finder/gaps/", GapReport.as_view(), name="finder_gaps"),
        path("finder/gaps/results/", GapReport.as_view(results_only=True), name="finder_gaps_results"),
        path("finder/gaps/<int:pk>/dismiss/", DismissView.as_view(), name="finder_dismiss_gap"),
        path("finder/gaps/<int:pk>/name/", AddNameView.as_view(), name="finder_name_gap"),
    ]


class GapMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see_gaps(request.user)


@hooks.register("register_reports_menu_item")
def gap_menu_item():
    return GapMenuItem(TITLE, reverse("finder_gaps"), name="gaps", icon_name="search", order=100)


@hooks.register("construct_homepage_panels")
def top_gaps(request, panels):
    if may_see_gaps(request.user):
        panels.append(TopGaps())


@hooks.register("register_taxonomy_health_checks", order=10)
def search_checks():
    return [WordsWithoutTerm()]


@hooks.register("on_serve_page", order=1_000)
def drawn_once(serve):
    """Draw a page of the tree once for all who may read it. The last of these hooks: Wagtail's own, which asks whether
    they may, goes before it."""

    def shared_serve(page, request, args, kwargs):
        state = [page.pk, page.live_revision_id, page.last_published_at]
        return shared(request, state, lambda: serve(page, request, args, kwargs))

    return shared_serve
