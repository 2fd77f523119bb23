"""Case studies from a spreadsheet in the admin: template, file, preview, import, undo."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from casestudies.importing.doing import import_case_studies, preview_import
from casestudies.importing.forms import SheetForm
from casestudies.importing.template import CONTENT_TYPE, template_file
from casestudies.importing.undoing import pages_of, plan_undo, undo_import
from casestudies.models import CaseStudyImport, SheetUpload
from casestudies.starting import home_of_case_studies
from taxonomy.plans import Refused, Stale

SHOWN = 200
"""So many faults are shown; the rest are counted."""
LATEST = 20
"""So many imports are listed."""


def may_import(user):
    """Say whether somebody may change case studies in bulk: who may write and publish them."""
    home = home_of_case_studies()
    if home is None:
        return False
    rights = home.permissions_for_user(user)
    return rights.can_add_subpage() and rights.can_publish_subpage()


class SheetView(WagtailAdminTemplateMixin, View):
    """A screen of the import, for those who may."""

    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        items = [{"url": reverse("case_studies:index"), "label": "Case studies"}]
        if self.page_title != UploadView.page_title:
            items.append({"url": reverse("import_case_studies"), "label": UploadView.page_title})
        return [*items, {"url": "", "label": self.page_title}]

    def shown(self, **context):
        return self.render_to_response(self.get_context_data(**context))


class UploadView(SheetView):
    """Gives the template, takes the file, and lists what was imported before."""

    template_name = "casestudies/admin/import.html"
    page_title = "Import from a spreadsheet"

    def get(self, request):
        return self.choose(SheetForm())

    def post(self, request):
        SheetUpload.forget_old()
        form = SheetForm(request.POST, request.FILES)
        if form.is_valid():
            return redirect("preview_import", form.save(request.user).pk)
        return self.choose(form)

    def choose(self, form):
        return self.shown(form=form, imports=CaseStudyImport.objects.select_related("user")[:LATEST])


class TemplateView(SheetView):
    """Gives out the template."""

    def get(self, request):
        return given_out(template_file(), "case-studies-template")


class PreviewView(SheetView):
    """Shows what becomes of each row of an uploaded file, and imports it. Only who uploaded it comes here."""

    template_name = "casestudies/admin/import_preview.html"
    page_title = "Preview"

    def get_page_subtitle(self):
        return self.upload.name

    @cached_property
    def upload(self):
        return get_object_or_404(SheetUpload, pk=self.kwargs["pk"], user=self.request.user)

    @property
    def source(self):
        return self.upload.name, bytes(self.upload.content), self.request.user

    def get(self, request, pk):
        return self.preview()

    def post(self, request, pk):
        try:
            plan = import_case_studies(*self.source, expected=request.POST.get("digest", ""))
        except Stale as stale:
            return self.preview(stale.reasons)
        except Refused:
            return self.preview()
        if plan.made is None:
            return self.preview()
        self.upload.delete()
        messages.success(request, f"Imported as drafts: {plan.summary}.")
        return redirect("case_study_import", plan.made.pk)

    def preview(self, reasons=()):
        """Work the import out anew, and show it."""
        plan, refused = None, []
        try:
            plan = preview_import(*self.source)
        except Refused as error:
            refused = error.reasons
        faults = plan.faults if plan else []
        return self.shown(
            plan=plan, refused=refused, reasons=reasons, faults=faults[:SHOWN], more_faults=max(0, len(faults) - SHOWN)
        )


class ImportedView(SheetView):
    """Shows what an import did, and undoes it."""

    template_name = "casestudies/admin/imported.html"
    page_title = "Import"

    def get_page_subtitle(self):
        return self.made.name

    @cached_property
    def made(self):
        return get_object_or_404(CaseStudyImport.objects.select_related("user"), pk=self.kwargs["pk"])

    def get(self, request, pk):
        return self.show()

    def post(self, request, pk):
        try:
            undoing = undo_import(self.made, request.user)
        except Refused:
            del self.made
            return self.show()
        deleted, restored = len(undoing.deleted), len(undoing.restored)
        messages.success(request, f"Undone. Deleted: {deleted}. Put back as they were: {restored}.")
        return redirect("import_case_studies")

    def show(self):
        pages = pages_of(self.made)
        lines = [{**kept, "draft": pages.get(kept["page"])} for kept in self.made.pages]
        undoing = plan_undo(self.made, self.request.user) if self.made.may_be_undone else None
        return self.shown(made=self.made, lines=lines, undoing=undoing)


class ImportedSheetView(ImportedView):
    """Gives out the case studies of an import as a spreadsheet, to correct them and import them again."""

    def get(self, request, pk):
        pages = pages_of(self.made)
        readable = [page for page in pages.values() if page.permissions_for_user(request.user).can_edit()]
        latest = [page.get_latest_revision_as_object() for page in readable]
        return given_out(template_file(latest), slugify(self.made.name.rpartition(".")[0]) or "case-studies")


def given_out(file, name):
    return FileResponse(file, content_type=CONTENT_TYPE, as_attachment=True, filename=f"{name}.xlsx")
