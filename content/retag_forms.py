"""What to do with which term: the first step of a retag."""

from django import forms

from taxonomy.operations.retagging import Action
from taxonomy.schemes import load_schemes

PREFIX = "retag"
INDENT = "– "
ASKED = {
    Action.ADD: "add “{term}”",
    Action.REMOVE: "remove “{term}”",
    Action.REPLACE: "replace “{term}” with “{other}”",
}
NOT_IN_USE = "That term is not in use, or no longer. Choose another."


class RetagForm(forms.Form):
    """Its cleaned values `term` and `other` are terms in use of one vocabulary; `other` is None unless replacing."""

    action = forms.ChoiceField(
        label="What to do",
        choices=Action.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what to do.", "invalid_choice": "Choose what to do."},
    )
    term = forms.ChoiceField(
        label="Term", error_messages={"required": "Choose the term.", "invalid_choice": NOT_IN_USE}
    )
    other = forms.ChoiceField(
        label="Replace it with",
        required=False,
        help_text="Only when you replace a term: one of the same vocabulary.",
        error_messages={"invalid_choice": NOT_IN_USE},
    )
    note = forms.CharField(
        label="Why", required=False, max_length=255, help_text="Optional. It is kept in the history."
    )

    def __init__(self, data=None):
        super().__init__(data, prefix=PREFIX, initial={"action": Action.ADD})
        schemes = load_schemes(uses__isnull=False).values()
        self.terms = {str(term.pk): term for scheme in schemes for term, _ in scheme.walk()}
        groups = [(scheme.vocabulary.name, list(options_of(scheme))) for scheme in schemes]
        self.fields["term"].choices = [("", "Choose a term"), *groups]
        self.fields["other"].choices = [("", "No other term"), *groups]

    def clean_term(self):
        return self.terms.get(self.cleaned_data["term"])

    def clean_other(self):
        return self.terms.get(self.cleaned_data["other"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("action") != Action.REPLACE:
            cleaned["other"] = None
        elif not cleaned.get("other") and not self.has_error("other"):
            self.add_error("other", "Choose the term that takes its place.")
        return cleaned

    @property
    def asked(self):
        """What is to be done, in words. For a valid form."""
        return ASKED[self.cleaned_data["action"]].format(**self.cleaned_data)


def options_of(scheme):
    """Yield (id, label) of the terms of a vocabulary, narrower ones set in."""
    for term, level in scheme.walk():
        yield str(term.pk), INDENT * level + term.pref_label
