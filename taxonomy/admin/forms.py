"""Forms of the tree and of one term."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator, URLValidator

from taxonomy.admin.term_widgets import OneTerm, SeveralTerms
from taxonomy.labels import key_of
from taxonomy.models import Term
from taxonomy.operations.edits import plan_add, plan_edit
from taxonomy.schemes import load_schemes

LONGEST_LABEL = Term._meta.get_field("pref_label").max_length
LONGEST_TEXT = 4000
LONGEST_WHY = 1000
MOST_LINES = 200
is_web_address = URLValidator(["http", "https"])


class FilterForm(forms.Form):
    """What the tree shows: terms whose labels hold a text, terms of one status."""

    q = forms.CharField(label="Find a term", required=False, max_length=100)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Any status"), *Term.Status.choices])

    @property
    def chosen(self):
        return self.cleaned_data if self.is_valid() else {}

    @property
    def is_narrowing(self):
        return any(self.chosen.values())

    def matches(self, term):
        """Say whether a term is shown. What cannot be understood narrows nothing."""
        text, status = self.chosen.get("q"), self.chosen.get("status")
        labels = (term.pref_label, *term.alt_labels, *term.hidden_labels)
        has_text = not text or any(key_of(text) in key_of(label) for label in labels)
        return has_text and status in ("", None, term.status)


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    def __init__(self, *, longest=LONGEST_LABEL, **kwargs):
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)
        self.longest = longest

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        lines = [line.strip() for line in (value or "").splitlines()]
        return [line for line in lines if line]

    def run_validators(self, value):
        if len(value) > MOST_LINES:
            raise ValidationError(f"That is {len(value)} lines. Use at most {MOST_LINES}.")
        for line in value:
            ProhibitNullCharactersValidator()(line)
            if len(line) > self.longest:
                raise ValidationError(f"“{line[:40]}…” is too long. Use at most {self.longest} characters a line.")


def terms_offered(vocabulary, *, status=None, without=None):
    """Return [(term, level)] of a vocabulary's terms to choose from, in display order; retired ones are left out."""
    walked = load_schemes(pk=vocabulary.pk)[vocabulary.slug].walk_all()
    return [
        (term, level)
        for term, level in walked
        if term != without and (term.status == status if status else term.status != Term.Status.RETIRED)
    ]


def offer(field, terms, none=""):
    """Let a field choose among these (term, level), and among none of them when `none` says what that means."""
    field.choices = [*([("", none)] if none else []), *((term.pk, term.pref_label) for term, _ in terms)]
    field.widget.terms = {term.pk: (term, level) for term, level in terms}


def term_id(value):
    """Return a choice as an id; None for none. The choices themselves say which ids there are."""
    return int(value) if value else None


NOT_OFFERED = "That term is not in the list. Choose from those shown."


def one_term(**kwargs):
    """A field that takes one term, or None."""
    messages = {"invalid_choice": NOT_OFFERED, **kwargs.pop("error_messages", {})}
    return forms.TypedChoiceField(coerce=term_id, empty_value=None, widget=OneTerm, error_messages=messages, **kwargs)


def several_terms(**kwargs):
    """A field that takes any number of terms."""
    messages = {"invalid_choice": NOT_OFFERED, **kwargs.pop("error_messages", {})}
    return forms.TypedMultipleChoiceField(coerce=int, widget=SeveralTerms, error_messages=messages, **kwargs)


def why_field():
    return forms.CharField(
        label="Why this change",
        help_text="Kept in the history, for whoever asks later.",
        required=False,
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class TermForm(forms.Form):
    """What adding and editing a term ask for."""

    pref_label = forms.CharField(label="Label", max_length=LONGEST_LABEL)
    definition = forms.CharField(
        help_text="What it means, in a sentence or two.",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    scope_note = forms.CharField(
        help_text="When to use this term, and when another.",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    alt_labels = LinesField(label="Synonyms", help_text="Other words for the same, one a line. Readers see them.")
    hidden_labels = LinesField(
        label="Misspellings", help_text="One a line. A search understands them; nobody sees them."
    )
    notation = forms.CharField(
        help_text="A code, such as a GSS code or a level’s number.",
        required=False,
        max_length=Term._meta.get_field("notation").max_length,
    )
    exact_match = LinesField(
        label="Same as", help_text="Addresses (URIs) of the same concept elsewhere, one a line.", longest=500
    )
    broader = one_term(label="Broader term", required=False, help_text="It stands under this one.")
    related = several_terms(
        label="Related terms", required=False, help_text="Terms worth a look beside this one. Tick any that are."
    )
    status = forms.ChoiceField(
        choices=Term.Status.choices[:2],
        initial=Term.Status.IN_USE,
        widget=forms.RadioSelect,
        help_text="A draft is not offered to editors and readers never see it.",
    )
    change_note = forms.CharField(
        help_text="What changed in this term’s meaning, for whoever uses the vocabulary.",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    why = why_field()

    def __init__(self, *args, vocabulary, term=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.vocabulary, self.term = vocabulary, term
        offered = terms_offered(vocabulary, without=term)
        offer(self.fields["related"], offered)
        if term or not vocabulary.hierarchical:
            del self.fields["broader"]
        else:
            offer(self.fields["broader"], offered, none="None: at the top")

    def clean_exact_match(self):
        """Refuse what is no address; those that an import brought are left as they came."""
        known = self.term.exact_match if self.term else []
        for uri in self.cleaned_data["exact_match"]:
            if uri not in known:
                try:
                    is_web_address(uri)
                except ValidationError:
                    raise ValidationError(
                        f"“{uri}” is not a web address. Enter one that begins with https:// or http://."
                    ) from None
        return self.cleaned_data["exact_match"]

    def values(self):
        """Return the field values as a plan takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("why", "version")}


class AddTermForm(TermForm):
    """Adds a term."""

    def plan(self):
        return plan_add(self.vocabulary, self.values())


class EditTermForm(TermForm):
    """Edits a term. `version` is the one that the form was filled from."""

    version = forms.Field(widget=forms.HiddenInput, required=False)
    replaced_by = several_terms(
        required=False,
        help_text="The terms that stand for it: its address leads there, and a search for it finds what has them.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.term.status == Term.Status.RETIRED:
            self.show_how_it_ended()
        else:
            del self.fields["replaced_by"]

    def show_how_it_ended(self):
        """Ask first of all whether a retired term stays so, and what stands for it."""
        self.order_fields(["status", "replaced_by"])
        self.fields["status"].choices = [Term.Status.choices[2], Term.Status.choices[1]]
        self.fields["status"].help_text = "In use again, it can be chosen. Pages that had it do not get it back."
        standing = [(term, 0) for term in self.term.replaced_by.exclude(status=Term.Status.IN_USE)]
        offer(
            self.fields["replaced_by"],
            [*standing, *terms_offered(self.vocabulary, status=Term.Status.IN_USE, without=self.term)],
        )

    def plan(self, term):
        return plan_edit(term, self.values())
