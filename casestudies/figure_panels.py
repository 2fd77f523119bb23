"""How the values of a key figure are compared from version to version: each with the unit that it had."""

from wagtail.admin.compare import FieldComparison
from wagtail.admin.panels import FieldPanel

from casestudies.numbers import with_unit
from content.comparison import before_and_after


class FigureValueComparison(FieldComparison):
    """A value of a key figure in two versions, such as 42.5% → 40%."""

    def __init__(self, field, before, after):
        super().__init__(field, before, after)
        self.values = [(self.val_a, before.unit), (self.val_b, after.unit)]

    def htmldiff(self):
        return before_and_after(*("" if value is None else with_unit(value, unit) for value, unit in self.values))


class FigureValuePanel(FieldPanel):
    def get_comparison_class(self):
        return FigureValueComparison
