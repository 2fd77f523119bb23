"""The form by which a spreadsheet comes in."""

from django import forms

from casestudies.importing.files import FORMATS, LARGEST, MEGABYTES
from casestudies.models import SheetUpload


class SheetForm(forms.Form):
    """A file, kept until its owner has looked at what it would do."""

    file = forms.FileField(
        label="Spreadsheet",
        help_text=f"An Excel workbook (.xlsx) or CSV, at most {MEGABYTES} MB.",
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ",".join(FORMATS)}),
        error_messages={"required": "Choose a file.", "empty": "The file is empty. Choose another."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(f"The file is larger than {MEGABYTES} MB. Split it into several.")
        return file

    def save(self, user):
        file = self.cleaned_data["file"]
        return SheetUpload.objects.create(user=user, name=file.name.replace("\x00", ""), content=file.read())
