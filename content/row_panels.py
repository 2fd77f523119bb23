"""The records of which a page may have many, such as key figures: a row for each, which opens."""

from dataclasses import dataclass
from decimal import Decimal

from wagtail.admin.panels import Panel

from content.record_panels import RecordsPanel


class RowsPanel(RecordsPanel):
    """Draws a new record, and one with a fault, with the label, the help and the errors beside each field. Of the
    others the form holds the values alone: a script lays them out as a new record when their row is opened. Each field
    of such a record has one value, as text or as a choice."""

    class BoundPanel(RecordsPanel.BoundPanel):
        template_name = "content/panels/rows.html"

        def get_context_data(self, parent_context=None):
            rows = [Row(child, is_whole=bool(child.form.errors)) for child in self.children]
            return super().get_context_data(parent_context) | {
                "rows": rows,
                "new_row": Row(self.empty_child, is_whole=True),
            }


@dataclass
class Row:
    """A record as it is drawn: whole, or as its values alone."""

    panel: Panel.BoundPanel
    is_whole: bool

    @property
    def form(self):
        return self.panel.form

    @property
    def lines(self):
        """Return the panels of the fields as the record's own panels arrange them: those of one line together."""
        return [getattr(line, "visible_children", [line]) for line in self.panel.visible_children]

    @property
    def values(self):
        """Return each field, those that are not seen too, with its value as its widget would show it."""
        return [(bound, as_shown(bound)) for bound in self.form]


def as_shown(bound):
    """Return the value as text. A number has no zeros at its end that only say how many the database keeps."""
    value = bound.value()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    value = bound.field.widget.format_value(value)
    return value[0] if isinstance(value, list) else "" if value is None else value
