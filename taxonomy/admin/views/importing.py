"""Vocabularies in and out: upload a file, look at what it would change, import it; and take a file."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin import messages

from taxonomy.admin.forms import LONGEST_WHY
from taxonomy.admin.import_forms import UploadForm
from taxonomy.admin.import_reports import report_of
from taxonomy.admin.views.base import AllVocabulariesView
from taxonomy.admin.views.endings import clean_why
from taxonomy.models import TaxonomyUpload
from taxonomy.plans import Refused, Stale
from taxonomy.skos.collecting import all_schemes
from taxonomy.skos.exporting import FORMATS, export
from taxonomy.skos.importing import Source, import_vocabularies


class FileView(AllVocabulariesView):
    """A screen about all vocabularies, for those who may add and change terms."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("taxonomy.add_term"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=reverse("taxonomy_vocabulary_modeladmin_index"), **kwargs)


class UploadView(FileView):
    """Asks for the file."""

    template_name = "taxonomy/admin/import.html"
    page_title = "Import vocabularies"

    def get(self, request):
        return self.render_to_response(self.get_context_data(form=UploadForm()))

    def post(self, request):
        form = UploadForm(request.POST, request.FILES)
        TaxonomyUpload.forget_old()
        if form.is_valid():
            return redirect("taxonomy_import_report", form.save(request.user).pk)
        return self.render_to_response(self.get_context_data(form=form))


class ImportView(FileView):
    """Shows what an uploaded file would change, and changes it. Only who uploaded it comes here."""

    template_name = "taxonomy/admin/import_report.html"
    page_title = "Import"

    def get_page_subtitle(self):
        return self.upload.name

    @cached_property
    def upload(self):
        return get_object_or_404(TaxonomyUpload, pk=self.kwargs["pk"], user=self.request.user)

    @property
    def source(self):
        upload = self.upload
        return Source(upload.name, bytes(upload.content), upload.vocabulary, upload.retire_missing)

    def get(self, request, pk):
        return self.show()

    def post(self, request, pk):
        source, why = self.source, clean_why(request.POST.get("why", ""))
        digest = request.POST.get("digest", "")
        try:
            outcome = import_vocabularies(source, user=request.user, note=why, expected=digest)
        except Stale as stale:
            return self.show(stale.reasons, why)
        except Refused:
            return self.show(why=why)
        self.upload.delete()
        for plan in outcome.plans:
            if not plan.is_empty or plan.vocabulary.slug in outcome.new:
                history = messages.button(reverse("taxonomy_history", args=[plan.vocabulary.pk]), "History")
                messages.success(request, f"{plan.vocabulary}: {plan.summary}.", buttons=[history])
        return redirect("taxonomy_vocabulary_modeladmin_index")

    def show(self, reasons=(), why=""):
        """Work the import out anew, and show it."""
        report, faults = None, []
        try:
            report = report_of(import_vocabularies(self.source, user=self.request.user, dry_run=True))
        except Refused as refused:
            faults = refused.reasons
        context = self.get_context_data(
            report=report, faults=faults, reasons=reasons, why=why, longest_why=LONGEST_WHY, upload=self.upload
        )
        return self.render_to_response(context)


class ExportView(FileView):
    """Offers the files, and gives them out."""

    template_name = "taxonomy/admin/export.html"
    page_title = "Export vocabularies"

    def get(self, request):
        form = request.GET.get("format")
        if form not in FORMATS:
            return self.render_to_response(self.get_context_data())
        headers = {"Content-Disposition": f'attachment; filename="taxonomy.{form}"'}
        return HttpResponse(export(all_schemes(), form), f"{FORMATS[form]}; charset=utf-8", headers=headers)
