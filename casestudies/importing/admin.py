"""Where the import stands in the admin: its addresses, and its line in a page's history."""

from django.urls import path, reverse
from django.utils.html import format_html
from wagtail.log_actions import LogFormatter

from casestudies.importing.views import (
    ImportedSheetView,
    ImportedView,
    PreviewView,
    TemplateView,
    UploadView,
)

urlpatterns = [
    path("import-case-studies/", UploadView.as_view(), name="import_case_studies"),
    path("import-case-studies/template.xlsx", TemplateView.as_view(), name="case_study_template"),
    path("import-case-studies/<int:pk>/preview/", PreviewView.as_view(), name="preview_import"),
    path("import-case-studies/<int:pk>/", ImportedView.as_view(), name="case_study_import"),
    path("import-case-studies/<int:pk>/sheet.xlsx", ImportedSheetView.as_view(), name="imported_sheet"),
]


class Imported(LogFormatter):
    """Says in a page's history where it came from, and leads to where that can be undone."""

    label = "Import from a spreadsheet"

    def format_message(self, log_entry):
        return f"Imported from row {log_entry.data.get('row')} of {log_entry.data.get('file')}"

    def format_comment(self, log_entry):
        if "import" not in log_entry.data:
            return ""
        url = reverse("case_study_import", args=[log_entry.data["import"]])
        return format_html('<a href="{}">See this import or undo it</a>', url)
