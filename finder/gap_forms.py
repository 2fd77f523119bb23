"""The form that makes the words of a search a name of a term."""

from django import forms

from taxonomy.admin.forms import LONGEST_LABEL, offer, one_term


class NewNameForm(forms.Form):
    """Asks for the name, whether readers see it, and the term that gets it. `terms` are offered in their order."""

    name = forms.CharField(
        label="Words",
        max_length=LONGEST_LABEL,
        help_text="Write them as readers should see them, with capital letters where they belong.",
        error_messages={"required": "Enter the words."},
    )
    kind = forms.ChoiceField(
        label="What they are",
        choices=[
            ("alt_labels", "A synonym: readers see it beside the term"),
            ("hidden_labels", "A misspelling: searches understand it, nobody sees it"),
        ],
        widget=forms.RadioSelect,
    )
    term = one_term(
        label="Term that they mean",
        help_text="The terms most like the words come first.",
        error_messages={"required": "Choose a term."},
    )

    def __init__(self, *args, terms, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self.fields["term"], [(term, 0) for term in terms])
        self.fields["term"].choices = [(term.pk, f"{term} ({term.vocabulary})") for term in terms]
