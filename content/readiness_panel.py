"""What a page lacks, always in view beside its edit form, and again after each save."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.views import View
from wagtail.admin.panels import PanelGroup
from wagtail.models import COMMENTS_RELATION_NAME, Page

from content.assessment import assess, assess_latest
from content.commenting import CommentsOnAll
from content.error_summary import anchor_of, error_summary
from content.labels import label_of
from content.quality.reading_age import FORMULA
from content.readiness import Finding

TEMPLATE = "content/panels/readiness.html"


@dataclass(frozen=True)
class Row:
    """One finding as the panel shows it: with the field's name and where the field is on the form."""

    finding: Finding
    label: str
    anchor: str


class WithReadiness(PanelGroup):
    """The edit form, whatever it is made of, with the readiness panel beside it. All of it can be commented on."""

    def get_form_options(self):
        options = super().get_form_options()
        if comments := options["formsets"].get(COMMENTS_RELATION_NAME):
            options["formsets"][COMMENTS_RELATION_NAME] = {**comments, "formset": CommentsOnAll}
        return options

    class BoundPanel(PanelGroup.BoundPanel):
        template_name = "content/panels/with_readiness.html"

        @cached_property
        def children(self):
            [form] = self.panel.children
            return [form.get_bound_panel(self.instance, self.request, self.form, self.prefix)]

        @cached_property
        def visible_children(self):
            """The answer to an autosave draws no part of the form, yet Wagtail would describe all for scripts."""
            return super().visible_children if self.request.accepts("text/html") else []

        def get_context_data(self, parent_context=None):
            assessed = shown(self.instance, assess(self.instance))
            return super().get_context_data(parent_context) | assessed | {"error_summary": error_summary(self)}


def shown(page, assessment):
    """Return what the panel's template shows of an assessment of `page`."""
    return {
        "page": page,
        "completeness": assessment.completeness,
        "required": rows_of(assessment.required, page),
        "recommended": rows_of(assessment.recommended, page),
        "hints": rows_of(assessment.hints, page),
        "reading_age": assessment.reading_age,
        "formula": FORMULA,
    }


def rows_of(findings, page):
    return [row_of(finding, type(page)) for finding in findings]


def row_of(finding, model):
    label = label_of(model, finding.field)
    return Row(finding, label, anchor_of(model, finding.field) if label else "")


class ReadinessView(View):
    """The panel of a page's newest version, for those who may edit it."""

    def get(self, request, pk):
        page = get_object_or_404(Page, pk=pk).specific
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        if not hasattr(page, "readiness_rules"):
            raise Http404
        return render(request, TEMPLATE, shown(page, assess_latest(page)))
