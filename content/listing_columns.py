"""Columns of the flat lists of pages in the admin. Each also gives its value to the spreadsheet of the list."""

from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.utils import get_user_display_name


class TitleColumn(PageTitleColumn):
    def get_value(self, page):
        return page.get_admin_display_title()


class StatusColumn(PageStatusColumn):
    def get_value(self, page):
        return str(page.status_string)


class TermsColumn(Column):
    """The page's terms of one vocabulary. The view has read them for the whole page of the list at once."""

    def get_value(self, page):
        return ", ".join(term.pref_label for term in page.terms.get(self.name, []))


class PlaceColumn(TermsColumn):
    """The place as readers know it, or else the place terms."""

    def get_value(self, page):
        return getattr(page, "place_name", "") or super().get_value(page)


class ReadinessColumn(Column):
    """What was noted of the page's newest version when it was saved; the list computes nothing."""

    def get_value(self, page):
        note = getattr(page, "readiness_note", None)
        return str(note) if note else ""


class OwnerColumn(Column):
    def get_value(self, page):
        return get_user_display_name(page.owner) if page.owner else ""
