"""Panels of the edit form."""

from functools import partial

from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from content.comparison import TermsComparison
from content.suggestions import suggest, text_of
from content.terms import PREFIX, TermRule


class TermsPanel(MultiFieldPanel):
    """Draws one field for each vocabulary that applies to the page, as the form built it from data."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("heading", "Theme, place and other terms")
        super().__init__(*args, **kwargs)

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "content/panels/terms.html"

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"suggestions": self.suggestions()}

        def suggestions(self):
            """Return the suggested terms that the form still has room for, each with the field that holds it."""
            fields = {name: self.form[name] for name in self.form.fields if name.startswith(PREFIX)}
            taken = [term for bound in fields.values() for term in bound.field.taken(bound.value())]
            open_fields = {b.field.rule.slug: b for b in fields.values() if b.field.has_room(b.value())}
            terms = [term for bound in open_fields.values() for term in bound.field.scheme.terms]
            found = suggest(terms, text_of(self.instance), without=taken)
            return [(suggestion, open_fields[suggestion.term.vocabulary.slug]) for suggestion in found]

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
