"""The vocabularies on an edit form: a field each, built from data, and what publishing asks of it."""

from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property

from content.proposals import may_propose, proposal_url
from content.term_widgets import TermCheckboxes, TermRadios
from taxonomy.assignment import settled
from taxonomy.integrity import ancestors
from taxonomy.labels import named
from taxonomy.models import Term, VocabularyUse
from taxonomy.schemes import load_schemes

PREFIX = "terms-"


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
        return [cls.of(use) for use in uses.order_by("vocabulary__sort_order")]

    @classmethod
    def of(cls, use):
        vocabulary = use.vocabulary
        return cls(vocabulary.slug, vocabulary.name, vocabulary.multiple, use.required, use.maximum)

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

    def broken_by_terms(self, terms):
        """Return the sentence that tells an editor what to do about these chosen terms, or None when they will do. Of
        what a term was split into only an editor can choose; one that is no longer used counts for nothing."""
        splits = [(term, term.survivors()) for term in terms if term.status == Term.Status.RETIRED]
        instead = "Untick it and choose." if self.multiple else "Choose another instead."
        questions = [f"“{term}” was split into {named(parts)}. {instead}" for term, parts in splits if parts]
        return " ".join(questions) or self.broken_by(len(settled(terms)))


def ancestors_of(terms, scheme):
    """Return the terms above these."""
    broader = {pk: term.broader_id for pk, term in scheme.by_id.items()}
    return [scheme.by_id[pk] for term in terms for pk in ancestors(term.pk, broader)]


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
        chosen = list(dict.fromkeys(term.survivor() for term in chosen))
        self.tree = self.tree_with(chosen)
        super().__init__(
            choices=self.choices_drawn,
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

    def choices_drawn(self):
        """Return the choices. Django asks only when it draws them: to save a form, none is needed."""
        none = [] if self.rule.multiple or self.rule.required else [("", "No choice")]
        return [*none, *((pk, self.label_for(term)) for pk, (term, _) in self.tree.items())]

    def drawn_as(self):
        widget = TermCheckboxes() if self.rule.multiple else TermRadios()
        widget.tree, widget.group_label, widget.maximum = self.tree, self.rule.name, self.rule.maximum
        widget.former = self.scheme.former
        widget.list_url = reverse("content_term_list", args=[self.rule.slug])
        return widget

    def drawn_whole(self):
        """Return the list as HTML, as a form fetches it."""
        return self.widget.drawn_whole(self.rule.field)

    def label_for(self, term):
        """Return the term's label, with its number where the order has one (3 Comparison group)."""
        number = term.notation if self.scheme.vocabulary.ordered else ""
        return " ".join(part for part in (number, term.pref_label) if part)

    def valid_value(self, value):
        """Take what is offered, and a term that was retired while somebody had the form open."""
        return value in self.offered or value in self.retired

    @cached_property
    def offered(self):
        return {str(pk): term for pk, (term, _) in self.tree.items()}

    @cached_property
    def retired(self):
        return {str(term.pk): term for term in self.scheme.terms if term.status == Term.Status.RETIRED}

    def clean(self, value):
        """Return the chosen terms in display order, each retired one as the term that survives it."""
        chosen = super().clean(value)
        offered = [term for pk, term in self.offered.items() if pk in chosen]
        retired = [term for pk, term in self.retired.items() if pk in chosen]
        return list(dict.fromkeys(term.survivor() for term in [*offered, *retired]))

    def chosen_among(self, value):
        """Return the terms of the list whose ids are in `value`, as typed or as set."""
        ids = {str(pk) for pk in ([value] if isinstance(value, str) else value or [])}
        return [term for pk, term in self.offered.items() if pk in ids]

    def has_room(self, value):
        """Say whether one more term may be chosen beside those in `value`."""
        return self.rule.limit is None or len(self.chosen_among(value)) < self.rule.limit

    def taken(self, value):
        """Return the chosen terms and all above them, which they say already."""
        chosen = self.chosen_among(value)
        return [*chosen, *ancestors_of(chosen, self.scheme)]

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
        if may_propose(self.for_user):
            for rule in self.term_rules:
                self.fields[rule.field].widget.propose_url = proposal_url(rule.slug, self.instance)

    @cached_property
    def term_rules(self):
        return TermRule.for_page_type(self.instance.page_type)

    def chosen_terms(self):
        """Return every term that the form chose, with those of vocabularies that it does not show."""
        shown = {rule.key for rule in self.term_rules}
        others = [term for key, terms in self.instance.terms.items() if key not in shown for term in terms]
        return others + [term for rule in self.term_rules for term in self.cleaned_data.get(rule.field, [])]
