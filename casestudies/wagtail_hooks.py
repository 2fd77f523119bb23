"""The list of case studies in the admin's menu."""

from wagtail import hooks

from casestudies.models import CaseStudyPage
from content.listings import ContentListing


@hooks.register("register_admin_viewset")
def list_in_the_menu():
    return ContentListing(
        "case_studies", model=CaseStudyPage, menu_label="Case studies", icon="doc-full", menu_order=110
    )
