"""Panels of the edit form."""

from functools import partial

from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from content.comparison import TermsComparison
from content.terms import PREFIX, TermRule


class TermsPanel(MultiFieldPanel):
    """Draws one field for each vocabulary that applies to the page, as the form built it from data."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("heading", "Theme, place and other terms")
        super().__init__(*args, **kwargs)

    class BoundPanel(MultiFieldPanel.BoundPanel):
        @cached_property
        def children(self):
            names = [name for name in self.form.fields if name.startswith(PREFIX)] if self.form else []
            return [self.field_panel(name) for name in names]

        def get_comparison(self):
            rules = TermRule.for_page_type(self.instance.page_type)
            return [partial(TermsComparison, rule) for rule in rules]

        def field_panel(self, name):
            panel = FieldPanel(name, disable_comments=True).bind_to_model(self.panel.model)
            prefix = f"{self.prefix}-child-{name}"
            return panel.get_bound_panel(instance=self.instance, request=self.request, form=self.form, prefix=prefix)

        @property
        def visible_children_with_identifiers(self):
            return [(child, child.field_name) for child in self.visible_children]
