"""The list of summit reports in the admin's menu."""

from wagtail import hooks

from content.listings import ContentListing
from summits.models import SummitReportPage


@hooks.register("register_admin_viewset")
def list_in_the_menu():
    return ContentListing(
        "summit_reports", model=SummitReportPage, menu_label="Summit reports", icon="group", menu_order=130
    )
