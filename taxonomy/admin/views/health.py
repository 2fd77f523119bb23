"""How healthy the taxonomy is: what every check found, on one screen and as a table to take along."""

import csv
from io import StringIO

from django.http import HttpResponse
from django.urls import reverse
from wagtail.admin.widgets.button import HeaderButton

from taxonomy.admin.health.branches import DeepBranches, WideBranches
from taxonomy.admin.health.checks import checks_of_other_rooms, report
from taxonomy.admin.health.labels import NearlyIdentical, WithoutDefinition
from taxonomy.admin.health.uses import NeverUsed, RetiredInDrafts, UsedByAThird, UsedByOne
from taxonomy.admin.views.base import AllVocabulariesView
from taxonomy.cells import BYTE_ORDER_MARK, harmless

TITLE = "Taxonomy health"
HEADINGS = ("Check", "Vocabulary", "Found", "Mend", "Address")


def all_checks():
    """Return the checks in the order in which they are shown."""
    uses = [NeverUsed(), UsedByOne(), UsedByAThird()]
    terms = [WithoutDefinition(), NearlyIdentical(), DeepBranches(), WideBranches()]
    return [*uses, *terms, RetiredInDrafts(), *checks_of_other_rooms()]


class HealthView(AllVocabulariesView):
    """Lists what is wrong, each line with the way to its mend."""

    template_name = "taxonomy/admin/health.html"
    page_title = TITLE

    def get(self, request):
        return self.as_table() if request.GET.get("export") == "csv" else super().get(request)

    def get_header_buttons(self):
        return [HeaderButton("Download as CSV", f"{reverse('taxonomy_health')}?export=csv", icon_name="download")]

    def get_context_data(self, **kwargs):
        sections = report(all_checks(), self.request.user)
        return super().get_context_data(sections=sections, **kwargs)

    def as_table(self):
        """Return a row for each line, with the first of its mends."""
        file = StringIO(newline="")
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for section in report(all_checks(), self.request.user):
            for line in section.lines:
                writer.writerow(map(harmless, (section.check.title, line.vocabulary, line.text, *self.mend_of(line))))
        headers = {"Content-Disposition": 'attachment; filename="taxonomy-health.csv"'}
        content = BYTE_ORDER_MARK + file.getvalue()
        return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)

    def mend_of(self, line):
        """Return what to do first about a line, and the whole address where."""
        for mend in line.mends:
            return mend.label, self.request.build_absolute_uri(mend.url)
        return "", ""
