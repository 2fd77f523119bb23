"""What changed in a page from one version to the other, as the history's comparison shows it: in words that people
read, never ids, None or True. (Wagtail asks for these attributes and methods.)"""

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.compare import FieldComparison, ForeignObjectComparison, TextDiff, register_comparison_class

DAY, MOMENT = "j F Y", "j F Y, H:i"


def before_and_after(before, after):
    """Return the HTML of two short texts: the old one, an arrow and the new one, or what there is of them."""
    changes = [("equal", after)] if before == after else [("deletion", before), ("addition", after)]
    return TextDiff([(kind, text) for kind, text in changes if text], separator=" → ").to_html()


class TermsComparison:
    """The terms of one vocabulary in two versions of a page."""

    is_field = True
    is_child_relation = False

    def __init__(self, rule, before, after):
        self.rule = rule
        self.before, self.after = (
            {term.pk: term.pref_label for term in page.terms.get(rule.key, [])} for page in (before, after)
        )

    def field_label(self):
        return self.rule.name

    def has_changed(self):
        return self.before.keys() != self.after.keys()

    def htmldiff(self):
        kept = [("equal", label) for pk, label in self.after.items() if pk in self.before]
        gone = [("deletion", label) for pk, label in self.before.items() if pk not in self.after]
        new = [("addition", label) for pk, label in self.after.items() if pk not in self.before]
        return TextDiff([*kept, *gone, *new], separator=", ").to_html()


class ValueComparison(FieldComparison):
    """A value that is not text. Subclasses say how people write it."""

    def htmldiff(self):
        before, after = ("" if value is None else self.written(value) for value in (self.val_a, self.val_b))
        return before_and_after(before, after)

    def written(self, value):
        return str(value)


class YesNoComparison(ValueComparison):
    def written(self, value):
        return "Yes" if value else "No"


class DayComparison(ValueComparison):
    def written(self, value):
        return date_format(value, DAY)


class MomentComparison(ValueComparison):
    def written(self, value):
        return date_format(localtime(value), MOMENT)


class ChoiceComparison(ValueComparison):
    def written(self, value):
        return str(dict(self.field.flatchoices).get(value, value))


class ChosenComparison(ForeignObjectComparison):
    """A page or document that was chosen, by its name. (Pictures are shown.)"""

    def htmldiff(self):
        return before_and_after(*(str(chosen) if chosen else "" for chosen in self.get_objects()))


register_comparison_class(models.IntegerField, comparison_class=ValueComparison)
register_comparison_class(models.BooleanField, comparison_class=YesNoComparison)
register_comparison_class(models.DateField, comparison_class=DayComparison)
register_comparison_class(models.DateTimeField, comparison_class=MomentComparison)
register_comparison_class(models.ForeignKey, to=models.Model, comparison_class=ChosenComparison)
