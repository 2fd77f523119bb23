"""What the content room adds to Wagtail's admin."""

from functools import partial

from django.core.management import call_command
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.log_actions import LogFormatter

from content.admin_api import GuardedPagesAPIViewSet
from content.bulk_actions import PublishReadyPages
from content.commenting import name_what_was_commented
from content.dashboard import arranging
from content.edit_views import NamingCreateView, ReviewedEditView
from content.guide.views import GuideView
from content.health import TooFewTerms, TooManyTerms
from content.moderation import one_way_on
from content.owners import ASSIGNED, Assigned, AssignOwner
from content.proposal_views import ProposeTermView
from content.publishing import REFUSED
from content.readiness_panel import ReadinessView
from content.retag_log import RETAGGED, Retagged
from content.retagging import RetagPages, RetagView, UndoRetagView
from content.saved_filter_views import DeleteFilterView, SaveFilterView
from content.saving import SignedInView
from content.term_lists import TermListView

# Wagtail's own action of this name is registered too; the one that comes last is taken.
hooks.register("register_bulk_action", PublishReadyPages, order=1)
hooks.register("register_bulk_action", RetagPages)
hooks.register("register_bulk_action", AssignOwner)


@hooks.register("register_admin_urls")
def retagging():
    return [
        path("retag/", RetagView.as_view(), name="content_retag"),
        path("retag/<int:pk>/undo/", UndoRetagView.as_view(), name="content_undo_retag"),
    ]


@hooks.register("register_admin_urls")
def saved_filters():
    return [
        path("saved-filters/<slug:page_type>/", SaveFilterView.as_view(), name="content_save_filter"),
        path("saved-filters/<int:pk>/delete/", DeleteFilterView.as_view(), name="content_delete_filter"),
    ]


@hooks.register("register_log_actions")
def name_retags(actions):
    actions.register_action(RETAGGED)(Retagged)


@hooks.register("register_log_actions")
def name_owners(actions):
    actions.register_action(ASSIGNED)(Assigned)


hooks.register("register_log_actions", name_what_was_commented, order=1)  # once Wagtail has registered its own


@hooks.register("insert_global_admin_css")
def admin_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("content/admin.css"))


@hooks.register("insert_global_admin_js")
def dates():
    return format_html('<script src="{}" type="module"></script>', static("content/dates.js"))


EDITOR_SCRIPTS = ("term-picker", "readiness", "counting", "rows", "saving", "pasting")


@hooks.register("insert_editor_js")
def editor_scripts():
    addresses = ((static(f"content/{name}.js"),) for name in EDITOR_SCRIPTS)
    return format_html_join("\n", '<script src="{}" type="module"></script>', addresses)


@hooks.register("register_admin_viewset")
def form_views_of_all_pages():
    return PageViewSet(add_view_class=NamingCreateView, edit_view_class=ReviewedEditView)


hooks.register("construct_page_action_menu", one_way_on)


@hooks.register("register_admin_urls")
def signed_in():
    return [path("signed-in/", SignedInView.as_view(), name="content_signed_in")]


@hooks.register("register_admin_urls")
def readiness():
    return [path("readiness/<int:pk>/", ReadinessView.as_view(), name="content_readiness")]


@hooks.register("register_admin_urls")
def term_lists():
    return [path("terms/<slug:slug>/", TermListView.as_view(), name="content_term_list")]


@hooks.register("register_admin_urls")
def proposals():
    return [path("propose-term/<slug:vocabulary>/", ProposeTermView.as_view(), name="propose_term")]


@hooks.register("register_admin_urls")
def guide():
    return [path("guide/", GuideView.as_view(), name="editor_guide")]


@hooks.register("register_help_menu_item")
def guide_in_the_menu():
    return MenuItem("Editor guide", reverse("editor_guide"), name="guide", icon_name="help", order=100)


@hooks.register("construct_help_menu")
def one_guide_in_the_menu(request, items):
    """Wagtail's of the same name leads to another site, and speaks of Wagtail as it comes."""
    items[:] = [item for item in items if item.name != "editor-guide"]


@hooks.register("register_taxonomy_health_checks")
def page_checks():
    return [TooFewTerms(), TooManyTerms()]


@hooks.register("register_daily_jobs")
def daily_jobs():
    return [("Readiness of pages", partial(call_command, "note_readiness"))]


hooks.register("construct_homepage_panels", arranging.add_panels, order=-1)


@hooks.register("construct_admin_api")
def guard_the_admin_api(router):
    router.register_endpoint("pages", GuardedPagesAPIViewSet)


@hooks.register("register_log_actions")
def name_refused_publications(actions):
    @actions.register_action(REFUSED)
    class PublicationRefused(LogFormatter):
        """Shows in a page's history that it was turned away, and why."""

        label = "Refuse publication"

        def format_message(self, log_entry):
            return " ".join(["Publication refused.", *log_entry.data.get("reasons", [])])
