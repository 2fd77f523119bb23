"""wagtail-modeladmin with four faults mended. Every screen built on it extends `SafeModelAdmin`."""

from collections import OrderedDict

from django.contrib.admin.utils import lookup_field, unquote
from django.core.exceptions import ValidationError
from django.http import Http404
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import HistoryView, IndexView

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet."""


class SafeIndexView(IndexView):
    """A list that nothing in its address narrows down."""

    def get_filters(self, request):
        """Take no filter. Unmended, each parameter that is none of the list's own is a look-up in the database, by
        which an address such as ?changes__user__password__startswith= tells more than its reader may know, and one
        that names no field is an error 500."""
        return [], False, {}, False

    def to_row_dict(self, item):
        """Return the cells of one row of an export: False and 0 as they are, and "-" only for what is empty."""
        row = OrderedDict()
        for field in self.list_export:
            _, attribute, value = lookup_field(field, item, self.model_admin)
            if value is None or value == "":
                value = getattr(attribute, "empty_value_display", self.model_admin.get_empty_value_display(field))
            elif isinstance(value, str) and value.startswith(FORMULA):
                value = f"'{value}"
            row[field] = value
        return row


class SafeHistoryView(HistoryView):
    """The history of an object, for those who may change it."""

    def check_action_permitted(self, user):
        return self.permission_helper.user_can_edit_obj(user, self.instance)


class SafeModelAdmin(ModelAdmin):
    """A ModelAdmin whose list takes no look-up from the address, whose history asks for permission, whose export
    keeps False and 0, and which answers an id that there is not with "not found". It offers no `list_filter`."""

    index_view_class = SafeIndexView
    history_view_class = SafeHistoryView

    def edit_view(self, request, instance_pk):
        self.refuse_bad_id(instance_pk)
        return super().edit_view(request, instance_pk)

    def delete_view(self, request, instance_pk):
        self.refuse_bad_id(instance_pk)
        return super().delete_view(request, instance_pk)

    def inspect_view(self, request, instance_pk):
        self.refuse_bad_id(instance_pk)
        return super().inspect_view(request, instance_pk)

    def history_view(self, request, instance_pk):
        self.refuse_bad_id(instance_pk)
        return super().history_view(request, instance_pk)

    def refuse_bad_id(self, instance_pk):
        """Raise Http404 for what is no id of the model at all."""
        try:
            self.opts.pk.to_python(unquote(instance_pk))
        except (ValidationError, ValueError) as error:
            raise Http404 from error
