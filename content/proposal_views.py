"""The small page on which editors propose a term, opened beside the page that they write."""

import re

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from content.proposals import may_propose, propose
from taxonomy.models import Term, Vocabulary
from taxonomy.plans import Refused

PAGE_ID = re.compile(r"[0-9]{1,18}", re.ASCII)


class ProposalForm(forms.Form):
    """What a taxonomy manager needs to decide."""

    pref_label = forms.CharField(label="Term", max_length=120, help_text="As readers would see it.")
    definition = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What it means, if you can.",
    )
    broader = forms.ModelChoiceField(
        Term.objects.none(),
        required=False,
        label="Broader term",
        empty_label="None",
        help_text="The term that it belongs under.",
        error_messages={"invalid_choice": "That term is not in the list any more. Choose another, or none."},
    )
    reason = forms.CharField(
        label="Why it is needed",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What do you write about that no term covers?",
        error_messages={"required": "Say why the term is needed."},
    )

    def __init__(self, *args, vocabulary, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pref_label"].error_messages["required"] = "Enter the term."
        self.fields["broader"].queryset = vocabulary.terms.filter(status=Term.Status.IN_USE).order_by("pref_label")
        if not vocabulary.hierarchical:
            del self.fields["broader"]

    @property
    def values(self):
        """The term's field values."""
        broader = self.cleaned_data.get("broader")
        return {
            "pref_label": self.cleaned_data["pref_label"],
            "definition": self.cleaned_data["definition"],
            "broader": broader and broader.pk,
        }


class ProposeTermView(WagtailAdminTemplateMixin, FormView):
    """Takes the proposal of a term for one vocabulary; ?page= names the page that it is wanted for."""

    form_class = ProposalForm
    template_name = "content/admin/propose_term.html"
    page_title = "Propose a term"
    header_icon = "tag"

    def dispatch(self, request, *args, vocabulary, **kwargs):
        if not may_propose(request.user):
            raise PermissionDenied
        self.vocabulary = get_object_or_404(Vocabulary, slug=vocabulary)
        self.page = self.page_asked_for()
        return super().dispatch(request, *args, **kwargs)

    def page_asked_for(self):
        """Return the page that the address names, when it is one that this person may edit."""
        pk = self.request.GET.get("page", "")
        page = Page.objects.filter(pk=pk).first() if PAGE_ID.fullmatch(pk) else None
        page = page and page.specific
        return page if page and page.permissions_for_user(self.request.user).can_edit() else None

    def get_page_subtitle(self):
        return self.vocabulary.name

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.page_title, "sublabel": self.vocabulary.name},
        ]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"vocabulary": self.vocabulary}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"vocabulary": self.vocabulary, "page_wanted_for": self.page}

    def form_valid(self, form):
        try:
            propose(self.vocabulary, self.request.user, form.values, form.cleaned_data["reason"], self.page)
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error("pref_label", reason)
            return self.form_invalid(form)
        label = form.cleaned_data["pref_label"]
        messages.success(
            self.request,
            f"“{label}” is proposed for “{self.vocabulary}”. It waits for a taxonomy manager; once it is in use, you "
            "can choose it. You can close this tab: your page is still open in the other one.",
        )
        return redirect(self.request.get_full_path())
