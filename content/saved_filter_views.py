"""Saving the filters of a list under a name, and letting them go."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin import messages
from wagtail.permissions import page_permission_policy

from content.listings import LISTINGS, ListingView, listing_of
from content.saved_filters import LONGEST_QUERY, SavedFilter, savable

MOST_KEPT = 20
"""So many one person may keep for a list."""


class NameForm(forms.ModelForm):
    query = forms.CharField(
        max_length=LONGEST_QUERY,
        error_messages={
            "required": "Filter the list first, then save what it is filtered by.",
            "max_length": "That is too much to save. Take some of the filters away.",
        },
    )

    class Meta:
        model = SavedFilter
        fields = ["name", "query"]
        error_messages = {"name": {"required": "Give these filters a name.", "max_length": "Choose a shorter name."}}


class OfAList(View):
    """Something done from a list, which leads back there."""

    http_method_names = ("post",)

    def dispatch(self, request, *args, **kwargs):
        if not page_permission_policy.user_has_any_permission(request.user, ListingView.any_permission_required):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self, page_type, query=""):
        address = reverse(LISTINGS[page_type].get_url_name("index"))
        return redirect(f"{address}?{query}" if query else address)


class SaveFilterView(OfAList):
    """Keeps filters under a name. The same name again stands for the new ones."""

    def post(self, request, page_type):
        listing = listing_of(page_type, request)
        if listing is None:
            raise Http404
        query = savable(QueryDict(request.POST.get("query", "")), listing.filters)
        form = NameForm({"name": request.POST.get("name", ""), "query": query})
        saved = SavedFilter.objects.filter(user=request.user, listing=page_type)
        if not form.is_valid():
            messages.error(request, " ".join(sentence for errors in form.errors.values() for sentence in errors))
        elif saved.exclude(name=form.cleaned_data["name"]).count() >= MOST_KEPT:
            messages.error(request, f"You have saved {MOST_KEPT} already. Delete one that you no longer need.")
        else:
            name = form.cleaned_data["name"]
            saved.update_or_create(user=request.user, listing=page_type, name=name, defaults={"query": query})
            messages.success(request, f"Saved as “{name}”. It stands above the list from now on.")
        return self.back(page_type, query)


class DeleteFilterView(OfAList):
    """Lets one's own saved filters go."""

    def post(self, request, pk):
        saved = get_object_or_404(SavedFilter, user=request.user, pk=pk)
        saved.delete()
        messages.success(request, f"“{saved.name}” is deleted. The pages are as they were.")
        return self.back(saved.listing)
