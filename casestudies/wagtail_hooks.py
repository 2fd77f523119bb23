"""The list of case studies in the admin's menu, and the ways to begin one with what another page holds."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from casestudies.checks.confirming import CONFIRMED, Confirmed
from casestudies.checks.mails import ask_owners
from casestudies.checks.moving import MOVED, Moved, SetNextCheck
from casestudies.checks.panels import OverdueForChecking
from casestudies.importing import admin as importing
from casestudies.importing.doing import IMPORTED
from casestudies.listing import CaseStudyListing
from casestudies.models import CaseStudyPage, SheetUpload
from casestudies.starting_views import CaseStudyFromStory, CaseStudyLikeThis, may_start_from


@hooks.register("register_admin_viewset")
def list_in_the_menu():
    return CaseStudyListing(
        "case_studies", model=CaseStudyPage, menu_label="Case studies", icon="doc-full", menu_order=110
    )


@hooks.register("register_admin_urls")
def import_from_a_spreadsheet():
    return importing.urlpatterns


@hooks.register("register_log_actions")
def name_imports(actions):
    actions.register_action(IMPORTED)(importing.Imported)


@hooks.register("register_admin_urls")
def ways_to_start():
    return [
        path("case-study-from-story/<int:pk>/", CaseStudyFromStory.as_view(), name="case_study_from_story"),
        path("case-study-like/<int:pk>/", CaseStudyLikeThis.as_view(), name="case_study_like"),
    ]


STARTS = {
    "story": ("Make a case study", "case_study_from_story"),
    "case-study": ("Duplicate as new", "case_study_like"),
}
"""{page type: label and address of the way to start from such a page}."""


@hooks.register("register_page_header_buttons")
def buttons_to_start(page, user, view_name, next_url=None):
    label, address = STARTS.get(getattr(page.specific_class, "page_type", None), (None, None))
    if label and may_start_from(page, user):
        yield Button(label, reverse(address, args=[page.pk]), icon_name="doc-full", priority=35)


@hooks.register("register_daily_jobs")
def daily_jobs():
    return [("Checks of case studies", ask_owners), ("Forgotten spreadsheets", SheetUpload.forget_old)]


@hooks.register("register_log_actions")
def name_checks(actions):
    actions.register_action(CONFIRMED)(Confirmed)
    actions.register_action(MOVED)(Moved)


hooks.register("register_bulk_action", SetNextCheck)


@hooks.register("construct_homepage_panels")
def overdue_for_checking(request, panels):
    panels.append(OverdueForChecking())
