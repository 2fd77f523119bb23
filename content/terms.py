"""The vocabularies on an edit form: a field each, built from data, and what publishing asks of it."""

from dataclasses import dataclass

from django import forms
from django.utils.functional import cached_property

from taxonomy.models import Term, VocabularyUse
from taxonomy.schemes import load_schemes

PREFIX = "terms-"
LONG = 15
"""Lists with more terms than this scroll in a box of their own."""
SHORT = 160
"""Definitions up to this many characters are shown whole."""


@dataclass(frozen=True)
class TermRule:
    """What one type of page demands of one vocabulary: at least one term, at most so many."""

    slug: str
    name: str
    multiple: bool
    required: bool
    maximum: int | None

    @classmethod
    def for_page_type(cls, page_type):
        uses = VocabularyUse.objects.filter(page_type=page_type).select_related("vocabulary")
        return [
            cls(use.vocabulary.slug, use.vocabulary.name, use.vocabulary.multiple, use.required, use.maximum)
            for use in uses.order_by("vocabulary__sort_order")
        ]

    @property
    def field(self):
        return PREFIX + self.slug

    @property
    def key(self):
        return self.slug.replace("-", "_")

    @property
    def limit(self):
        return self.maximum if self.multiple else 1

    @property
    def demand(self):
        """Say before the choice is made how many terms it takes."""
        if not self.multiple:
            return "Choose one." if self.required else "Choose one, or none."
        most = f" at most {self.maximum}" if self.maximum else ""
        least = " at least one" if self.required else ""
        both = " and" if most and least else ""
        return f"Choose{least}{both}{most}." if most or least else "Choose any that apply."

    def broken_by(self, count):
        """Return the sentence that tells an editor what to do about `count` terms, or None when they will do."""
        name = self.name[0].lower() + self.name[1:]
        if self.required and not count:
            article = "an" if name[0] in "aeiou" else "a"
            return f"Choose at least one {name}." if self.multiple else f"Choose {article} {name}."
        if self.limit and count > self.limit:
            return f"Choose at most {self.limit} for “{self.name}”: {count} are chosen."
        return None


class TermOptionsMixin:
    """Draws each option with its term's definition and its level in the tree."""

    template_name = "content/widgets/terms.html"
    option_template_name = "content/widgets/term_option.html"
    tree: dict
    group_label = ""

    def create_option(self, name, value, label, *args, **kwargs):
        option = super().create_option(name, value, label, *args, **kwargs)
        term, option["level"] = self.tree.get(value, (None, 0))
        option["definition"], option["more"] = split_definition(term.definition if term else "")
        return option

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"group_label": self.group_label, "is_long": len(self.choices) > LONG}
        return context


class TermCheckboxes(TermOptionsMixin, forms.CheckboxSelectMultiple):
    pass


class TermRadios(TermOptionsMixin, forms.RadioSelect):
    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["is_single"] = True
        return context


def split_definition(definition):
    """Return what of a definition stands under its term, and what only opens on request: nothing, when it is short."""
    first, stop, rest = definition.partition(". ")
    if len(definition) <= SHORT or not rest:
        return definition, ""
    return first + stop.strip(), rest


class DrawnByThePanel(forms.BoundField):
    """Wagtail prints each field once more below the form that no panel named before the form was made. TermsPanel
    names its fields only then; printed twice, a term that is unticked above would come back ticked from below."""

    def __str__(self):
        return ""


class TermsField(forms.MultipleChoiceField):
    """One vocabulary's terms; its cleaned value is a list of Term."""

    default_error_messages = {"invalid_choice": "“%(value)s” is not in this list. Choose from those shown."}

    def __init__(self, scheme, rule, chosen):
        self.scheme, self.rule = scheme, rule
        self.tree = self.tree_with(chosen)
        super().__init__(
            choices=[*self.no_choice(), *((pk, self.label_for(term)) for pk, (term, _) in self.tree.items())],
            initial=[term.pk for term in chosen] if rule.multiple else [term.pk for term in chosen[:1]] or [""],
            label=rule.name,
            help_text=f"{scheme.vocabulary.help_text} {rule.demand}".strip(),
            required=False,
            widget=self.drawn_as(),
        )

    def get_bound_field(self, form, field_name):
        return DrawnByThePanel(form, self, field_name)

    def tree_with(self, chosen):
        """Return {id: (term, level)} of the terms in use and those of other status that the page already has."""
        tree = {term.pk: (term, level) for term, level in self.scheme.walk()}
        return tree | {term.pk: (term, 0) for term in chosen if term.pk not in tree}

    def no_choice(self):
        return [] if self.rule.multiple or self.rule.required else [("", "No choice")]

    def drawn_as(self):
        widget = TermCheckboxes() if self.rule.multiple else TermRadios()
        widget.tree, widget.group_label = self.tree, self.rule.name
        return widget

    def label_for(self, term):
        """Return the term's label, with its number where the order has one (3 Comparison group)."""
        notes = {Term.Status.RETIRED: "(retired)", Term.Status.DRAFT: "(draft)"}
        number = term.notation if self.scheme.vocabulary.ordered else ""
        return " ".join(part for part in (number, term.pref_label, notes.get(term.status)) if part)

    def clean(self, value):
        """Return the chosen terms in display order, each retired one as the term that survives it."""
        chosen = {int(pk) for pk in super().clean(value)}
        return list(dict.fromkeys(term.survivor() for pk, (term, _) in self.tree.items() if pk in chosen))

    def to_python(self, value):
        return [pk for pk in super().to_python([value] if isinstance(value, str) else value) if pk]

    def has_changed(self, initial, data):
        return super().has_changed([pk for pk in initial or [] if pk], self.to_python(data))


class TermsFormMixin:
    """Adds the vocabularies that apply to the page's type to its edit form, and saves the choice."""

    def add_term_fields(self):
        chosen = self.instance.terms
        schemes = load_schemes(uses__page_type=self.instance.page_type)
        for rule in self.term_rules:
            self.fields[rule.field] = TermsField(schemes[rule.slug], rule, chosen.get(rule.key, []))

    @cached_property
    def term_rules(self):
        return TermRule.for_page_type(self.instance.page_type)

    def chosen_terms(self):
        """Return every term that the form chose, with those of vocabularies that it does not show."""
        shown = {rule.key for rule in self.term_rules}
        others = [term for key, terms in self.instance.terms.items() if key not in shown for term in terms]
        return others + [term for rule in self.term_rules for term in self.cleaned_data.get(rule.field, [])]
