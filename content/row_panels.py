"""The records of which a page may have many, such as key figures: a row for each, which opens."""

from content.record_panels import RecordsPanel


class RowsPanel(RecordsPanel):
    """Draws each record as a row of plain fields, an eighth of what Wagtail draws. New ones and those with a fault are
    drawn as Wagtail does, with the help and the errors beside each field."""

    class BoundPanel(RecordsPanel.BoundPanel):
        template_name = "content/panels/rows.html"

        def get_context_data(self, parent_context=None):
            rows = [(child, [] if child.form.errors else plain_fields(child.form)) for child in self.children]
            return super().get_context_data(parent_context) | {"rows": rows}


def plain_fields(form):
    """Return each field that is seen with its widget as HTML, which needs no id inside its label."""
    return [(bound, bound.field.widget.render(bound.html_name, bound.value())) for bound in form.visible_fields()]
