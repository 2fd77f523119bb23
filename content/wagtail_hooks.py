"""What the content room adds to Wagtail's admin."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from content.admin_api import GuardedPagesAPIViewSet
from content.bulk_actions import PublishReadyPages
from content.proposal_views import ProposeTermView
from content.publishing import REFUSED
from content.retag_log import RETAGGED, Retagged
from content.retagging import RetagPages, RetagView, UndoRetagView

# Wagtail's own action of this name is registered too; the one that comes last is taken.
hooks.register("register_bulk_action", PublishReadyPages, order=1)
hooks.register("register_bulk_action", RetagPages)


@hooks.register("register_admin_urls")
def retagging():
    return [
        path("retag/", RetagView.as_view(), name="content_retag"),
        path("retag/<int:pk>/undo/", UndoRetagView.as_view(), name="content_undo_retag"),
    ]


@hooks.register("register_log_actions")
def name_retags(actions):
    actions.register_action(RETAGGED)(Retagged)


@hooks.register("insert_global_admin_css")
def admin_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("content/admin.css"))


@hooks.register("insert_editor_js")
def term_picker():
    return format_html('<script src="{}" type="module"></script>', static("content/term-picker.js"))


@hooks.register("register_admin_urls")
def proposals():
    return [path("propose-term/<slug:vocabulary>/", ProposeTermView.as_view(), name="propose_term")]


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
