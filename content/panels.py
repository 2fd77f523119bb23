"""Panels of the edit form."""

from functools import partial

from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TitleFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page

from content.comparison import TermsComparison
from content.suggestions import suggest, text_of
from content.term_widgets import WHOLE
from content.terms import PREFIX, TermRule
from content.widgets import OneSentence

ADDRESS_PANELS = [
    FieldPanel(
        "slug",
        heading="End of the address",
        help_text="What follows the last stroke, such as: falls-clinic. Left empty, it is made from the title.",
    ),
    FieldPanel(
        "seo_title",
        heading="Title in search engines",
        help_text="When it should differ from the page's own, such as: Falls clinic in Rhondda",
    ),
    FieldPanel(
        "search_description",
        heading="Description in search engines",
        help_text="When it should differ from the lead, such as: How nurses and handymen cut falls at home by a third."
        " Search engines rarely show more than 160 characters.",
        widget=AdminAutoHeightTextInput(attrs={"data-recommended-length": 160}),
    ),
    FieldPanel("show_in_menus", help_text="Tick for a page that the menus of the site should name."),
]
"""Wagtail's own fields about a page's address, with words of ours."""
LAST_TABS = [ObjectList(ADDRESS_PANELS, heading="Address"), ObjectList(Page.settings_panels, heading="Schedule")]
"""The tabs that every edit form ends with."""


def title_panel(help_text):
    """Return Wagtail's panel for a title, in a box that shows all of a long one."""
    return TitleFieldPanel("title", help_text=help_text, widget=OneSentence)


class TermsPanel(MultiFieldPanel):
    """Draws one field for each vocabulary that applies to the page, as the form built it from data: those named in
    `only`, which stand where they belong on the form, or all but those `without`."""

    def __init__(self, only=(), without=(), **kwargs):
        super().__init__([], **{"heading": "Theme, place and other terms", **kwargs})
        self.only, self.without = only, without

    def clone_kwargs(self):
        kwargs = super().clone_kwargs()
        del kwargs["children"]
        return {**kwargs, "only": self.only, "without": self.without}

    def draws(self, vocabulary):
        return vocabulary in self.only if self.only else vocabulary not in self.without

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "content/panels/terms.html"

        def get_context_data(self, parent_context=None):
            suggestions = [] if self.panel.only else self.suggestions()
            return super().get_context_data(parent_context) | {"suggestions": suggestions}

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
            return [self.field_panel(name) for name in names if self.panel.draws(name.removeprefix(PREFIX))]

        def get_comparison(self):
            rules = TermRule.for_page_type(self.instance.page_type)
            return [partial(TermsComparison, rule) for rule in rules if self.panel.draws(rule.slug)]

        def field_panel(self, name):
            self.form.fields[name].widget.is_whole = bool(self.request) and WHOLE in self.request.GET
            panel = FieldPanel(name).bind_to_model(self.panel.model)
            prefix = f"{self.prefix}-child-{name}"
            return panel.get_bound_panel(instance=self.instance, request=self.request, form=self.form, prefix=prefix)

        @property
        def visible_children_with_identifiers(self):
            return [(child, child.field_name) for child in self.visible_children]
