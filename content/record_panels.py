"""The records of a page on its form, such as its sources: to comment on, and to compare from version to version."""

from functools import partial

from django import forms
from django.forms.formsets import ORDERING_FIELD_NAME
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.text import capfirst
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.compare import ChildObjectComparison, ChildRelationComparison, ChoiceFieldComparison
from wagtail.admin.panels import InlinePanel

from content.comparison import ChoiceComparison
from content.guide.links import help_on_records
from content.readiness import is_filled


class Place(forms.IntegerField):
    """The place of a new record, which a script fills in: no sign that anything was written."""

    def has_changed(self, initial, data):
        return False


class RecordsFormSet(BaseChildFormSet):
    """The records of a form. A new one in which nothing was written is none."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if self.can_order and (index is None or index >= self.initial_form_count()):
            place = form.fields[ORDERING_FIELD_NAME]
            form.fields[ORDERING_FIELD_NAME] = Place(label=place.label, required=False, widget=place.widget)

    def full_clean(self):
        """Clean all records. Wagtail asks each for its place when it draws them again; an empty one stays the last."""
        super().full_clean()
        for form in self.extra_forms if self.is_bound and self.can_order else []:
            form.cleaned_data.setdefault(ORDERING_FIELD_NAME, len(self.forms))


class RecordsPanel(InlinePanel):
    """Wagtail's list of records, with a place to comment on the list, and a comparison in words."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = RecordsFormSet
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "content/panels/records_panel.html"

        @property
        def guide_link(self):
            return help_on_records(self.panel.relation_name)

        def get_comparison(self):
            [comparison] = super().get_comparison()
            relation, fields = comparison.args
            return [partial(RecordsComparison, relation, list(map(in_words, fields)), **comparison.keywords)]


def in_words(comparison):
    """Return the comparison of a field, but ours where it is a choice: Wagtail writes old and new as one word."""
    is_choice = comparison.func is ChoiceFieldComparison
    return partial(ChoiceComparison, *comparison.args) if is_choice else comparison


class RecordsComparison(ChildRelationComparison):
    """The records of two versions: those that are new, gone, changed or moved, and of each what changed."""

    def get_child_comparison(self, before, after):
        return RecordComparison(self.field.related_model, self.field_comparisons, before, after)

    @cached_property
    def changed(self):
        found = super().get_child_comparisons()
        kept = [record for record in found if record.obj_a and record.obj_b]
        before = sorted(kept, key=lambda record: record.obj_a.sort_order or 0)
        after = sorted(kept, key=lambda record: record.obj_b.sort_order or 0)
        for record in kept:
            record.moved = after.index(record) - before.index(record)
        return [record for record in found if record not in kept or record.moved or record.has_changed()]

    def get_child_comparisons(self):
        return self.changed

    def has_changed(self):
        return bool(self.changed)

    def htmldiff(self):
        """Wagtail's table draws the records of a page, but not those below other records."""
        return render_to_string("content/admin/records_below.html", {"records": self.changed})


class RecordComparison(ChildObjectComparison):
    """One record in two versions. Its place is counted among the records that both have: those that come or go do not
    move the others."""

    moved = 0

    def get_position_change(self):
        return self.moved

    def get_field_comparisons(self):
        """Return all that a new or lost record holds, its own records too; of one that stays its name and what
        changed."""
        fields = super().get_field_comparisons()
        if self.obj_a and self.obj_b:
            return [RecordName(self.obj_b), *(field for field in fields if field.has_changed())]
        return [field for field in fields if field.is_field and is_filled(field.val_b)] + self.records_below(fields)

    def records_below(self, fields):
        """Return the records of a new or lost record, which Wagtail would compare with themselves."""
        versions = (self.obj_a or self.model(), self.obj_b or self.model())
        relations = [
            compare for compare, field in zip(self.field_comparisons, fields, strict=True) if not field.is_field
        ]
        return [below for below in (compare(*versions) for compare in relations) if below.has_changed()]


class RecordName:
    """What a record is called, at the head of what changed in it."""

    is_field = True

    def __init__(self, record):
        self.record = record

    def field_label(self):
        return capfirst(self.record._meta.verbose_name)

    def has_changed(self):
        return False

    def htmldiff(self):
        return escape(self.record)
