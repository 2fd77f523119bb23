"""Buttons to begin a page of each kind that this person may add."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from content.models import content_page_types


class AddPages(Component):
    """One button for each kind of page. Nothing is drawn for who may add none."""

    name = "add_pages"
    template_name = "content/dashboard/adding.html"
    order = 65

    class Media:
        css = {"all": ["content/dashboard.css"]}

    def get_context_data(self, parent_context):
        return {"buttons": buttons_for(parent_context["request"].user)}


def buttons_for(user):
    """Return (name of the kind of page, address of its empty form below the first page that may hold it)."""
    models = sorted(
        content_page_types().values(), key=lambda model: (not model.readiness_rules, model._meta.verbose_name)
    )
    parents = {model: ContentType.objects.get_for_models(*model.allowed_parent_page_models()) for model in models}
    types = {content_type for found in parents.values() for content_type in found.values()}
    places = page_permission_policy.instances_user_has_permission_for(user, "add").filter(content_type__in=types)
    places = list(places.order_by("path").values_list("pk", "content_type"))
    for model in models:
        allowed = {content_type.pk for content_type in parents[model].values()}
        first = next((pk for pk, content_type in places if content_type in allowed), None)
        if first:
            opts = model._meta
            yield opts.verbose_name, reverse("wagtailadmin_pages:add", args=[opts.app_label, opts.model_name, first])
