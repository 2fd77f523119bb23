"""What this room tells those who publish on the first screen of the admin."""

from wagtail.admin.ui.components import Component

from operations.warnings import warnings


class Warnings(Component):
    """What has not been done for its time. Nothing is drawn when all is well."""

    name = "operations_warnings"
    template_name = "operations/admin/warnings.html"
    order = 50
    """Above everything else."""

    def get_context_data(self, parent_context):
        return {"warnings": warnings()}
