"""The form by which a file comes in."""

from django import forms

from taxonomy.models import TaxonomyUpload, Vocabulary
from taxonomy.skos.importing import FORMATS, LARGEST

MEGABYTES = LARGEST // 1024**2


class UploadForm(forms.Form):
    """A file, and how it is meant."""

    file = forms.FileField(
        help_text=f"Turtle, RDF/XML, JSON-LD or CSV ({', '.join(FORMATS)}), at most {MEGABYTES} MB.",
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ",".join(FORMATS)}),
        error_messages={"required": "Choose a file.", "empty": "The file is empty. Choose another."},
    )
    vocabulary = forms.ChoiceField(
        label="Into which vocabulary",
        required=False,
        help_text="Choose one when the file does not say, such as a list of terms that somebody sent.",
    )
    retire_missing = forms.BooleanField(
        label="Retire terms that the file leaves out",
        required=False,
        help_text="Only in the vocabularies that the file has. Terms that pages have are listed as conflicts instead.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = Vocabulary.objects.values_list("slug", "name")
        self.fields["vocabulary"].choices = [("", "As the file says"), *choices]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                f"The file is larger than {MEGABYTES} MB. Split it, for example into one file a vocabulary."
            )
        return file

    def save(self, user):
        """Keep the file until its owner has looked at what it would change."""
        file = self.cleaned_data["file"]
        return TaxonomyUpload.objects.create(
            user=user,
            name=file.name.replace("\x00", ""),
            content=file.read(),
            vocabulary=self.cleaned_data["vocabulary"],
            retire_missing=self.cleaned_data["retire_missing"],
        )
