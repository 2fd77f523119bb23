"""Boxes to write in."""

from wagtail.admin.widgets import AdminAutoHeightTextInput


class OneSentence(AdminAutoHeightTextInput):
    """A box that grows, so that all of a sentence is seen while it is written. It is sent as one line."""

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return value and " ".join(value.split())
