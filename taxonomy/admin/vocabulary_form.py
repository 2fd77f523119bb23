"""The form of a vocabulary: how it behaves, and which types of page it applies to."""

import hashlib
import json

from django import forms
from django.db import transaction
from django.db.models import Count, Max
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminModelForm

from taxonomy.admin.forms import why_field
from taxonomy.admin.readable import FieldChange
from taxonomy.admin.rules import page_models
from taxonomy.history import record_settings
from taxonomy.models import PageTerm, Vocabulary, VocabularyUse

MOST = 100
"""A page with more terms of one vocabulary than this says nothing any more."""
CHANGED_SINCE = (
    "Somebody changed this vocabulary while you had it open. Nothing of yours was saved. "
    "Compare what you typed with how it now stands, and save again."
)


def page_types():
    """Return (name in addresses, name for people) of every type of page that has terms."""
    return sorted((slug, str(model._meta.verbose_name).capitalize()) for slug, model in page_models().items())


def in_words(value):
    """Return the value of a setting as people read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


class VocabularyForm(WagtailAdminModelForm):
    """Adds or edits a vocabulary. Its slug is asked for only once, since addresses hold it for ever.

    Of two people who have it open at once, the second is told: `seen` names the settings that the form was filled
    from.
    """

    class Meta:
        model = Vocabulary
        fields = ["name", "slug", "help_text", "multiple", "hierarchical", "ordered", "cumulative", "is_filter"]
        labels = {
            "slug": "Name in web addresses",
            "multiple": "Several on a page",
            "hierarchical": "Broader and narrower terms",
            "ordered": "In an order of their own",
            "cumulative": "Higher terms count too",
        }
        help_texts = {
            "slug": "As in ?theme=co-production. It never changes. Leave it empty to make it from the name.",
            "is_filter": "Readers may narrow down a search by it.",
        }
        error_messages = {
            "name": {"unique": "Another vocabulary has this name. Choose a different one."},
            "slug": {"unique": "Another vocabulary has this name in web addresses. Enter a different one."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {use.page_type: use for use in self.instance.uses.all()} if self.instance.pk else {}
        for slug, name in page_types():
            self.add_use_fields(slug, name, self.known.get(slug))
        self.differences = []
        self.stored = {name: self.get_initial_for_field(field, name) for name, field in self.fields.items()}
        self.fields["why"] = why_field()
        self.fields["seen"] = forms.Field(widget=forms.HiddenInput, required=False, initial=self.digest)
        if self.instance.pk:
            del self.fields["slug"]
        else:
            self.fields["slug"].required = False

    def add_use_fields(self, slug, name, use):
        self.fields[f"{slug}-applies"] = forms.BooleanField(label=name, required=False, initial=bool(use))
        self.fields[f"{slug}-required"] = forms.BooleanField(
            label=f"{name}: required to publish", required=False, initial=bool(use and use.required)
        )
        self.fields[f"{slug}-maximum"] = forms.IntegerField(
            label=f"{name}: maximum", required=False, initial=use and use.maximum, min_value=1, max_value=MOST
        )

    @property
    def digest(self):
        """A short name for the settings as they stand."""
        return hashlib.sha256(json.dumps(self.stored, sort_keys=True).encode()).hexdigest()

    def own_fields(self):
        """The fields of the vocabulary itself."""
        return [self[name] for name in self.Meta.fields if name in self.fields]

    def use_rows(self):
        """For each type of page its name and its three fields."""
        return [
            (name, [self[f"{slug}-applies"], self[f"{slug}-required"], self[f"{slug}-maximum"]])
            for slug, name in page_types()
        ]

    def clean_slug(self):
        """Return the slug typed, or one made from the name."""
        typed = self.cleaned_data["slug"]
        made = typed or slugify(self.cleaned_data.get("name", ""))[:50].strip("-")
        if not made and self.cleaned_data.get("name"):
            raise forms.ValidationError("Enter one: none could be made from this name.")
        return made

    def clean(self):
        """Refuse what the terms that are there already contradict, and what somebody else changed meanwhile."""
        cleaned = super().clean()
        if not self.instance.pk:
            return cleaned
        if not cleaned.get("hierarchical") and self.instance.terms.exclude(broader=None).exists():
            self.add_error("hierarchical", "Some terms stand under a broader one. Move them to the top first.")
        if not cleaned.get("multiple") and self.has_pages_with_several():
            self.add_error("multiple", "Some pages have more than one of these terms. Take them off first.")
        if cleaned.get("seen") != self.digest:
            self.add_error(None, CHANGED_SINCE)
            self.differences = self.changes()
            self.data = self.data.copy()
            self.data["seen"] = self.digest
        return cleaned

    def changes(self):
        """Return the FieldChange of every setting that was typed otherwise than it stands."""
        return [
            FieldChange(self.fields[name].label or name, in_words(stored), in_words(self.cleaned_data[name]))
            for name, stored in self.stored.items()
            if name in self.fields and name in self.cleaned_data and self.cleaned_data[name] != stored
        ]

    def has_pages_with_several(self):
        uses = PageTerm.objects.filter(term__vocabulary=self.instance).order_by()
        return uses.values("page").annotate(number=Count("pk")).filter(number__gt=1).exists()

    @transaction.atomic
    def save(self, commit=True):
        """Save the vocabulary and to which types it applies, with a line in its history."""
        is_new = self.instance.pk is None
        if is_new:
            last = Vocabulary.objects.aggregate(last=Max("sort_order"))["last"]
            self.instance.sort_order = 0 if last is None else last + 1
        vocabulary = super().save(commit)
        for slug, _ in page_types():
            self.save_use(vocabulary, slug)
        record_settings(
            vocabulary, [] if is_new else self.changes(), user=self.for_user, note=self.cleaned_data["why"], new=is_new
        )
        return vocabulary

    def save_use(self, vocabulary, slug):
        if self.cleaned_data[f"{slug}-applies"]:
            demands = {name: self.cleaned_data[f"{slug}-{name}"] for name in ("required", "maximum")}
            VocabularyUse.objects.update_or_create(vocabulary=vocabulary, page_type=slug, defaults=demands)
        elif slug in self.known:
            self.known[slug].delete()
